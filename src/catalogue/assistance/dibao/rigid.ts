import { type Fen, fen, formatYuan } from '#kit/money.ts';
import type { Parameters } from '#kit/parameter.ts';
import { expenseItems, expensesDetermined } from '../../shared/expense-items.ts';
import { amountOf, keptFigure, ratioOf } from '../../shared/figures.ts';
import { coversMonths, monthsWithin, yuanText } from '../../shared/income.ts';
import { law } from '../../shared/law.ts';
import type { StandardType } from '../../shared/standard-type.ts';
import type { Means } from './means.ts';

const leastRatio = keptFigure((inForce) => ratioOf(inForce, 'rigid.ratio'));
const disposableIncome: Readonly<Record<StandardType, (inForce: Parameters) => Fen>> = {
  urban: keptFigure((inForce) => amountOf(inForce, 'disposable-income.urban')),
  rural: keptFigure((inForce) => amountOf(inForce, 'disposable-income.rural')),
};

const kinds = new Map(expenseItems.map((item) => [item.kind.id, item]));
const groups = ['medical', 'education', 'rehabilitation', 'other'] as const;
const groupNames: Readonly<Record<(typeof groups)[number], string>> = {
  medical: '医疗',
  education: '教育',
  rehabilitation: '残疾康复',
  other: '其他',
};

/** Own burden of the household in the window by group, in twelfths of a 分; what was given towards it is deducted person by person. */
const burdens = ({ members, month }: Means): Readonly<Record<(typeof groups)[number], number>> => {
  const total = { medical: 0, education: 0, rehabilitation: 0, other: 0 };
  for (const { facts } of members) {
    const own = { medical: 0, education: 0, rehabilitation: 0, other: 0 };
    for (const fact of facts) {
      const item = kinds.get(fact.kind);
      if (item !== undefined) own[item.of] += item.sign * fact.value * monthsWithin(fact, month.monthEnds);
    }
    for (const group of groups) total[group] += Math.max(0, own[group]);
  }
  return total;
};

/** Whether the expenses of all were found out; where they were not, nobody can say whether the family is a 刚性支出 one. */
export const knowsExpenses = ({ members, month }: Means): boolean =>
  members.every(({ facts }) => coversMonths(facts, expensesDetermined.id, month.monthEnds));

/**
 * 刚性支出困难家庭 (川民规〔2025〕1号): income of the twelve months a head below last year's disposable income, and living
 * (standard × heads × 12) with medical, educational and rehabilitation burdens at least the ratio of it. Property is the edge rule.
 * Without any income the ratio is met.
 */
export const isRigid = (means: Means): boolean => {
  const { members, income, standard, inForce, type, trace } = means;
  const heads = members.length;
  const disposable = disposableIncome[type](inForce);
  const year = income.total * 12;
  const poor = year < disposable * heads * income.ofFen;
  trace.note(() => ({
    kind: 'test',
    text: `近12个月人均收入 ${yuanText(year, income.ofFen * heads)}元，${poor ? '低于' : '不低于'}上年度人均可支配收入 ${formatYuan(disposable)}元`,
    clause: law.rigid,
    passed: poor,
  }));
  const own = burdens(means);
  const living = standard * heads * 12;
  const spent = living * 12 + groups.reduce((sum, group) => sum + own[group], 0);
  const least = leastRatio(inForce);
  // Spent counts twelfths of a 分, income parts of which ofFen make one 分.
  const reached = spent * (income.ofFen / 12) * least.over >= year * least.times;
  trace.note(() => {
    const parts = groups
      .filter((group) => own[group] > 0)
      .map((group) => ` + ${groupNames[group]} ${yuanText(own[group], 12)}元`);
    const share =
      year === 0 ? '（没有收入，视为达到）' : `占收入 ${((spent * income.ofFen * 100) / 12 / year).toFixed(2)}%`;
    return {
      kind: 'test',
      text: `刚性支出：基本生活 ${formatYuan(fen(living))}元${parts.join('')} = ${yuanText(spent, 12)}元，${share}，${reached ? '达到' : '没有达到'}${(least.times * 100) / least.over}%`,
      clause: law.rigid,
      passed: reached,
    };
  });
  return poor && reached;
};
