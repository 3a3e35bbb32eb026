import type { CataloguePart } from '#kit/catalogue-part.ts';
import { defineCodeSet } from '#kit/code-set.ts';
import { relationKind } from '#kit/fact-kind.ts';
import { definePostKind } from '#kit/post-kind.ts';

export const toyRelationCodes = defineCodeSet({
  key: 'toy-relation',
  name: '与园主关系',
  source: '柠檬园规矩',
  codes: [
    { code: '01', name: '园主' },
    { code: '10', name: '伙伴' },
    { code: '80', name: '帮工' },
  ],
});

const all = ['case.read', 'case.act', 'people.read', 'people.search', 'household.read', 'file.read', 'file.add'];

/** Posts and words of the toy office. */
export const toyOffice: CataloguePart = {
  postKinds: [
    definePostKind({
      key: 'lemon-helper',
      name: '柠檬帮手',
      level: 'village',
      permissions: [...all, 'case.apply-for'],
    }),
    definePostKind({
      key: 'lemon-clerk',
      name: '柠檬办事员',
      level: 'town',
      permissions: [
        ...all,
        'case.sign-paper',
        'task.read',
        'task.act',
        'notice.read',
        'notice.objection',
        'file.add',
        'verification.read',
        'verification.ask',
        'verification.object',
        'verification.breach',
      ],
    }),
    definePostKind({
      key: 'county-approver',
      name: '柠檬审批人',
      level: 'county',
      permissions: [
        ...all,
        'notice.read',
        'letter.read',
        'letter.deliver',
        'parameter.read',
        'decision.read',
        'decision.run',
        'simulation.run',
        'people.unmask',
        'people.read-sensitive',
        'import.make',
        'task.read',
        'watch.sweep',
        'work.lead',
        'figure.read',
      ],
    }),
    definePostKind({
      key: 'lemon-purse',
      name: '柠檬制单人',
      level: 'county',
      permissions: ['pay-run.read', 'pay-run.make'],
    }),
    definePostKind({
      key: 'lemon-check',
      name: '柠檬复核人',
      level: 'county',
      permissions: ['pay-run.read', 'pay-run.approve'],
    }),
  ],
  headings: [{ heading: '关系', kind: relationKind, codes: toyRelationCodes }],
};
