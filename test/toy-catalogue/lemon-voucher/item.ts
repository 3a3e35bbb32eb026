import { answersOf } from '#kit/case-view.ts';
import { typedAnswers } from '#kit/form.ts';
import { defineItem, type ItemLetter } from '#kit/item.ts';
import { fen, formatYuan } from '#kit/money.ts';
import { parseParameters } from '#kit/parameter-reading.ts';
import { ageOn, firstDay } from '#kit/plain-date.ts';
import { lemonTrees } from './fact-kinds.ts';
import { lemonFlow } from './flow.ts';
import { lemonApplication } from './form.ts';
import parameters from './parameters.yaml';
import { lemonRule } from './rule.ts';

const letter = (key: string, name: string): ItemLetter => ({
  key,
  name,
  series: '柠檬',
  write: ({ view, government }) => ({
    kind: 'letter',
    title: [name],
    addressee: view.people.find((person) => person.applicant)?.name ?? '园主',
    body: [
      { type: 'paragraph', text: `每月${formatYuan(view.decision?.amount ?? fen(0))}元。` },
      { type: 'list', ordered: true, items: (view.decision?.reasons ?? []).map((reason) => reason.text) },
      { type: 'paragraph', text: `不服的，向${government}说。` },
    ],
  }),
});

/** 柠檬券: every mechanism of the engine once, and no law. */
export const lemonVoucherItem = defineItem({
  key: 'lemon-voucher',
  version: 1,
  name: '柠檬券',
  domain: 'lemons',
  law: ['柠檬园规矩'],
  subject: 'household',
  form: lemonApplication,
  flow: lemonFlow,
  rules: [lemonRule],
  parameters: parseParameters(parameters, 'toy-catalogue/lemon-voucher/parameters.yaml'),
  letters: [letter('grant', '给券通知'), letter('refusal', '不给券通知')],
  authorisation: {
    purpose: '数柠檬树',
    sources: ['柠檬园'],
    term: '6mon',
    clause: '柠檬园规矩第五条',
    mustSign: ({ born }, on) => ageOn(born, on) >= 18,
  },
  entrustment: { clause: '柠檬园规矩第六条', acts: ['代园主填写申请'], counters: ['lemon-clerk'] },
  excludes: ['lemon-voucher'],
  people: (answers) =>
    typedAnswers(lemonApplication, answers).members.map(({ name, idNumber, relation, phone }, index) => ({
      name,
      idNumber,
      relation,
      phone: phone ?? null,
      applicant: index === 0,
    })),
  division: (answers) => typedAnswers(lemonApplication, answers).division,
  relations: (view) => {
    const declared = answersOf(view, lemonApplication)?.members ?? [];
    return new Map(view.people.map((person) => [person.id, declared[person.row]?.relation ?? '80']));
  },
  submitted: (view) => [
    {
      effect: 'write-facts',
      standing: 'declared',
      facts: view.people.flatMap((person) => {
        const trees = answersOf(view, lemonApplication)?.members[person.row]?.trees;
        if (trees === undefined) return [];
        return [
          {
            person: person.id,
            kind: lemonTrees.key,
            value: trees,
            from: firstDay(view.appliedIn),
            to: null,
            basis: '自己说的',
          },
        ];
      }),
    },
  ],
  promise: '五个工作日数完',
  channels: ['resident', 'worker'],
  guide: [{ title: '谁有券', lines: ['柠檬树少的人家。'] }],
});
