import type { ReplayedMonth } from '#core/decisions/decisions.replay.contract.ts';
import { moneyText } from '#web/lib/format.ts';

/** “应补 300.00 元”, “应追 60.00 元”, 一致; null where the month can't be decided. */
export function differenceText(difference: number | null): string {
  if (difference === null) return '不能判定';
  if (difference === 0) return '一致';
  return `${difference > 0 ? '应补' : '应追'} ${moneyText(Math.abs(difference))}`;
}

/** What the months with a difference come to, apart for what is owed to the household and what it owes. */
export interface ReplaySums {
  owed: { months: number; amount: number };
  overpaid: { months: number; amount: number };
}

export function replaySums(months: readonly Pick<ReplayedMonth, 'difference'>[]): ReplaySums {
  const differences = months.map(({ difference }) => difference ?? 0);
  const sumOf = (some: readonly number[]) => ({
    months: some.length,
    amount: some.reduce((sum, each) => sum + Math.abs(each), 0),
  });
  return {
    owed: sumOf(differences.filter((each) => each > 0)),
    overpaid: sumOf(differences.filter((each) => each < 0)),
  };
}
