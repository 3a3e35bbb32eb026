import { compare, type Fraction, fraction, multiply, subtract, toFen } from '#kit/fraction.ts';
import { type Fen, fen, formatYuan } from '#kit/money.ts';
import type { Tracer } from '#kit/rule.ts';
import { yuanText } from '../../shared/income.ts';
import { law } from '../../shared/law.ts';

/**
 * 差额 (社会救助暂行办法 第十二条): standard × heads − income of the household, from totals and never from a rounded income
 * a head; half a 分 is rounded up; never below nothing. 分 a month.
 */
export const difference = (standard: Fen, heads: number, monthly: Fraction, trace: Tracer): Fen => {
  const exact = subtract(multiply(fraction(standard), fraction(heads)), monthly);
  const amount = compare(exact, fraction(0)) > 0 ? toFen(exact, 'half-up') : fen(0);
  trace.note(() => ({
    kind: 'step',
    text: `保障标准 ${formatYuan(standard)}元 × ${heads}人 = ${formatYuan(fen(standard * heads))}元/月`,
    clause: `${law.assistance}第十二条`,
  }));
  trace.note(() => ({
    kind: 'step',
    text: `减去家庭月收入 ${yuanText(monthly)}元，月保障金额 ${formatYuan(amount)}元`,
    clause: `${law.assistance}第十二条`,
  }));
  return amount;
};
