import { relationKind } from '#kit/fact-kind.ts';
import { fen, formatYuan } from '#kit/money.ts';
import { firstDay, lastDay, plainDate } from '#kit/plain-date.ts';
import { type Decision, defineRule, type Rule } from '#kit/rule.ts';
import { dayNumber, holdsOn, valueOn } from '#kit/situation.ts';
import { lemonTrees, treesCounted } from './fact-kinds.ts';

const clause = '柠檬园规矩第一条';

/** Whoever has fewer trees than the limit, all together, gets a voucher a head. */
const decide: Rule['decide'] = (situation, parameters, dates, trace) => {
  const day = dayNumber(lastDay(dates.appliedIn));
  const counted = situation.members.filter((member) => valueOn(member.facts, relationKind, day) !== 80);
  const decided = (outcome: Decision['outcome'], text: string): Decision => ({
    outcome,
    amount: fen(0),
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
  if (trees >= limit) return decided('refused', `一共${trees}棵柠檬树，不少于${limit}棵`);
  const voucher = parameters(firstDay(dates.payableFrom)).get('lemon.voucher').amount ?? fen(0);
  trace.note(() => ({ kind: 'step', text: `${formatYuan(voucher)}元 × ${counted.length}人`, clause }));
  return { ...decided('granted', `一共${trees}棵柠檬树，少于${limit}棵`), amount: fen(voucher * counted.length) };
};

export const lemonRule = defineRule({
  key: 'lemon-2020',
  from: plainDate('2020-01-01'),
  law: [clause],
  reads: [relationKind, lemonTrees, treesCounted],
  parameters: ['lemon.tree-limit', 'lemon.voucher'],
  decide,
});
