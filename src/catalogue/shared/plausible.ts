import type { Limit } from '#kit/field.ts';
import { incomeItems } from './income-items.ts';

/**
 * 分 a month beyond which somebody who asks for aid has surely written a year's income for a month's: what is larger can be
 * given for the whole year.
 */
const mostAMonth = 2_000_000;

export const notAYearsIncome: Limit = {
  when: { field: 'period', is: 'month' },
  max: mostAMonth,
  message: '每月超过20,000元，是否把年收入填成了月收入？确是这么多的，请填12个月合计，“多久一次”选每年',
};

/** 分 a head a month that no standard comes near: a ledger that has more has a year's amount in the column of months. */
export const mostAidAHead = 300_000;

/** Words for what is by law no income, and the item it belongs under. */
const exemptWords: readonly (readonly [RegExp, string])[] = [
  [/低保金|低保款|救助金|救助款|临时救助|特困供养/, 'social-assistance'],
  [/残疾人?.{0,4}补贴|护理补贴/, 'disability-allowance'],
  [/高龄/, 'old-age-allowance'],
  [/优抚|优待金|抚恤金/, 'veterans-care'],
  [/奖学金/, 'scholarship'],
  [/计生|计划生育/, 'family-planning'],
  [/孤儿|事实无人抚养/, 'child-allowance'],
];

/** The name of the item under which an income belongs by its paper, where it was entered as one that counts. */
export const findExemptItem = (code: string, basis: string): string | undefined => {
  if (incomeItems.find((item) => item.code === code)?.treatment !== 'counted') return undefined;
  const belongs = exemptWords.find(([words]) => words.test(basis))?.[1];
  return incomeItems.find((item) => item.code === belongs)?.kind.name;
};
