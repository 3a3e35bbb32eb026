import { fraction, toFen } from '#kit/fraction.ts';
import { type Fen, fen, formatYuan } from '#kit/money.ts';
import type { Tracer } from '#kit/rule.ts';
import { type CountedIncome, partsOfFen, yuanText } from '../../shared/income.ts';
import { law } from '../../shared/law.ts';

const clause = `${law.assistance}第十二条`;

/** 低于: strictly less, from totals and never from a rounded income a head (社会救助暂行办法 第九条). */
export const isBelow = ({ total }: CountedIncome, standard: Fen, heads: number): boolean =>
  total < standard * heads * partsOfFen;

/**
 * 差额 (社会救助暂行办法 第十二条): standard × heads − income of the household, exact until the end; half a 分 is rounded up;
 * never below nothing. 分 a month.
 */
export const difference = (standard: Fen, heads: number, { total }: CountedIncome, trace: Tracer): Fen => {
  const parts = Math.max(0, standard * heads * partsOfFen - total);
  const amount = parts % partsOfFen === 0 ? fen(parts / partsOfFen) : toFen(fraction(parts, partsOfFen), 'half-up');
  trace.note(() => ({
    kind: 'step',
    text: `保障标准 ${formatYuan(standard)}元 × ${heads}人 = ${formatYuan(fen(standard * heads))}元/月`,
    clause,
  }));
  trace.note(() => ({
    kind: 'step',
    text: `减去家庭月收入 ${yuanText(total, partsOfFen)}元，月保障金额 ${formatYuan(amount)}元`,
    clause,
  }));
  return amount;
};
