import { deathKind, relationKind } from '#kit/fact-kind.ts';
import { date, flag } from '#kit/field.ts';
import { defineForm, section, typedAnswers } from '#kit/form.ts';
import { plainDate } from '#kit/plain-date.ts';
import { defineRound } from '#kit/round.ts';
import { defineSignal } from '#kit/signal.ts';
import { dateOfDay, dayNumber, holdsOn, sinceOn, valueOn } from '#kit/situation.ts';
import { lemonsRunning, lemonTrees, treesCounted } from './fact-kinds.ts';

const common = { benefit: 'lemon-voucher', domain: 'lemons', posts: ['lemon-clerk'], parameters: [] };

export const growerDied = defineSignal({
  ...common,
  key: 'lemon.grower-died',
  name: '园主去世',
  severity: 'A',
  answer: '1wd',
  clause: '柠檬园规矩第七条',
  reads: [deathKind, relationKind, lemonsRunning],
  look: ({ members }, { today }) => {
    const day = dayNumber(today);
    return members.flatMap(({ key, name, facts }) => {
      const died = valueOn(facts, deathKind, day);
      if (died === undefined || !holdsOn(facts, relationKind, day)) return [];
      return [{ member: key, cause: String(died), text: `${name}于${dateOfDay(died)}去世` }];
    });
  },
});

const many = 30;

export const manyTrees = defineSignal({
  ...common,
  key: 'lemon.many-trees',
  name: '有人报告树很多',
  severity: 'B',
  answer: '5wd',
  clause: '柠檬园规矩第八条',
  reads: [lemonTrees, lemonsRunning],
  look: ({ members }, { today }) => {
    const day = dayNumber(today);
    return members.flatMap(({ key, name, facts }) => {
      const trees = valueOn(facts, lemonTrees, day);
      if (trees === undefined || trees < many) return [];
      return [{ member: key, cause: String(trees), text: `${name}据报有${trees}棵树` }];
    });
  },
});

const walkForm = defineForm({
  key: 'lemon-walk',
  title: '看园子',
  sections: { walk: section('看园子', { walkedOn: date('哪天看的', { past: true }), more: flag('树多了') }) },
});

export const orchardWalk = defineRound({
  key: 'lemon.walk',
  name: '看园子',
  benefit: 'lemon-voucher',
  domain: 'lemons',
  posts: ['lemon-clerk'],
  ahead: '1mon',
  clause: '柠檬园规矩第九条',
  reads: [treesCounted, lemonsRunning],
  last: ({ members }, today) => {
    const days = members.flatMap(({ facts }) => sinceOn(facts, treesCounted, dayNumber(today)) ?? []);
    const last = days.sort((a, b) => a - b).at(-1);
    return last === undefined ? undefined : dateOfDay(last);
  },
  every: ({ members }, today) =>
    members.filter(({ facts }) => holdsOn(facts, relationKind, dayNumber(today))).length > 1
      ? { months: 2, reason: '人多' }
      : { months: 12, reason: '只有一个人' },
  form: walkForm,
  visitedOn: (answers) => plainDate(typedAnswers(walkForm, answers).walkedOn),
  changed: (answers) => typedAnswers(walkForm, answers).more,
});
