import { type Fen, fen, formatYuan } from '#kit/money.ts';
import type { Parameters } from '#kit/parameter.ts';
import type { Tracer } from '#kit/rule.ts';
import type { Situation, SituationMember } from '#kit/situation.ts';
import type { ApplicationMonth } from '../../shared/application-month.ts';
import type { Ratio } from '../../shared/figures.ts';
import { type HouseholdIncome, householdIncome } from '../../shared/household-income.ts';
import { yuanText } from '../../shared/income.ts';
import { law } from '../../shared/law.ts';
import { type Property, type PropertyLimits, sumProperty, testProperty } from '../../shared/property.ts';
import { findStandardType, type StandardType } from '../../shared/standard-type.ts';
import { standardOf } from './standard.ts';

/** Everything about a household that classification measures, for those who count. */
export type Means = {
  readonly members: readonly SituationMember[];
  readonly month: ApplicationMonth;
  readonly inForce: Parameters;
  readonly type: StandardType;
  readonly standard: Fen;
  readonly income: HouseholdIncome;
  readonly property: Property;
  readonly trace: Tracer;
};

/** What these members live on, measured by the figures of the day of the decision; undefined when the standard is unknown. */
export const weighMeans = (
  situation: Situation,
  members: readonly SituationMember[],
  month: ApplicationMonth,
  inForce: Parameters,
  trace: Tracer,
): Means | undefined => {
  const type = findStandardType(situation.household, month.day, trace);
  if (type === undefined) return undefined;
  const standard = standardOf(inForce, type);
  const income = householdIncome(members, month, inForce, standard, trace);
  return { members, month, inForce, type, standard, income, property: sumProperty(members, month.day, trace), trace };
};

/** 元 a head, as reasons say it. */
export const perHeadText = ({ income, members }: Means): string =>
  yuanText(income.total, income.ofFen * members.length);

/** The line of a multiple of the standard for the whole household, 分 a month, rounded down for reading. */
export const lineOf = ({ standard, members }: Means, { times, over }: Ratio): Fen =>
  fen(Math.floor((standard * members.length * times) / over));

/** 低于: strictly less, from totals and never from a rounded income a head (社会救助暂行办法 第九条). Explained. */
export const isBelow = (means: Means, multiple: Ratio, name: string): boolean => {
  const { income, standard, members, trace } = means;
  const heads = members.length;
  const below = income.total * multiple.over < standard * heads * income.ofFen * multiple.times;
  trace.note(() => ({
    kind: 'test',
    text: `家庭月收入 ${yuanText(income.total, income.ofFen)}元 ÷ ${heads}人 = 人均 ${perHeadText(means)}元，${below ? '低于' : '不低于'}${name} ${yuanText(standard * multiple.times, multiple.over)}元`,
    clause: `${law.assistance}第九条`,
    passed: below,
  }));
  return below;
};

/** The words of the property tests that failed; none when all pass. */
export const propertyFaults = (means: Means, limits: PropertyLimits): readonly string[] =>
  testProperty(means.property, means.members.length, means.standard, limits, means.inForce, means.trace);

/** 分 a month of the household's income, rounded down for reading. */
export const incomeOf = ({ income }: Means): Fen => fen(Math.floor(income.total / income.ofFen));

export const standardText = ({ standard }: Means): string => formatYuan(standard);
