import type { Decision, Measured } from '#kit/rule.ts';
import type { IncomeBand } from './decisions.simulation.contract.ts';

/** A household as it stands to the line under the proposed parameters; sums are 分 a month. */
export interface AtLine extends Measured {
  readonly household: string;
  readonly division: string;
  readonly members: number;
  readonly class: string;
  readonly due: number;
}

/** Per cent of the line that a band is wide, and how many there are; the last is open. */
const [width, count] = [10, 21];

/** Where households stand to the line: by tenths of it, who would fall off it, and who is just above it without aid. */
export function lineTally(nearLine: number) {
  const income: IncomeBand[] = Array.from({ length: count }, (_, index) => ({
    ...{ from: index * width, to: index === count - 1 ? null : (index + 1) * width, before: 0, after: 0 },
  }));
  const cliffs: AtLine[] = [];
  const nearby: AtLine[] = [];

  const addIncome = (side: 'before' | 'after', measured: Measured | undefined): void => {
    if (measured === undefined || measured.line <= 0) return;
    const band = income[Math.min(count - 1, Math.floor((measured.value * 100) / (measured.line * width)))];
    if (band !== undefined) band[side] += 1;
  };

  return {
    add(
      row: { readonly household: string; readonly division: string },
      before: Decision,
      after: Decision,
      due: number,
    ): void {
      addIncome('before', before.measured);
      addIncome('after', after.measured);
      const { measured, members, class: sort } = after;
      if (measured === undefined) return;
      const { value, line } = measured;
      const isNear = value >= line && value * 100 <= line * (100 + nearLine);
      if (due === 0 && !isNear) return;
      const at = { household: row.household, division: row.division };
      (due > 0 ? cliffs : nearby).push({ ...at, ...measured, members: members.length, class: sort, due });
    },
    result: () => ({ income, cliffs: cliffs.sort(bySteepness), nearLine: nearby.sort(byDistance) }),
  };
}

/** How much more may be earned before all is lost; at least 1 分. */
export const stepOf = ({ ends, value }: Measured): number => Math.max(1, ends - value);

/** The most is lost for the least first: loss / step, compared without dividing. */
const bySteepness = (a: AtLine, b: AtLine): number =>
  b.due * stepOf(a) - a.due * stepOf(b) || b.due - a.due || (a.household < b.household ? -1 : 1);

const byDistance = (a: AtLine, b: AtLine): number =>
  a.value - a.line - (b.value - b.line) || (a.household < b.household ? -1 : 1);
