import { bornKind, relationKind } from '#kit/fact-kind.ts';
import type { Item } from '#kit/item.ts';
import {
  addMonthsTo,
  firstDay,
  formatChineseMonth,
  monthsBetween,
  type PlainDate,
  type PlainMonth,
} from '#kit/plain-date.ts';
import {
  type DayNumber,
  dayNumber,
  openEnd,
  openStart,
  type Situation,
  type SituationFact,
  storedDay,
} from '#kit/situation.ts';
import { type Instant, instant } from '#platform/clock.ts';
import { defineError, type NoFacts } from '#platform/errors.ts';

export const MonthAhead = defineError<{ month: PlainMonth; last: PlainMonth }>(
  'decisions.month-ahead',
  'invalid',
  '月份还没有到',
  ({ month, last }) =>
    `${formatChineseMonth(month)}还没有到，最晚只能重新判定到${formatChineseMonth(last)}。往后的月份请用政策测算。`,
);

export const PeriodReversed = defineError<{ month: PlainMonth; until: PlainMonth }>(
  'decisions.period-reversed',
  'invalid',
  '起止月份颠倒',
  ({ month, until }) => `从${formatChineseMonth(month)}到${formatChineseMonth(until)}：止月早于起月，请对调或改正。`,
);

export const NeverDecided = defineError<NoFacts>(
  'decisions.never-decided',
  'conflict',
  '没有可以重新判定的决定',
  () =>
    '该户没有作出过决定，台账里也没有待遇，没有可以重新判定的。尚在办理的，请看办件的认定说明（explain 办件编号）。',
);

export const BeforeFirstMonth = defineError<{ month: PlainMonth; first: PlainMonth }>(
  'decisions.before-first-month',
  'invalid',
  '早于第一个决定',
  ({ month, first }) =>
    `${formatChineseMonth(month)}该户还没有决定：最早的一个从${formatChineseMonth(first)}起。请从${formatChineseMonth(first)}起重新判定。`,
);

export const SeveralItems = defineError<{ items: readonly string[] }>(
  'decisions.several-items',
  'invalid',
  '该户有几个事项的决定',
  ({ items }) => `该户有${items.join('、')}的决定，请写其中一个办件的编号，只重新判定那个事项。`,
);

/** Items that decide by the same rules, together: what is applied for, and what the office reviews of it. */
export const itemsByRules = (items: readonly Item[]): readonly (readonly Item[])[] => {
  const groups: Item[][] = [];
  for (const item of items) {
    const decidesAlike = (other: Item): boolean =>
      item.rules.some(({ key }) => other.rules.some((rule) => rule.key === key));
    const group = groups.find((one) => one.some(decidesAlike));
    if (group === undefined) groups.push([item]);
    else group.push(item);
  }
  return groups;
};

/** From–until, both included. */
export const monthsFrom = (month: PlainMonth, until: PlainMonth): readonly PlainMonth[] =>
  Array.from({ length: monthsBetween(month, until) + 1 }, (_, index) => addMonthsTo(month, index));

/** The last moment of a month in China. */
export const endOf = (month: PlainMonth): Instant =>
  instant(new Date(Date.parse(`${firstDay(addMonthsTo(month, 1))}T00:00:00+08:00`) - 1).toISOString());

/** What dated membership says of a person since a day, and before that, or where it is silent, his relation in the case. */
const relationsOf = (
  relation: string,
  born: DayNumber,
  membership: readonly SituationFact[],
  since: DayNumber,
): readonly SituationFact[] => {
  const dated = membership.filter(({ to }) => to >= since).toSorted((a, b) => a.from - b.from);
  const [first] = dated;
  const own = { kind: relationKind.id, value: Number(relation), from: born };
  if (first === undefined) return [{ ...own, to: openEnd }];
  return first.from > born ? [{ ...own, to: storedDay(first.from - 1) }, ...dated] : dated;
};

/**
 * The situation of a case's people as the household stands since the case began: the relations of the case, as far as the
 * household's dated membership has not changed them.
 */
export const withRelations = (
  situation: Situation,
  relations: ReadonlyMap<string, string>,
  since: PlainDate,
): Situation => ({
  ...situation,
  members: situation.members.map((member) => {
    const relation = relations.get(member.key);
    if (relation === undefined) return member;
    const isRelation = ({ kind }: SituationFact): boolean => kind === relationKind.id;
    const born = member.facts.find(({ kind }) => kind === bornKind.id)?.from ?? openStart;
    const own = relationsOf(relation, born, member.facts.filter(isRelation), dayNumber(since));
    return { ...member, facts: [...member.facts.filter((fact) => !isRelation(fact)), ...own] };
  }),
});
