import { moneyText } from '#web/lib/format.ts';

/** An amount in 分, its figures of one width. */
export function MoneyText({ amount }: { amount: number }) {
  return <span className="numeric">{moneyText(amount)}</span>;
}
