import type { ReplayedMonth } from '#core/decisions/decisions.replay.contract.ts';
import { moneyText } from '#web/lib/format.ts';

type Month = Pick<ReplayedMonth, 'month' | 'difference' | 'paid'>;

/** What was never paid can't be recovered: it is put right before it is paid. Up to `settled` (YYYY-MM) it was paid elsewhere. */
const isUnpaid = ({ month, paid }: Month, settled: string | null): boolean =>
  paid === null && (settled === null || month > settled);

/** “应补 300.00 元”, “应追 60.00 元”, “应调减 60.00 元” where nothing was paid yet, 一致. */
export function differenceText(month: Month, settled: string | null): string {
  const { difference } = month;
  if (difference === null) return '不能判定';
  if (difference === 0) return '一致';
  const [more, less] = isUnpaid(month, settled) ? ['应调增', '应调减'] : ['应补', '应追'];
  return `${difference > 0 ? more : less} ${moneyText(Math.abs(difference))}`;
}

/** What the months with a difference come to: owed to the household, owed by it, and not yet paid (with its sign). */
export interface ReplaySums {
  owed: MonthsSum;
  overpaid: MonthsSum;
  unpaid: MonthsSum;
}
interface MonthsSum {
  months: number;
  amount: number;
}

export function replaySums(months: readonly Month[], settled: string | null): ReplaySums {
  const differing = months.filter(({ difference }) => difference !== null && difference !== 0);
  const sumOf = (some: readonly Month[]): MonthsSum => ({
    months: some.length,
    amount: some.reduce((sum, { difference }) => sum + (difference ?? 0), 0),
  });
  const paid = differing.filter((month) => !isUnpaid(month, settled));
  const overpaid = sumOf(paid.filter(({ difference }) => (difference ?? 0) < 0));
  return {
    owed: sumOf(paid.filter(({ difference }) => (difference ?? 0) > 0)),
    overpaid: { ...overpaid, amount: Math.abs(overpaid.amount) },
    unpaid: sumOf(differing.filter((month) => isUnpaid(month, settled))),
  };
}
