import { deathKind, relationKind } from '#kit/fact-kind.ts';
import { fen, formatYuan } from '#kit/money.ts';
import { addMonthsTo, firstDay, formatChineseMonth, lastDay, monthOf, plainDate } from '#kit/plain-date.ts';
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
import { hives, hivesOpened, letOut, swarming } from './fact-kinds.ts';

const clause = '蜂园规矩第一条';

/** 斤 in the hives of one beekeeper that are not let out. */
const honeyOf = ({ facts }: SituationMember, day: DayNumber): number =>
  hives.reduce((sum, hive, index) => {
    const other = letOut[index];
    return other !== undefined && holdsOn(facts, other, day) ? sum : sum + (valueOn(facts, hive, day) ?? 0);
  }, 0);

const classes = { some: '有蜜的园子', little: '蜜少的园子', none: '没有蜜的园子' } as const;

/** Whoever has less honey than the limit gets his own share, or all get the same; until the swarm leaves. */
const decide: Rule['decide'] = ({ members, household }, parameters, dates, trace) => {
  const day = dayNumber(lastDay(dates.asOf));
  const keepers = members.filter(
    ({ facts }) => valueOn(facts, relationKind, day) !== 80 && !holdsOn(facts, deathKind, day),
  );
  const decided = (outcome: Decision['outcome'], of: keyof typeof classes, text: string): Decision => ({
    ...{ outcome, class: of, amount: fen(0), shares: [], members: keepers.map(({ key }) => key) },
    reasons: [{ code: of, text, clause }],
  });
  const closed = keepers.find(({ facts }) => !holdsOn(facts, hivesOpened, day));
  if (closed !== undefined) return decided('undetermined', 'none', `${closed.name}的蜂箱没有开过`);
  const honey = keepers.map((keeper) => honeyOf(keeper, day));
  const total = honey.reduce((sum, own) => sum + own, 0);
  if (total === 0) return decided('refused', 'none', '没有蜜');
  const limit = Number(parameters(dates.decidedOn).get('honey.limit').text);
  // A jar of honey, one 斤, is worth ten yuan.
  const measured = { value: fen(total * 1000), line: fen(limit * 1000), ends: fen(limit * 1000) };
  if (total >= limit) return { ...decided('refused', 'some', `一共${total}斤蜜，不少于${limit}斤`), measured };

  const paid = parameters(firstDay(dates.payableFrom));
  const price = paid.get('honey.price').amount ?? fen(0);
  const way = paid.get('honey.way').choice;
  const shares = keepers.map(({ key }, index) => {
    const jars = way?.code === 'own' ? (honey[index] ?? 0) : Math.floor(total / keepers.length);
    return { member: key, amount: fen(price * jars) };
  });
  trace.note(() => ({ kind: 'step', text: `${way?.name}，每斤${formatYuan(price)}元`, clause }));
  const amount = fen(shares.reduce((sum, share) => sum + share.amount, 0));
  const granted = { ...decided('granted', 'little', `一共${total}斤蜜，少于${limit}斤`), amount, shares, measured };
  const leaves = valueOn(household, swarming, day);
  if (leaves === undefined) return granted;
  const lastMonth = monthOf(dateOfDay(leaves));
  if (dates.payableFrom > lastMonth) return decided('refused', 'none', `蜂在${formatChineseMonth(lastMonth)}飞走了`);
  return { ...granted, lastMonth };
};

/** What is decided anew is decided for the month after the hives were opened last. */
const openedIn = ({ members }: Situation) => {
  const days = members.flatMap(({ facts }) =>
    facts.filter(({ kind }) => kind === hivesOpened.id).map(({ from }) => from),
  );
  return days.length === 0 ? undefined : addMonthsTo(monthOf(dateOfDay(Math.max(...days))), 1);
};

export const honeyRule = defineRule({
  key: 'honey-2020',
  from: plainDate('2020-01-01'),
  law: [clause],
  reads: [relationKind, deathKind, ...hives, ...letOut, hivesOpened, swarming],
  parameters: ['honey.limit', 'honey.price', 'honey.way'],
  classes,
  determinedFor: openedIn,
  decide,
});
