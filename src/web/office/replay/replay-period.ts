import type { BenefitView } from '#core/benefits/benefits.contract.ts';
import { addMonthsTo, monthsBetween, type PlainMonth, plainMonth } from '#kit/plain-date.ts';

/** The months that are replayed, and the first that can be. */
export interface ReplayPeriod {
  first: PlainMonth;
  month: PlainMonth;
  until: PlainMonth;
  /** The last month that was paid outside this system; null where all is paid here. */
  settled: string | null;
}

/** Months shown unless others are asked for: two years back. */
const usual = 24;

/**
 * From the first month of the benefit that runs, or ran last, until now, as far as the address does not say otherwise;
 * of a long one the last two years. Undefined when it begins only after this month.
 */
export function replayPeriod(
  benefits: readonly Pick<BenefitView, 'from' | 'to' | 'settledThrough'>[],
  thisMonth: PlainMonth,
  asked: { month?: string; until?: string },
): ReplayPeriod | undefined {
  const [running] = benefits.toSorted(
    (a, b) => Number(b.to === null) - Number(a.to === null) || b.from.localeCompare(a.from),
  );
  const first = running === undefined ? thisMonth : plainMonth(running.from);
  if (first > thisMonth) return undefined;
  const isLong = monthsThrough(first, thisMonth) > usual;
  const month = within(asked.month, first, thisMonth) ?? (isLong ? addMonthsTo(thisMonth, 1 - usual) : first);
  const until = within(asked.until, month, thisMonth) ?? thisMonth;
  return { first, month, until, settled: running?.settledThrough ?? null };
}

function within(text: string | undefined, from: PlainMonth, to: PlainMonth): PlainMonth | undefined {
  if (text === undefined || !/^\d{4}-(0[1-9]|1[0-2])$/.test(text)) return undefined;
  const month = plainMonth(text);
  return from <= month && month <= to ? month : undefined;
}

/** How many months from one to another, both counted. */
export function monthsThrough(from: PlainMonth, to: PlainMonth): number {
  return monthsBetween(from, to) + 1;
}
