import type { ParameterList } from '#core/parameters/parameters.contract.ts';
import type { PlainDate } from '#kit/plain-date.ts';
import { type ValuePeriod, valuePeriods } from './value-periods.ts';

type Parameter = ParameterList['items'][number];

/** A parameter as the county looks at it on a day: what holds, what comes, what is not confirmed. */
export type ParameterRow = Parameter & {
  /** The value in force in the county: its own, or that of the nearest division above. */
  inForce: ValuePeriod | undefined;
  /** Whether it is that of a division above. */
  fromAbove: boolean;
  /** Values of that division or the county that begin later, the first of them. */
  next: ValuePeriod | undefined;
  unconfirmed: readonly ValuePeriod[];
};

/** `county` is six digits; values of towns, where there are any, are on the page of the parameter. */
export function parameterRow(parameter: Parameter, county: string, today: PlainDate): ParameterRow {
  const periods = valuePeriods(parameter, today);
  const ofCounty = periods.filter(({ division }) => division.endsWith('000000'));
  const inForce = ofCounty.find(({ holds }) => holds);
  return {
    ...parameter,
    inForce,
    fromAbove: inForce !== undefined && !inForce.division.startsWith(county),
    next: ofCounty.filter(({ from }) => from > today).at(-1),
    unconfirmed: periods.filter(({ confirmed }) => !confirmed),
  };
}

/** The rows under what uses them: those of one item alone, then those shared by several, then those nothing uses yet. */
export function groupRows(rows: readonly ParameterRow[]): readonly { name: string; rows: readonly ParameterRow[] }[] {
  const groups = Map.groupBy(rows, ({ usedBy }) => usedBy.join('、'));
  return [...groups]
    .map(([name, grouped]) => ({
      name: name === '' ? '其他' : name,
      rows: grouped,
      users: grouped[0]?.usedBy.length ?? 0,
    }))
    .sort((a, b) => (a.users || Infinity) - (b.users || Infinity))
    .map(({ name, rows: grouped }) => ({ name, rows: grouped }));
}
