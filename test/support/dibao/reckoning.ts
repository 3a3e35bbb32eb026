import {
  add,
  compare,
  divide,
  type Fraction,
  fraction,
  isLess,
  multiply,
  parseDecimal,
  subtract,
  toFen,
} from '#kit/fraction.ts';
import type { SituationFact } from '#kit/situation.ts';

/** Exact numbers, and how facts are looked up, for the judge: each as short as it can be said. */
export type Q = Fraction;

export const q = (whole: number): Q => fraction(whole);
export const readQ = (text: string): Q => {
  const read = parseDecimal(text);
  if (read === undefined) throw new Error(`不是数字：${text}`);
  return read;
};
export const plus = add;
export const minus = subtract;
export const times = multiply;
export const over = divide;
export const less = isLess;
export const sum = (all: readonly Q[]): Q => all.reduce(add, q(0));
export const least = (first: Q, ...rest: readonly Q[]): Q => rest.reduce((a, b) => (compare(b, a) < 0 ? b : a), first);
export const most = (first: Q, ...rest: readonly Q[]): Q => rest.reduce((a, b) => (compare(b, a) > 0 ? b : a), first);

/** 分 that are paid, by the code of 发放金额取整. */
export const round = (amount: Q, mode: string): number => {
  const modes = { none: 'half-up', 'half-up': 'half-up-yuan', ceil: 'ceil-yuan' } as const;
  if (mode !== 'none' && mode !== 'half-up' && mode !== 'ceil') throw new Error(`没有取整方式 ${mode}`);
  return toFen(amount, modes[mode]);
};

/** True when a fact of the kind is in force on the day. */
export const holds = (facts: readonly SituationFact[], kind: number, day: number): boolean =>
  facts.some((fact) => fact.kind === kind && fact.from <= day && day <= fact.to);

/** The value in force on the day: of the fact that began last, the greatest of several. */
export const value = (facts: readonly SituationFact[], kind: number, day: number): number | undefined =>
  facts
    .filter((fact) => fact.kind === kind && fact.from <= day && day <= fact.to)
    .sort((a, b) => b.from - a.from || b.value - a.value)[0]?.value;

const groups = {
  medical: { cost: [281], back: [282, 283, 284] },
  education: { cost: [285], back: [286] },
  rehabilitation: { cost: [287], back: [288] },
  other: { cost: [289], back: [] },
} as const;

/** 分 of the year one person bears himself; what was given towards one group never pays for another. */
export const expensesOf = (
  facts: readonly SituationFact[],
  months: readonly number[],
  of: readonly (keyof typeof groups)[],
): Q => {
  const paid = (kinds: readonly number[]): Q =>
    sum(
      facts
        .filter((fact) => kinds.includes(fact.kind))
        .map(({ from, to, value }) => fraction(value * months.filter((end) => from <= end && end <= to).length, 12)),
    );
  return sum(of.map((group) => most(q(0), subtract(paid(groups[group].cost), paid(groups[group].back)))));
};
