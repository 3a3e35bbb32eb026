import { deathKind, relationKind } from '#kit/fact-kind.ts';
import { fen, formatYuan } from '#kit/money.ts';
import { firstDay, lastDay, monthOf, plainDate } from '#kit/plain-date.ts';
import { type Decision, defineRule, type Rule } from '#kit/rule.ts';
import {
  type DayNumber,
  dateOfDay,
  dayNumber,
  holdsOn,
  type Situation,
  type SituationMember,
  valueOn,
} from '#kit/situation.ts';
import { lemonsRunning, lemonTrees, treesCounted } from './fact-kinds.ts';

const clause = '柠檬园规矩第一条';

/** Why somebody is not one of the people of the orchard; undefined when he is. */
const findExclusion = ({ facts }: SituationMember, day: DayNumber): string | undefined => {
  if (holdsOn(facts, deathKind, day)) return '已去世';
  const relation = valueOn(facts, relationKind, day);
  if (relation === undefined) return '不住在园里';
  return relation === 80 ? '是帮工' : undefined;
};

/** Whoever has fewer trees than the limit, all together, gets a voucher a head. */
const decide: Rule['decide'] = (situation, parameters, dates, trace) => {
  const day = dayNumber(lastDay(dates.asOf));
  const counted = situation.members.filter((member) => {
    const exclusion = findExclusion(member, day);
    const text = `${member.name}：${exclusion === undefined ? '算' : `不算，${exclusion}`}`;
    trace.note(() => ({ kind: 'member', text, clause, passed: exclusion === undefined }));
    return exclusion === undefined;
  });
  const decided = (outcome: Decision['outcome'], text: string): Decision => ({
    outcome,
    class: outcome === 'granted' ? 'few-trees' : 'none',
    amount: fen(0),
    shares: [],
    members: counted.map((member) => member.key),
    reasons: [{ code: outcome, text, clause }],
  });
  if (counted.length === 0) return decided('not-applicable', '园里没有人');
  const unknown = counted.find((member) => !holdsOn(member.facts, treesCounted, day));
  if (unknown !== undefined) return decided('undetermined', `${unknown.name}的柠檬树没有数过`);
  let trees = 0;
  for (const member of counted) trees += valueOn(member.facts, lemonTrees, day) ?? 0;
  const limit = Number(parameters(dates.decidedOn).get('lemon.tree-limit').text);
  trace.note(() => ({ kind: 'test', text: `一共${trees}棵，限${limit}棵`, clause, passed: trees < limit }));
  // A tree is worth a yuan.
  const measured = { value: fen(trees * 100), line: fen(limit * 100), ends: fen(limit * 100) };
  if (trees >= limit) return { ...decided('refused', `一共${trees}棵柠檬树，不少于${limit}棵`), measured };
  const voucher = parameters(firstDay(dates.payableFrom)).get('lemon.voucher').amount ?? fen(0);
  trace.note(() => ({ kind: 'step', text: `${formatYuan(voucher)}元 × ${counted.length}人`, clause }));
  const amount = fen(voucher * counted.length);
  return { ...decided('granted', `一共${trees}棵柠檬树，少于${limit}棵`), amount, measured };
};

/** The month in which somebody last walked through the orchard. */
const countedIn = (situation: Situation) => {
  const days = situation.members.flatMap(({ facts }) =>
    facts.filter((fact) => fact.kind === treesCounted.id).map(({ from }) => from),
  );
  return days.length === 0 ? undefined : monthOf(dateOfDay(Math.max(...days)));
};

export const lemonRule = defineRule({
  key: 'lemon-2020',
  from: plainDate('2020-01-01'),
  law: [clause],
  reads: [relationKind, deathKind, lemonTrees, treesCounted, lemonsRunning],
  parameters: ['lemon.tree-limit', 'lemon.voucher'],
  classes: { 'few-trees': '树少的园子', none: '不给券的园子' },
  determinedFor: countedIn,
  decide,
});
