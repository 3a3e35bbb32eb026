import type { CaseView } from '#kit/case-view.ts';
import type { Effect } from '#kit/effect.ts';
import { defineFlow, type Guard } from '#kit/flow.ts';
import { typedAnswers, type UnknownAnswers } from '#kit/form.ts';
import { firstDay, monthOf, nextMonth } from '#kit/plain-date.ts';
import { lemonTrees, treesCounted } from './fact-kinds.ts';
import { lemonApplication, lemonCount } from './form.ts';

const clerk = { posts: ['lemon-clerk'] };
const judge = { posts: ['county-approver'] };

const decidedAs =
  (outcome: 'granted' | 'refused'): Guard =>
  ({ decision }) =>
    decision?.outcome === outcome ? undefined : `规则的结论不是${outcome === 'granted' ? '给' : '不给'}，不能这样办`;

const allSigned: Guard = (view) =>
  view.people.every((person) => !person.mustSign || person.signedOn !== null) ? undefined : '还有人没有签字';

const noticeEnded: Guard = ({ notice, on }) =>
  notice !== null && on > notice.lastDay && notice.openObjections === 0 ? undefined : '公示没有满期，或还有异议';

const countEffects = (view: CaseView, answers: UnknownAnswers): readonly Effect[] => {
  const from = firstDay(view.appliedIn);
  const fact = (person: string, kind: string, value: number) => ({
    person,
    kind,
    value,
    from,
    to: null,
    basis: '数过',
  });
  const found = typedAnswers(lemonCount, answers).trees.flatMap(({ member, trees }) => {
    const person = view.people.find(({ row }) => row === member);
    return person === undefined ? [] : [fact(person.id, lemonTrees.key, trees), fact(person.id, treesCounted.key, 1)];
  });
  const people = view.people.map(({ id }) => id);
  const kinds = [lemonTrees.key, treesCounted.key];
  return [
    {
      effect: 'write-facts',
      standing: 'determined',
      facts: found,
      replaces: [{ people, household: false, kinds, from, to: null }],
    },
  ];
};

const postEffects = (view: CaseView): readonly Effect[] => [
  {
    effect: 'post-notice',
    division: view.division,
    days: 3,
    content: { title: '柠檬券公示', name: '园主', place: view.divisionName, lines: [], objectionsTo: '柠檬办' },
  },
];

const grantEffects = (view: CaseView): readonly Effect[] => {
  const payee = view.people.find((person) => person.applicant);
  if (payee === undefined || view.decision === null) return [];
  return [
    {
      effect: 'set-household',
      members: view.people.map(({ id, applicant }) => ({ person: id, relation: applicant ? '01' : '10' })),
      from: view.on,
    },
    {
      effect: 'start-benefit',
      benefit: 'lemon-voucher',
      from: nextMonth(monthOf(view.on)),
      amount: view.decision.amount,
      members: view.decision.members,
      payee: payee.id,
      account: { form: lemonApplication.key, field: 'bankAccount' },
    },
    { effect: 'send-letter', letter: 'grant' },
  ];
};

export const lemonFlow = defineFlow({
  start: 'submitted',
  stages: {
    submitted: { name: '待受理', actor: clerk, tell: '柠檬办在看您的申请。' },
    counting: {
      name: '数树',
      actor: clerk,
      limit: { length: '5wd', from: 'stage', roll: false, clause: '柠檬园规矩第四条' },
      tell: '有人来数树。',
    },
    counted: { name: '待公示', actor: clerk, tell: '树数好了。' },
    posting: { name: '公示', actor: clerk, tell: '正在公示3天。' },
    deciding: { name: '待决定', actor: judge, tell: '柠檬审批人在决定。' },
    granted: { name: '已给券', actor: null, tell: '下个月起有券。' },
    refused: { name: '不给券', actor: null, tell: '没有券。' },
    withdrawn: { name: '已撤回', actor: null, tell: '已撤回。' },
  },
  moves: {
    accept: {
      name: '受理',
      from: ['submitted'],
      to: 'counting',
      by: clerk,
      accepts: true,
      guards: [allSigned],
      done: '已受理',
    },
    count: {
      name: '数树',
      from: ['counting'],
      to: 'counted',
      by: clerk,
      form: lemonCount,
      evaluates: 'propose',
      effects: countEffects,
      done: '树数好了',
      emphasis: 'primary',
    },
    post: {
      name: '公示',
      from: ['counted'],
      to: 'posting',
      by: clerk,
      guards: [decidedAs('granted')],
      effects: postEffects,
      done: '已公示',
    },
    'close-posting': {
      name: '公示期满',
      from: ['posting'],
      to: 'deciding',
      by: clerk,
      guards: [noticeEnded],
      effects: () => [{ effect: 'take-down-notice' }],
      done: '公示期满',
    },
    decline: {
      name: '拟不给券',
      from: ['counted'],
      to: 'deciding',
      by: clerk,
      guards: [decidedAs('refused')],
      done: '拟不给券',
    },
    grant: {
      name: '给券',
      from: ['deciding'],
      to: 'granted',
      by: judge,
      evaluates: 'confirm',
      notBy: ['count'],
      guards: [decidedAs('granted')],
      effects: grantEffects,
      done: '给券',
      emphasis: 'primary',
    },
    refuse: {
      name: '不给券',
      from: ['deciding'],
      to: 'refused',
      by: judge,
      evaluates: 'confirm',
      guards: [decidedAs('refused')],
      effects: () => [{ effect: 'send-letter', letter: 'refusal' }],
      done: '不给券',
      emphasis: 'danger',
    },
    withdraw: { name: '撤回', from: ['submitted', 'counting'], to: 'withdrawn', by: 'applicant', done: '撤回' },
  },
});
