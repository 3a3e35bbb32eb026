import { format, fraction } from '#kit/fraction.ts';
import { type Fen, fen, formatYuan } from '#kit/money.ts';
import { formatChineseMonth } from '#kit/plain-date.ts';
import type { Tracer } from '#kit/rule.ts';
import type { DayNumber, SituationFact, SituationMember } from '#kit/situation.ts';
import type { ApplicationMonth } from './application-month.ts';
import { incomeDetermined } from './fact-kinds.ts';
import { type IncomeItem, incomeItems } from './income-items.ts';
import { law } from './law.ts';

const monthsWithin = (fact: SituationFact, ends: readonly DayNumber[]): number => {
  let months = 0;
  for (const end of ends) if (fact.from <= end && end <= fact.to) months += 1;
  return months;
};

const isDetermined = (facts: readonly SituationFact[], ends: readonly DayNumber[]): boolean => {
  const [first, last] = [ends[0], ends.at(-1)];
  if (first === undefined || last === undefined) return false;
  return facts.some((fact) => fact.kind === incomeDetermined.id && fact.from <= first && last <= fact.to);
};

const itemsByKind: ReadonlyMap<number, IncomeItem> = new Map(incomeItems.map((item) => [item.kind.id, item]));

/**
 * The counted income of people, exact and whole: `total` is what came in over the twelve months in twelfths of a 分 (a
 * fact is 分 a year, a month of it one twelfth). Read as a monthly income the same number counts 144ths of a 分.
 * `unknown` are those whose income was not determined: nobody's is taken for nothing.
 */
export type CountedIncome = { readonly total: number; readonly unknown: readonly SituationMember[] };

/** How many of the parts that `total` counts make one 分 a month: twelve months of twelfths. */
export const partsOfFen = 144;

/** 元 for reading, from parts of a 分: `450.00`, or `约333.33` where 分 do not suffice. Never to be computed with. */
export const yuanText = (parts: number, ofFen: number): string =>
  parts % ofFen === 0 ? formatYuan(fen(parts / ofFen)) : `约${format(fraction(parts, ofFen * 100), 2)}`;

const exclusionClause = `${law.confirmation}第三章（不计入家庭收入的项目）；${law.sichuan}`;
const incomeClause = `${law.confirmation}第三章（家庭收入）`;

const isCounted = (item: IncomeItem, basicPensionExempt: boolean): boolean =>
  item.treatment === 'counted' || (item.treatment === 'basic-pension' && !basicPensionExempt);

const noteFact = (
  member: SituationMember,
  item: IncomeItem,
  fact: SituationFact,
  months: number,
  counts: boolean,
  trace: Tracer,
) =>
  trace.note(() => {
    const monthly = fact.value % 12 === 0;
    const rate = monthly ? `${formatYuan(fen(fact.value / 12))}元/月` : `${formatYuan(fen(fact.value))}元/年 ÷ 12`;
    const sum = yuanText(fact.value * months, 12);
    const ground = item.ground ?? '中央确定的基础养老金，免计期内';
    const treated = counts ? `计入 ${sum}元` : `不计入家庭收入（${ground}）`;
    return {
      kind: 'fact',
      text: `${member.name} ${item.kind.name}：${rate} × ${months}个月，${treated}`,
      clause: counts ? incomeClause : exclusionClause,
    };
  });

/** R4, R5: sums what counts over the window and explains every fact. Income in force in no month of it is left aside. */
export const countIncome = (
  members: readonly SituationMember[],
  { window, monthEnds }: ApplicationMonth,
  basicPensionExempt: boolean,
  trace: Tracer,
): CountedIncome => {
  const unknown: SituationMember[] = [];
  let total = 0;
  for (const member of members) {
    if (!isDetermined(member.facts, monthEnds)) {
      unknown.push(member);
      continue;
    }
    let any = false;
    for (const fact of member.facts) {
      const item = itemsByKind.get(fact.kind);
      const months = item === undefined ? 0 : monthsWithin(fact, monthEnds);
      if (item === undefined || months === 0) continue;
      const counts = isCounted(item, basicPensionExempt);
      if (counts) total += fact.value * months;
      any = true;
      noteFact(member, item, fact, months, counts, trace);
    }
    if (!any) trace.note(() => ({ kind: 'fact', text: `${member.name}：核定无收入`, clause: incomeClause }));
  }
  if (unknown.length === 0) {
    trace.note(() => ({
      kind: 'fact',
      text: `${formatChineseMonth(window.first)}至${formatChineseMonth(window.last)}计入收入合计 ${yuanText(total, 12)}元，平均每月 ${yuanText(total, partsOfFen)}元`,
      clause: incomeClause,
    }));
  }
  return { total, unknown };
};

/** 分 a year, as a fact keeps it, of an amount a month. */
export const yearOfMonths = (monthly: number): Fen => fen(monthly * 12);
