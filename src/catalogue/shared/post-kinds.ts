import { definePostKind, type PostKind } from '#kit/post-kind.ts';

const caseWork = [
  'case.read',
  'case.act',
  'household.read',
  'people.read',
  'people.read-sensitive',
  'people.search',
  'file.read',
  'file.add',
  'task.read',
  'figure.read',
];
const papers = ['notice.read', 'letter.read'];
/** 核对: who only reads a report, and who asks the departments. */
const reading = ['verification.read'];
const asking = [...reading, 'verification.ask', 'verification.object'];
/** The county decided household by household, and what if. */
const deciding = ['decision.read', 'decision.run', 'simulation.run'];

/**
 * 岗位: what each may do. Keeping apart what must be apart is law: who investigates does not decide, who makes a pay run
 * does not approve it, who administers has no business rights.
 */
export const postKinds: readonly PostKind[] = [
  definePostKind({
    key: 'village-worker',
    name: '村（社区）协理员',
    level: 'village',
    permissions: [
      'case.read',
      'case.apply-for',
      'case.act',
      'case.sign-paper',
      'people.search',
      'file.read',
      'file.add',
      ...papers,
    ],
  }),
  definePostKind({
    key: 'town-intake',
    name: '乡镇受理岗',
    level: 'town',
    permissions: [
      ...caseWork,
      'case.apply-for',
      'case.sign-paper',
      ...papers,
      'notice.objection',
      'letter.deliver',
      ...reading,
      'verification.object',
    ],
  }),
  definePostKind({
    key: 'town-investigator',
    name: '乡镇调查岗',
    level: 'town',
    permissions: [...caseWork, 'case.start', 'task.act', ...papers, 'people.unmask', 'decision.read', ...asking],
  }),
  definePostKind({
    key: 'town-lead',
    name: '乡镇分管领导',
    level: 'town',
    permissions: [...caseWork, 'case.recuse', ...papers, 'notice.objection', 'decision.read', 'work.lead', ...reading],
  }),
  definePostKind({
    key: 'town-approver',
    name: '乡镇审批岗',
    level: 'town',
    permissions: [...caseWork, ...papers, 'decision.read', ...reading],
  }),
  definePostKind({
    key: 'county-reviewer',
    name: '县级审核岗',
    level: 'county',
    permissions: [
      ...caseWork,
      ...papers,
      ...reading,
      'people.unmask',
      'parameter.read',
      'parameter.propose',
      'import.make',
      'watch.sweep',
      ...deciding,
    ],
  }),
  definePostKind({
    key: 'county-approver',
    name: '县级审批岗',
    level: 'county',
    permissions: [
      ...caseWork,
      'case.recuse',
      ...papers,
      ...reading,
      'parameter.read',
      'parameter.approve',
      'watch.sweep',
      'work.lead',
      ...deciding,
    ],
  }),
  definePostKind({
    key: 'county-verifier',
    name: '县核对岗',
    level: 'county',
    permissions: ['case.read', 'people.read', 'file.read', 'file.add', ...asking, 'verification.breach'],
  }),
  definePostKind({
    key: 'finance-maker',
    name: '资金制单岗',
    level: 'county',
    permissions: ['pay-run.read', 'pay-run.make', 'household.read', 'people.read', 'parameter.read'],
  }),
  definePostKind({
    key: 'finance-checker',
    name: '资金复核岗',
    level: 'county',
    permissions: ['pay-run.read', 'pay-run.approve', 'household.read', 'people.read', 'parameter.read'],
  }),
  definePostKind({
    key: 'auditor',
    name: '监督审计岗',
    level: 'county',
    permissions: [
      'audit.read',
      'case.read',
      ...reading,
      'household.read',
      'people.read',
      'pay-run.read',
      'parameter.read',
      ...papers,
    ],
  }),
  definePostKind({
    key: 'administrator',
    name: '系统管理员',
    level: 'county',
    permissions: ['user.manage', 'practice.clock'],
  }),
];
