import type { LinkProps } from '@tanstack/react-router';

/** A place of the office: in the menu, and on the first page of those for whom no cases wait. */
export interface Place {
  to: NonNullable<LinkProps['to']>;
  name: string;
  /** What can be done there, for who comes for the first time. */
  about: string;
  /** Any of these permissions opens it; all may go where none is named. */
  needs: readonly string[];
}

export const places: readonly Place[] = [
  { to: '/office', name: '我的工作', about: '等本岗位办理的办件和各环节的件数。', needs: [] },
  { to: '/office/overview', name: '工作进展', about: '各乡镇在办、到期和超期的，可以指派。', needs: ['work.lead'] },
  {
    to: '/office/search',
    name: '查找',
    about: '一个框里查人和办件：姓名、拼音、号码、编号。',
    needs: ['people.search'],
  },
  { to: '/office/cases', name: '办件', about: '管辖范围内的全部办件，可按地区、环节、编号查。', needs: ['case.read'] },
  { to: '/office/people', name: '人员', about: '按姓名、拼音或首字母查人。', needs: ['people.search'] },
  { to: '/office/households', name: '家庭', about: '家庭成员、事实信息和待遇。', needs: ['people.read'] },
  {
    to: '/office/verifications',
    name: '核对',
    about: '按授权向部门和银行核对的家庭，答复、报告和异议。',
    needs: ['verification.read'],
  },
  { to: '/office/tasks', name: '线索和走访', about: '要核查的线索、到期的复核走访。', needs: ['task.read'] },
  { to: '/office/notices', name: '公示', about: '正在公示和已结束的公示、异议和答复。', needs: ['notice.read'] },
  { to: '/office/imports', name: '导入', about: '把 Excel 台账、部门数据导入系统。', needs: ['import.make'] },
  { to: '/office/pay-runs', name: '发放', about: '编制、复核发放批次，导出银行文件。', needs: ['pay-run.read'] },
  {
    to: '/office/parameters',
    name: '标准参数',
    about: '各地各时期的标准和文号；一人提议，另一人审批。',
    needs: ['parameter.read'],
  },
  {
    to: '/office/decision-runs',
    name: '全县核定',
    about: '全县每户按规定重新判定，列出应停发、应调整和可能符合的。',
    needs: ['decision.read'],
  },
  {
    to: '/office/simulations',
    name: '政策测算',
    about: '标准改成这样，谁进谁退、谁增谁减，要多少钱。',
    needs: ['simulation.run'],
  },
  { to: '/office/figures', name: '统计', about: '每月的户数、人数、水平和时效，点开是清单。', needs: ['figure.read'] },
  { to: '/office/deputies', name: '代理', about: '休假、出差时请同事代理岗位。', needs: ['case.act'] },
  { to: '/office/audit', name: '审计记录', about: '谁、何时、为什么查看和办理了什么。', needs: ['audit.read'] },
];
