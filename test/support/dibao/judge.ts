import { dibaoInPayment, graceGranted, tier } from '#catalogue/assistance/dibao/fact-kinds.ts';
import { expensesDetermined } from '#catalogue/shared/expense-items.ts';
import * as kinds from '#catalogue/shared/fact-kinds.ts';
import { propertyDetermined } from '#catalogue/shared/property-items.ts';
import { addMonthsTo, addYears, firstDay, lastDay, monthOf, nextMonth } from '#kit/plain-date.ts';
import { dateOfDay, dayNumber, type SituationFact, type SituationMember } from '#kit/situation.ts';
import type { Figures } from './any-figures.ts';
import type { AnyCase } from './any-household.ts';
import { ageOf, placeOf } from './judge-members.ts';
import {
  expensesOf,
  holds,
  least,
  less,
  minus,
  most,
  over,
  plus,
  type Q,
  q,
  readQ,
  round,
  sum,
  times,
  value,
} from './reckoning.ts';

/** What the law comes to, by another hand. */
export type Judged = {
  readonly outcome: string;
  readonly class: string;
  readonly amount: number;
  readonly members: readonly string[];
};

const countedIncome = [201, 202, 203, 204, 205, 206, 207];
const basicPension = 208;

/**
 * §3.3 once more, as slowly and plainly as can be: exact fractions all the way, every class asked whether it fits, the first
 * that does is the one. Nothing of the rule's own arithmetic is used.
 */
export const judge = (one: AnyCase): Judged => {
  const { situation, dates, figures } = one;
  const on = lastDay(dates.asOf);
  const day = dayNumber(on);
  const months = Array.from({ length: 12 }, (_, ago) => dayNumber(lastDay(addMonthsTo(dates.appliedIn, -1 - ago))));
  const has = (facts: readonly SituationFact[], kind: { id: number }): boolean => holds(facts, kind.id, day);
  const at = (facts: readonly SituationFact[], kind: { id: number }): number | undefined => value(facts, kind.id, day);
  const allYear = (facts: readonly SituationFact[], kind: { id: number }): boolean =>
    months.every((end) => holds(facts, kind.id, end));
  const figure = (key: string, of: Figures = figures): Q => readQ(of[key] ?? '');
  const yuan = (key: string, of: Figures = figures): Q => times(figure(key, of), q(100));
  const text = (key: string, of: Figures = figures): string => of[key] ?? '';
  const age = (member: SituationMember): number | undefined => ageOf(member, on);

  // R1, R2
  const placed = (place: ReturnType<typeof placeOf>) =>
    situation.members.filter((one) => placeOf(one, on, dates.decidedOn) === place);
  const [counted, clerics] = [placed('counted'), placed('clergy')];
  const unclear = placed('unknown').length > 0;
  const alone = counted.length === 0 && !unclear && clerics.length > 0;
  const members = alone ? clerics : counted;
  const without = (outcome: string, found: string): Judged => ({
    ...{ outcome, class: found, amount: 0, members: members.map(({ key }) => key) },
  });

  if (members.some(({ facts }) => has(facts, kinds.refusesVerification))) return without('refused', 'terminated');
  if (unclear) return without('undetermined', 'unknown');
  const heads = q(members.length);
  if (members.length === 0) return without('not-applicable', 'none');

  // R3
  const home = situation.household;
  const urbanDay = home.filter((f) => f.kind === kinds.urbanResidence.id && f.from <= day && day <= f.to);
  const livedAYear = urbanDay.some((f) => f.from <= dayNumber(addYears(on, -1)));
  const isUrban =
    has(home, kinds.urbanRegistered) &&
    livedAYear &&
    !has(home, kinds.contractedLand) &&
    !has(home, kinds.collectiveShare);
  const types: Readonly<Record<number, string | undefined>> = {
    1: 'rural',
    2: 'urban',
    3: isUrban ? 'urban' : 'rural',
  };
  const type = has(home, kinds.residenceDetermined)
    ? types[at(home, kinds.hukou) ?? 0]
    : { 1: 'urban', 2: 'rural' }[at(home, kinds.standardType) ?? 0];
  if (type === undefined) return without('undetermined', 'unknown');
  const standard = yuan(`dibao.standard.${type}`);

  // R4–R8, 分 a month
  const yearOf = (facts: readonly SituationFact[], wanted: (kind: number) => boolean): Q =>
    sum(
      facts
        .filter((f) => wanted(f.kind))
        .flatMap((f) => months.filter((end) => f.from <= end && end <= f.to).map(() => over(q(f.value), q(12)))),
    );
  const isSevere = ({ facts }: SituationMember): boolean =>
    [120, 121, 122, 123, 124, 125, 126].some((kind) => {
      const level = at(facts, { id: kind }) ?? 9;
      return level <= 2 || (level === 3 && (kind === 124 || kind === 125));
    });
  const isIll = ({ facts }: SituationMember): boolean => has(facts, kinds.seriousIllness);
  const jobCost = (wage: Q): Q => {
    const mode = text('income.employment-cost.mode');
    if (mode === 'none') return q(0);
    const percent = figure('income.employment-cost.percent');
    const wanted =
      mode === 'fixed' ? yuan('income.employment-cost.fixed') : times(mode === 'wage' ? wage : standard, percent);
    return least(wanted, times(standard, figure('income.employment-cost.cap')), wage);
  };
  const exempt = text('income.basic-pension-exempt') === 'true';
  const fees = ({ facts }: SituationMember): Q | undefined => {
    let total = q(0);
    for (const place of [0, 1, 2, 3]) {
      const perHead = at(facts, { id: 300 + place });
      if (perHead === undefined) continue;
      const [people, supports] = [at(facts, { id: 304 + place }), at(facts, { id: 308 + place })];
      if (people === undefined || supports === undefined) return undefined;
      if (has(facts, { id: 312 + place })) continue;
      const above = minus(over(q(perHead), q(12)), times(figure('support-fee.multiple'), standard));
      const fee = times(times(most(q(0), above), q(people)), figure('support-fee.share'));
      total = plus(total, over(fee, q(supports)));
    }
    return total;
  };
  const own = (member: SituationMember): Q => {
    const counts = (kind: number): boolean => countedIncome.includes(kind) || (kind === basicPension && !exempt);
    const wage = over(
      yearOf(member.facts, (kind) => kind === 201),
      q(12),
    );
    const income = over(yearOf(member.facts, counts), q(12));
    return plus(minus(income, jobCost(wage)), fees(member) ?? q(0));
  };
  const deducts = text('income.rigid-deduction') === 'true';
  const costly = members.filter((member) => isSevere(member) || isIll(member));
  const costs = deducts
    ? sum(costly.map(({ facts }) => over(expensesOf(facts, months, ['medical', 'rehabilitation']), q(12))))
    : q(0);
  const income = most(q(0), minus(sum(members.map(own)), costs));

  // R9
  const owned = (wanted: readonly number[]): Q =>
    sum(
      members.flatMap(({ facts }) =>
        facts.filter((f) => wanted.includes(f.kind) && f.from <= day && day <= f.to).map((f) => q(f.value)),
      ),
    );
  const propertyFits = (limits: string): boolean => {
    const money = times(times(figure(`${limits}.property.financial-months`), standard), heads);
    const vehicles = times(figure(`${limits}.property.vehicle-months`), standard);
    const space = times(times(figure('property.home-area'), figure('property.home-area-factor')), heads);
    const manyHomes = !less(owned([260]), figure('property.homes'));
    return !(
      less(money, owned([251, 252, 253, 254, 255, 256])) ||
      less(vehicles, owned([257, 258, 259])) ||
      (manyHomes && less(space, owned([261]))) ||
      less(q(0), owned([262, 263]))
    );
  };

  // What is not known is not taken for nothing; beyond the wider limits of property it need not be known.
  const unknown = members.some(
    (member) =>
      !allYear(member.facts, kinds.incomeDetermined) ||
      fees(member) === undefined ||
      !has(member.facts, propertyDetermined) ||
      (at(member.facts, kinds.verification) === 3 && !has(member.facts, kinds.manualProof)),
  );
  const unknownCosts = deducts && costly.some(({ facts }) => !allYear(facts, expensesDetermined));
  if (unknown || unknownCosts) {
    return propertyFits('edge') ? without('undetermined', 'unknown') : without('refused', 'none');
  }

  // What is paid, by the figures of the payable month
  const { later } = one;
  const laterStandard = yuan(`dibao.standard.${type}`, later);
  const rounding = text('pay.rounding', later);
  const topUp = (member: SituationMember): Q => {
    const years = age(member);
    const fitting = [
      years !== undefined && !less(q(years), figure('dibao.top-up.elderly-age', later)) ? 'elderly' : '',
      years !== undefined && years < 18 ? 'minor' : '',
      isSevere(member) ? 'severe-disability' : '',
      isIll(member) ? 'serious-illness' : '',
    ];
    const shares = fitting.filter((key) => key !== '').map((key) => figure(`dibao.top-up.${key}`, later));
    return times(laterStandard, most(q(0), ...shares));
  };
  const refusesWork = (member: SituationMember): boolean => {
    const years = age(member) ?? 0;
    const isAble = years >= 16 && less(q(years), figure('labour.age-limit'));
    return isAble && (at(member.facts, kinds.jobRefusals) ?? 0) >= 3;
  };
  const byTiers = text(`dibao.calculation.${type}`, later) === 'tiers';
  const tierOf = ({ facts }: SituationMember): Q => {
    const letter = { 1: 'a', 2: 'b', 3: 'c' }[at(facts, tier) ?? 0] ?? 'none';
    return least(yuan(`dibao.tier.${type}.${letter}`, later), laterStandard);
  };
  const householdAmount = (): number => {
    const whole = byTiers ? sum(members.map(tierOf)) : most(q(0), minus(times(laterStandard, heads), income));
    const cut = figure('dibao.refusal.reduction', later);
    const ownShare = (member: SituationMember): Q => (byTiers ? tierOf(member) : over(whole, heads));
    const lost = sum(members.filter(refusesWork).map((member) => times(ownShare(member), cut)));
    const added = sum(members.filter((member) => !refusesWork(member)).map(topUp));
    return round(plus(minus(whole, lost), added), rounding);
  };
  const singleAmount = (member: SituationMember): number => {
    const base =
      text('dibao.single.mode', later) === 'share'
        ? times(laterStandard, figure('dibao.single.share', later))
        : most(q(0), minus(laterStandard, own(member)));
    return round(plus(base, topUp(member)), rounding);
  };

  // The classes in their order
  const isPoor = less(income, times(standard, heads));
  const refusals = members.some(refusesWork);
  const isEdge =
    less(income, times(times(standard, figure('edge.factor')), heads)) && propertyFits('edge') && !refusals;
  const running = value(home, dibaoInPayment.id, dayNumber(dates.decidedOn)) ?? 0;
  const paidDay = dayNumber(firstDay(dates.payableFrom));
  const granted = home.filter((f) => f.kind === graceGranted.id);
  const nowGranted = granted.filter((f) => f.from <= paidDay && paidDay <= f.to).map((f) => f.from);
  const graceFirst =
    nowGranted.length > 0 ? monthOf(dateOfDay(Math.min(...nowGranted))) : nextMonth(monthOf(dates.decidedOn));
  const graceEnd = addMonthsTo(graceFirst, Number(text('dibao.grace-months')));
  const hasGrace =
    running > 0 &&
    members.some(({ facts }) => has(facts, kinds.startedWork)) &&
    !granted.some((f) => f.to < paidDay) &&
    dates.payableFrom < graceEnd;
  const isSingle = (member: SituationMember): boolean | 'unknown' => {
    if (!less(own(member), standard) && ground(member) !== 'unknown') return false;
    return ground(member);
  };
  const ground = (member: SituationMember): boolean | 'unknown' => {
    if ((isEdge && (isSevere(member) || isIll(member))) || has(member.facts, kinds.specialHardship)) return true;
    if (text('dibao.single.adult-severe') !== 'true' || !isSevere(member) || (age(member) ?? 0) < 18) return false;
    const works = at(member.facts, kinds.employment);
    return works === undefined ? 'unknown' : [6, 7, 10].includes(works);
  };
  const total = (of: readonly SituationMember[]): number => of.reduce((all, member) => all + singleAmount(member), 0);
  const granting = (found: string, of: readonly SituationMember[], amount: number): Judged => ({
    ...{ outcome: 'granted', class: found, amount, members: of.map(({ key }) => key) },
  });

  if (alone) {
    return isPoor && propertyFits('edge') ? granting('single', members, total(members)) : without('refused', 'none');
  }
  if (isPoor && propertyFits('dibao')) {
    const tierless = byTiers && members.some(({ facts }) => at(facts, tier) === undefined);
    return tierless ? without('undetermined', 'unknown') : granting('dibao', members, householdAmount());
  }
  if (!isPoor && propertyFits('dibao') && hasGrace) return granting('grace', members, running);
  const singles = propertyFits('edge') ? members.filter((member) => isSingle(member) === true) : [];
  if (singles.length > 0) return granting('single', singles, total(singles));
  if (propertyFits('edge') && members.some((member) => isSingle(member) === 'unknown')) {
    return without('undetermined', 'unknown');
  }
  if (isEdge) return without('refused', 'edge');
  const year = times(income, q(12));
  const burdens = sum(
    (['medical', 'education', 'rehabilitation', 'other'] as const).flatMap((group) =>
      members.map(({ facts }) => expensesOf(facts, months, [group])),
    ),
  );
  const rigid = plus(times(times(standard, heads), q(12)), burdens);
  const isRigid =
    dates.decidedOn >= '2025-08-01' &&
    propertyFits('edge') &&
    !refusals &&
    members.every(({ facts }) => allYear(facts, expensesDetermined)) &&
    less(year, times(yuan(`disposable-income.${type}`), heads)) &&
    !less(rigid, times(year, figure('rigid.ratio')));
  return without('refused', isRigid ? 'rigid' : 'none');
};
