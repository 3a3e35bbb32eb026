import type { CaseView } from '#kit/case-view.ts';
import type { Answers } from '#kit/form.ts';
import { formatChinese } from '#kit/plain-date.ts';
import { incomeItem } from '../../shared/income-items.ts';
import { findExemptItem } from '../../shared/plausible.ts';
import type { determinationForm } from './determination-form.ts';

type Determination = Answers<typeof determinationForm>;

/** A circumstance that ends before it begins. */
export const circumstanceFaults = (view: CaseView, members: Determination['members']): readonly string[] =>
  members.flatMap(({ person, circumstanceFrom: from, circumstanceTo: to }) => {
    if (from === undefined || to === undefined || from <= to) return [];
    const name = view.people.find(({ id }) => id === person)?.name ?? person;
    return [`${name}的“特殊情形”终止日期 ${to} 早于起始日期 ${from}，请核对`];
  });

/** What the determination says of a death, held against the register of people. */
export const deathFaults = (view: CaseView, members: Determination['members']): readonly string[] =>
  members.flatMap(({ person, circumstance, circumstanceFrom }) => {
    const found = view.people.find(({ id }) => id === person);
    if (found === undefined || found.died === null || (circumstance === 'dead' && circumstanceFrom === found.died))
      return [];
    return [
      `登记册上${found.name}已于${formatChinese(found.died)}去世，“特殊情形”须选“已去世”、填这一天；登记有误的，请先更正`,
    ];
  });

/** Aid that somebody entered as income: its own paper tells. */
export const exemptIncomeFaults = (incomes: NonNullable<Determination['incomes']>): readonly string[] =>
  incomes.flatMap(({ item, basis }, index) => {
    const belongs = findExemptItem(item, basis);
    if (belongs === undefined) return [];
    const entered = incomeItem(item).kind.name;
    return [
      `第${index + 1}笔收入填在“${entered}”，依据写的是“${basis}”：依规定不计入家庭收入的，收入项目请选“${belongs}”；确不是的，请把依据写清楚`,
    ];
  });
