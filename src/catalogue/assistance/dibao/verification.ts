import { answersOf, type CaseView } from '#kit/case-view.ts';
import type { FactKind } from '#kit/fact-kind.ts';
import { format, fraction } from '#kit/fraction.ts';
import type { Parameters } from '#kit/parameter.ts';
import { silent } from '#kit/rule.ts';
import { dayNumber, type Situation, type SituationMember, valueOn } from '#kit/situation.ts';
import { defineVerification, type Excess, type HouseholdDeclaration } from '#kit/verification.ts';
import { applicationMonth, incomeWindow, windowDays } from '../../shared/application-month.ts';
import { hukou } from '../../shared/fact-kinds.ts';
import { monthsWithin, partsOfFen, yuanText } from '../../shared/income.ts';
import { incomeItems } from '../../shared/income-items.ts';
import { law } from '../../shared/law.ts';
import { sumProperty, testProperty } from '../../shared/property.ts';
import { type PropertyClass, propertyItem, propertyItems } from '../../shared/property-items.ts';
import { sources } from '../../shared/sources/index.ts';
import { applicationForm } from './form.ts';
import { dibaoLimits } from './limits.ts';
import { standardOf } from './standard.ts';

const kindsOf = (...codes: readonly string[]): readonly FactKind[] => codes.map((code) => propertyItem(code).kind);
const countedIncome = new Set(
  incomeItems.filter(({ treatment }) => treatment === 'counted').map(({ kind }) => kind.id),
);

/** What the application says of the whole family. A question answered with 是 says nothing of how much: it is not compared. */
const declares = (view: CaseView): readonly HouseholdDeclaration[] => {
  const applied = answersOf(view, applicationForm);
  if (applied === undefined) return [];
  return [
    {
      label: '存款、理财等（全家合计）',
      kinds: kindsOf('deposits', 'securities', 'funds', 'insurance'),
      value: applied.savings,
    },
    ...(applied.vehicle ? [] : [{ label: '机动车和经营性机械', kinds: kindsOf('vehicles', 'machinery'), value: 0 }]),
    ...(applied.secondHome
      ? []
      : [{ label: '住房和商铺（套数）', kinds: kindsOf('homes'), value: 1, atMost: true as const }]),
    ...(applied.company ? [] : [{ label: '经营或雇工的企业', kinds: kindsOf('company'), value: 0 }]),
  ];
};

/** 分 a head a month; of a 统一的居民户口, of which more must be found out, the higher one: what exceeds that surely exceeds. */
const standardIn = ({ household }: Situation, inForce: Parameters, day: ReturnType<typeof dayNumber>) =>
  standardOf(inForce, valueOn(household, hukou, day) === 1 ? 'rural' : 'urban');

/** R10 on what was reported alone, before any deduction. */
const exceedingIncome = (
  members: readonly SituationMember[],
  standard: number,
  monthEnds: ReturnType<typeof applicationMonth>['monthEnds'],
): readonly Excess[] => {
  const incomes = members.map(({ key, facts }) => ({
    key,
    parts: facts
      .filter(({ kind }) => countedIncome.has(kind))
      .reduce((sum, fact) => sum + fact.value * monthsWithin(fact, monthEnds), 0),
  }));
  const total = incomes.reduce((sum, { parts }) => sum + parts, 0);
  const heads = members.length;
  if (total < standard * heads * partsOfFen) return [];
  return [
    {
      people: incomes.filter(({ parts }) => parts > 0).map(({ key }) => key),
      text: `部门反馈的收入平均每月${yuanText(total, partsOfFen)}元（没有扣减就业成本等），按${heads}人计人均${yuanText(total, partsOfFen * heads)}元，不低于低保标准${format(fraction(standard, 100), 2)}元`,
      clause: `${law.assistance}第九条`,
    },
  ];
};

const classes: readonly (readonly PropertyClass[])[] = [
  ['financial'],
  ['vehicles'],
  ['homes', 'home-area'],
  ['company'],
];

/** R9, a class at a time, so that it is said whose property it is. */
const exceedingProperty = (
  members: readonly SituationMember[],
  standard: ReturnType<typeof standardOf>,
  inForce: Parameters,
  day: ReturnType<typeof dayNumber>,
): readonly Excess[] =>
  classes.flatMap((of) => {
    const ids = propertyItems.filter((item) => of.includes(item.class)).map(({ kind }) => kind.id);
    const owned = members.map((member) => ({
      ...member,
      facts: member.facts.filter(({ kind }) => ids.includes(kind)),
    }));
    const limits = dibaoLimits(inForce);
    const property = sumProperty(owned, day, silent);
    return testProperty(property, members.length, standard, limits, inForce, silent).map((text) => ({
      people: owned.filter(({ facts }) => facts.length > 0).map(({ key }) => key),
      text: `部门反馈的${text}`,
      clause: `${law.confirmation}第三章（家庭财产）`,
    }));
  });

/** 社会救助家庭经济状况核对 (S07) for 低保: who is asked, what is compared, and when a report says 超标. */
export const dibaoVerification = defineVerification({
  items: ['dibao'],
  sources,
  clause: `${law.assistance}第五十八条；${law.confirmation}第三章`,
  parameters: { validMonths: 'verification.valid-months', days: 'verification.days' },
  window: (appliedIn) => windowDays(incomeWindow(appliedIn)),
  declares,
  exceeds: (situation, inForce, { appliedIn, on }) => {
    const day = dayNumber(on);
    const standard = standardIn(situation, inForce, day);
    return [
      ...exceedingIncome(situation.members, standard, applicationMonth(appliedIn).monthEnds),
      ...exceedingProperty(situation.members, standard, inForce, day),
    ];
  },
});
