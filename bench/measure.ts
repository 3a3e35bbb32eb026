/** One line of a bench: `floor` is the least the same machine needs for it in the same run, `ratio` is value / floor. */
export interface Measure {
  readonly measure: string;
  readonly value: number;
  readonly unit: string;
  readonly floor: number | null;
  readonly ratio: number | null;
}

export interface BenchOptions {
  /** How large a county, where the bench makes one. */
  readonly people: number;
  /** Tells the one who waits how far it is; never part of the answer. */
  say(line: string): void;
}

/** What `bench/NAME.ts` exports under the name `run`. */
export type Bench = (options: BenchOptions) => Promise<readonly Measure[]>;

/** The middle of the values, or the mean of the two in the middle. Throws RangeError of none. */
export function median(values: readonly number[]): number {
  return (quantile(values, 0.5, Math.floor) + quantile(values, 0.5, Math.ceil)) / 2;
}

/** The value that a share of the values do not exceed: 0.95 for p95. Throws RangeError of none. */
export function quantile(
  values: readonly number[],
  share: number,
  round: (index: number) => number = Math.ceil,
): number {
  const sorted = [...values].sort((a, b) => a - b);
  const found = sorted[round((sorted.length - 1) * share)];
  if (found === undefined) throw new RangeError('没有可统计的数值');
  return found;
}

/** A measure beside its floor; numbers are kept to four figures, since machines are no steadier. */
export function measured(measure: string, value: number, unit: string, floor: number | null = null): Measure {
  const ratio = floor === null || floor === 0 ? null : figures(value / floor);
  return { measure, value: figures(value), unit, floor: floor === null ? null : figures(floor), ratio };
}

function figures(value: number): number {
  return Number(value.toPrecision(4));
}
