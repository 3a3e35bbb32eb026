import { defineFlow } from '#kit/flow.ts';
import { typedAnswers } from '#kit/form.ts';
import { defineItem } from '#kit/item.ts';
import { parseParameters } from '#kit/parameter-reading.ts';
import { honeyApplication } from './form.ts';
import parameters from './parameters.yaml';
import { honeyRule } from './rule.ts';

const judge = { posts: ['county-approver'] };

/** 分蜜: what a rule can say beyond yes and no, and nothing of the office. */
export const honeyShareItem = defineItem({
  key: 'honey-share',
  version: 1,
  name: '分蜜',
  domain: 'lemons',
  law: ['蜂园规矩'],
  subject: 'household',
  form: honeyApplication,
  flow: defineFlow({
    start: 'submitted',
    stages: {
      submitted: { name: '待开箱', actor: judge, tell: '有人来开箱。' },
      refused: { name: '不分', actor: null, tell: '没有蜜。' },
    },
    moves: { refuse: { name: '不分', from: ['submitted'], to: 'refused', by: judge, done: '不分' } },
  }),
  rules: [honeyRule],
  parameters: parseParameters(parameters, 'toy-catalogue/honey-share/parameters.yaml'),
  letters: [],
  people: (answers) => {
    const { name, idNumber } = typedAnswers(honeyApplication, answers);
    return [{ name, idNumber, relation: '01', phone: null, applicant: true }];
  },
  division: (answers) => typedAnswers(honeyApplication, answers).division,
  relations: (view) => new Map(view.people.map((person) => [person.id, '01'])),
  submitted: () => [],
  promise: '五个工作日开箱',
  channels: ['worker'],
  guide: [{ title: '谁有蜜分', lines: ['蜜少的园子。'] }],
});
