import fc from 'fast-check';
import type { FactKind } from '#kit/fact-kind.ts';
import { addMonthsTo, lastDay } from '#kit/plain-date.ts';
import type { RuleDates } from '#kit/rule.ts';
import { dayNumber, openEnd, openStart, type SituationFact, storedDay } from '#kit/situation.ts';

/** A fact that holds from ever and for ever, unless it is said. */
export const fact = (kind: FactKind, value: number, from: number = openStart, to: number = openEnd): SituationFact => ({
  kind: kind.id,
  from: storedDay(from),
  to: storedDay(to),
  value,
});

/** From when to when a fact holds: nearly always on the day and in all months, sometimes just not, or in a part of the year. */
const anySpan = (dates: RuleDates): fc.Arbitrary<readonly [number, number]> => {
  const day = dayNumber(lastDay(dates.asOf));
  const monthEnd = (ago: number): number => dayNumber(lastDay(addMonthsTo(dates.appliedIn, -ago)));
  return fc.oneof(
    { weight: 12, arbitrary: fc.constant([openStart, openEnd] as const) },
    {
      weight: 1,
      arbitrary: fc.constantFrom([openStart, day - 1], [openStart, day], [day, openEnd], [day + 1, openEnd] as const),
    },
    {
      weight: 2,
      arbitrary: fc
        .tuple(fc.integer({ min: 0, max: 14 }), fc.integer({ min: 0, max: 8 }), fc.integer({ min: -1, max: 1 }))
        .map(([ago, months, slip]) => [monthEnd(ago + months) + 1, monthEnd(ago) + slip] as const),
    },
  );
};

/** Facts about one subject. */
export type Draw = fc.Arbitrary<readonly SituationFact[]>;

/** One fact of the kind, with a value, over some span. */
export const holding = (dates: RuleDates, kind: FactKind, value: fc.Arbitrary<number>): Draw =>
  fc.tuple(value, anySpan(dates)).map(([amount, [from, to]]) => [fact(kind, amount, from, to)]);

/** Facts of the kind in so many of a hundred cases. */
export const sometimes = (percent: number, draw: Draw): Draw =>
  fc.oneof({ weight: percent, arbitrary: draw }, { weight: 100 - percent, arbitrary: fc.constant([]) });

/** All of them together. */
export const joined = (...draws: readonly Draw[]): Draw => fc.tuple(...draws).map((facts) => facts.flat());
