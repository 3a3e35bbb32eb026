import type { ParameterList } from '#core/parameters/parameters.contract.ts';
import { addDays, type PlainDate, plainDate, yearOf } from '#kit/plain-date.ts';

type Parameter = ParameterList['items'][number];

/** A value with its last day (null: until there is another) and whether it holds on the day asked. */
export type ValuePeriod = Parameter['values'][number] & { through: PlainDate | null; holds: boolean };

/**
 * The values of a parameter with the days they hold for: each until the day before the next of the same place; a yearly
 * one at most to 31 December. Nearest place first (it goes before the wider ones), within a place the newest first.
 */
export function valuePeriods({ values, yearly }: Pick<Parameter, 'values' | 'yearly'>, on: PlainDate): ValuePeriod[] {
  const ordered = [...values].sort((a, b) => b.division.localeCompare(a.division) || b.from.localeCompare(a.from));
  return ordered.map((value, index) => {
    const later = ordered[index - 1];
    const followed = later?.division === value.division ? addDays(plainDate(later.from), -1) : null;
    const yearEnd = yearly ? plainDate(`${yearOf(plainDate(value.from))}-12-31`) : null;
    const through = followed !== null && (yearEnd === null || followed < yearEnd) ? followed : yearEnd;
    return { ...value, through, holds: value.from <= on && (through === null || on <= through) };
  });
}
