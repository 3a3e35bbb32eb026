import { type Fen, fen, formatYuan } from '#kit/money.ts';
import { formatChineseMonth } from '#kit/plain-date.ts';
import type { Tracer } from '#kit/rule.ts';
import type { DayNumber, SituationFact, SituationMember } from '#kit/situation.ts';
import type { ApplicationMonth } from './application-month.ts';
import { incomeDetermined } from './fact-kinds.ts';
import { type IncomeItem, incomeItems, wageItem } from './income-items.ts';
import { law } from './law.ts';

/** In how many of the months that end on these days a fact is in force. */
export const monthsWithin = (fact: SituationFact, ends: readonly DayNumber[]): number => {
  let months = 0;
  for (const end of ends) if (fact.from <= end && end <= fact.to) months += 1;
  return months;
};

/** True when facts of the kind cover all of the months that end on these days: one of them, or several together. */
export const coversMonths = (facts: readonly SituationFact[], kind: number, ends: readonly DayNumber[]): boolean => {
  const [first, last] = [ends[0], ends.at(-1)];
  if (first === undefined || last === undefined) return false;
  let some = 0;
  for (const fact of facts) {
    if (fact.kind !== kind) continue;
    if (fact.from <= first && last <= fact.to) return true;
    some += 1;
  }
  if (some < 2) return false;
  return ends.every((end) => facts.some((fact) => fact.kind === kind && fact.from <= end && end <= fact.to));
};

const itemsByKind: ReadonlyMap<number, IncomeItem> = new Map(incomeItems.map((item) => [item.kind.id, item]));

/**
 * What counts of one person's income, exact and whole: what came in over the twelve months in twelfths of a 分 (a fact is 分
 * a year, a month of it one twelfth). Read as a monthly income the same number counts 144ths of a 分. `wages` is the part
 * that is wages.
 */
export type MemberIncome = { readonly member: SituationMember; readonly counted: number; readonly wages: number };

/** Of those whose income was determined; `unknown` are the others: nobody's is taken for nothing. */
export type CountedIncome = {
  readonly of: readonly MemberIncome[];
  readonly unknown: readonly SituationMember[];
};

/** How many of the parts that `counted` counts make one 分 a month: twelve months of twelfths. */
export const partsOfFen = 144;

/** 元 for reading, from parts of a 分: `450.00`, or `约333.33` where 分 do not suffice. Never to be computed with. */
export const yuanText = (parts: number, ofFen: number): string => {
  const whole = Math.floor(parts / ofFen);
  const rest = parts - whole * ofFen;
  return rest === 0 ? formatYuan(fen(whole)) : `约${formatYuan(fen(rest * 2 >= ofFen ? whole + 1 : whole))}`;
};

const exclusionClause = `${law.confirmation}第三章（不计入家庭收入的项目）；${law.sichuan}`;
export const incomeClause = `${law.confirmation}第三章（家庭收入）`;

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

const countMember = (
  member: SituationMember,
  monthEnds: readonly DayNumber[],
  basicPensionExempt: boolean,
  trace: Tracer,
): MemberIncome => {
  let [counted, wages, any] = [0, 0, false];
  for (const fact of member.facts) {
    const item = itemsByKind.get(fact.kind);
    const months = item === undefined ? 0 : monthsWithin(fact, monthEnds);
    if (item === undefined || months === 0) continue;
    const counts = isCounted(item, basicPensionExempt);
    if (counts) counted += fact.value * months;
    if (item === wageItem) wages += fact.value * months;
    any = true;
    noteFact(member, item, fact, months, counts, trace);
  }
  if (!any) trace.note(() => ({ kind: 'fact', text: `${member.name}：核定无收入`, clause: incomeClause }));
  return { member, counted, wages };
};

/** R4, R5: sums what counts over the window and explains every fact. Income in force in no month of it is left aside. */
export const countIncome = (
  members: readonly SituationMember[],
  { window, monthEnds }: ApplicationMonth,
  basicPensionExempt: boolean,
  trace: Tracer,
): CountedIncome => {
  const of: MemberIncome[] = [];
  const unknown: SituationMember[] = [];
  for (const member of members) {
    if (coversMonths(member.facts, incomeDetermined.id, monthEnds))
      of.push(countMember(member, monthEnds, basicPensionExempt, trace));
    else unknown.push(member);
  }
  if (unknown.length === 0) {
    trace.note(() => {
      const total = of.reduce((sum, { counted }) => sum + counted, 0);
      return {
        kind: 'fact',
        text: `${formatChineseMonth(window.first)}至${formatChineseMonth(window.last)}计入收入合计 ${yuanText(total, 12)}元，平均每月 ${yuanText(total, partsOfFen)}元`,
        clause: incomeClause,
      };
    });
  }
  return { of, unknown };
};

/** 分 a year, as a fact keeps it, of an amount a month. */
export const yearOfMonths = (monthly: number): Fen => fen(monthly * 12);
