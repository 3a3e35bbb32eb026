import { type Fen, fen } from '#kit/money.ts';
import type { Parameters } from '#kit/parameter.ts';
import { firstDay, formatChineseMonth, plainDate } from '#kit/plain-date.ts';
import {
  type Decision,
  defineRule,
  type Measured,
  type Outcome,
  type Reason,
  type Rule,
  type RuleDates,
} from '#kit/rule.ts';
import { holdsOn, type Situation, type SituationMember, valueOn } from '#kit/situation.ts';
import { type ApplicationMonth, applicationMonth } from '../../shared/application-month.ts';
import { isSeverelyDisabled } from '../../shared/disability.ts';
import { manualProof, refusesVerification, seriousIllness, verification } from '../../shared/fact-kinds.ts';
import { testMembers } from '../../shared/household-members.ts';
import { yuanText } from '../../shared/income.ts';
import { law } from '../../shared/law.ts';
import { householdAmount, type Payable, refusesWork, withoutTier } from './amount.ts';
import { determinedFor } from './determined-for.ts';
import { findGrace } from './grace.ts';
import { dibaoLimits, edgeFactor, edgeLimits } from './limits.ts';
import {
  incomeOf,
  isBelow,
  lineOf,
  type Means,
  perHeadText,
  propertyFaults,
  standardText,
  weighMeans,
} from './means.ts';
import { dibaoParameters, rigidParameters } from './parameter-keys.ts';
import { reads } from './reads.ts';
import { reasons } from './reasons.ts';
import { isRigid, knowsExpenses } from './rigid.ts';
import { findSingles, singleAmount } from './single.ts';

/** One household, one class, the first that fits (民发〔2021〕57号、国办发〔2023〕39号); `terminated` before all. */
const classes = {
  dibao: '最低生活保障',
  grace: '低保渐退期',
  single: '单人户低保',
  edge: '低保边缘家庭',
  rigid: '刚性支出困难家庭',
  none: '不属于救助对象，继续监测',
  terminated: '拒绝核对，终止办理',
  unknown: '事实不全',
} as const;
type Class = keyof typeof classes;

const keysOf = (members: readonly SituationMember[]): readonly string[] => members.map(({ key }) => key);

const without = (
  outcome: Outcome,
  found: Class,
  members: readonly SituationMember[],
  grounds: readonly Reason[],
  measured?: Measured,
): Decision => ({
  outcome,
  class: found,
  amount: fen(0),
  members: keysOf(members),
  shares: [],
  reasons: grounds,
  ...(measured === undefined ? {} : { measured }),
});

const withAmount = (
  found: Class,
  members: readonly SituationMember[],
  { amount, shares }: Payable,
  grounds: readonly Reason[],
  measured: Measured,
): Decision => ({
  outcome: 'granted',
  class: found,
  amount,
  members: keysOf(members),
  shares,
  reasons: grounds,
  measured,
});

const same = { times: 1, over: 1 } as const;

const measuredTo = (means: Means, ends: Fen): Measured => ({
  value: incomeOf(means),
  line: lineOf(means, same),
  ends: fen(Math.max(ends, lineOf(means, same))),
});

/** Those who must let their means be looked into and will not. */
const refusing = (members: readonly SituationMember[], { day }: ApplicationMonth): readonly SituationMember[] =>
  members.filter(({ facts }) => holdsOn(facts, refusesVerification, day));

/** Those whose comparison is open (需核实) and not replaced by paper: missing is not zero. */
const openVerification = (members: readonly SituationMember[], { day }: ApplicationMonth): readonly SituationMember[] =>
  members.filter(({ facts }) => valueOn(facts, verification, day) === 3 && !holdsOn(facts, manualProof, day));

/** What is missing to classify at all. */
const missingOf = (means: Means): readonly Reason[] => {
  const open = openVerification(means.members, means.month);
  return [
    ...(open.length > 0 ? [reasons.verificationOpen(open)] : []),
    ...means.income.unknown.map(({ member, what }) => reasons.incomeUnknown(member.name, what)),
    ...(means.property.unknown.length > 0 ? [reasons.propertyUnknown(means.property.unknown)] : []),
  ];
};

/** 低保 of the household, and the tests it failed where it does not get it. */
const asHousehold = (
  situation: Situation,
  means: Means,
  payable: Parameters,
  dates: RuleDates,
): Decision | readonly Reason[] => {
  const below = isBelow(means, same, '最低生活保障标准');
  const faults = propertyFaults(means, dibaoLimits(means.inForce));
  const income = (below ? reasons.incomeBelow : reasons.incomeNotBelow)(perHeadText(means), standardText(means));
  const line = measuredTo(means, lineOf(means, same));
  if (below && faults.length === 0) {
    const tierless = withoutTier(means, payable);
    if (tierless.length > 0) return without('undetermined', 'unknown', means.members, [reasons.tierUnknown(tierless)]);
    const paid = householdAmount(means, payable);
    const cuts = paid.reduced.map(({ member, share }) => reasons.workRefused(member, share));
    return withAmount('dibao', means.members, paid, [income, reasons.propertyFits(), ...cuts], line);
  }
  const grace = !below && faults.length === 0 ? findGrace(situation, means, dates) : undefined;
  if (grace !== undefined) {
    const paid = { amount: grace.amount, shares: [], reduced: [] };
    const grounds = [income, reasons.grace(formatChineseMonth(grace.lastMonth))];
    return { ...withAmount('grace', means.members, paid, grounds, line), lastMonth: grace.lastMonth };
  }
  return [...(below ? [] : [income]), ...(faults.length > 0 ? [reasons.propertyExceeds(faults)] : [])];
};

const mightBeSingle = ({ facts }: SituationMember, { day }: ApplicationMonth): boolean =>
  isSeverelyDisabled(facts, day) || holdsOn(facts, seriousIllness, day);

/** Edge, the single persons it lets in, 刚性支出, or none of all. `failed` says why it is not 低保. */
const belowHousehold = (means: Means, failed: readonly Reason[], payable: Parameters, rigid: boolean): Decision => {
  const factor = edgeFactor(means.inForce);
  const line = lineOf(means, factor);
  const lineText = yuanText(means.standard * factor.times, factor.over);
  const below = isBelow(means, factor, '低保边缘线');
  const faults = propertyFaults(means, edgeLimits(means.inForce));
  const workless = means.members.filter((member) => refusesWork(member, means.month, means.inForce));
  const isEdge = below && faults.length === 0 && workless.length === 0;
  const singles = faults.length === 0 ? findSingles(means, isEdge) : { found: [], unknown: [] };
  const edgeGround = isEdge ? [reasons.edge(perHeadText(means), lineText)] : [];
  if (singles.found.length > 0) {
    const people = singles.found.map(({ member }) => member);
    const grounds = [
      ...failed,
      ...edgeGround,
      ...singles.found.map(({ member, text }) => reasons.single(member, text)),
    ];
    const measured = measuredTo(means, line);
    return withAmount('single', people, singleAmount(means, singles.found, payable), grounds, measured);
  }
  if (singles.unknown.length > 0) {
    return without('undetermined', 'unknown', means.members, singles.unknown.map(reasons.singleUnknown));
  }
  if (isEdge) return without('refused', 'edge', means.members, [...failed, ...edgeGround], measuredTo(means, line));
  const notEdge = [
    ...(below ? [] : [reasons.notEdge(perHeadText(means), lineText)]),
    ...(faults.length > 0 ? [reasons.edgePropertyExceeds(faults)] : []),
    ...(workless.length > 0 ? [reasons.edgeRefusesWork(workless)] : []),
    ...means.members.filter((member) => mightBeSingle(member, means.month)).map(reasons.singleRequiresEdge),
  ];
  const measured = measuredTo(means, incomeOf(means));
  const grounds = [...failed, ...notEdge];
  if (!rigid || faults.length > 0 || workless.length > 0)
    return without('refused', 'none', means.members, grounds, measured);
  if (!knowsExpenses(means)) {
    return without('refused', 'none', means.members, [...grounds, reasons.rigidUnknown()], measured);
  }
  if (!isRigid(means)) return without('refused', 'none', means.members, grounds, measured);
  return without('refused', 'rigid', means.members, [...grounds, reasons.rigid()], measured);
};

/** 宗教教职人员 who have lived apart for years are none of the family and apply for themselves (R11). */
const asClergy = (means: Means, payable: Parameters): Decision => {
  const below = isBelow(means, same, '最低生活保障标准');
  const faults = propertyFaults(means, edgeLimits(means.inForce));
  const line = measuredTo(means, lineOf(means, same));
  const income = (below ? reasons.incomeBelow : reasons.incomeNotBelow)(perHeadText(means), standardText(means));
  if (!below || faults.length > 0) {
    const failed = [...(below ? [] : [income]), ...(faults.length > 0 ? [reasons.propertyExceeds(faults)] : [])];
    return without('refused', 'none', means.members, failed, line);
  }
  const singles = means.members.map((member) => ({ member, text: '生活困难的宗教教职人员' }));
  const grounds = [income, ...singles.map(({ member, text }) => reasons.single(member, text))];
  return withAmount('single', means.members, singleAmount(means, singles, payable), grounds, line);
};

/**
 * 最低生活保障 and what comes after it: who counts (R1, R2), by which standard (R3), income of the twelve months before the
 * month of application (R4) less what is not income (R5) and necessary costs (R6), with support from those apart (R7), property
 * (R9); granted when income a head is below the standard, property fits and all let it be looked into (R10); else 渐退期,
 * 单人户 (R11), 低保边缘, 刚性支出. Standard and exemptions of the day of the decision; the amount by the figures of the month it
 * is payable in. What is unknown is never taken for nothing.
 */
const decideWith =
  (rigid: boolean): Rule['decide'] =>
  (situation, parameters, dates, trace) => {
    const month = applicationMonth(dates.appliedIn, dates.asOf);
    const tested = testMembers(situation.members, month, dates.decidedOn, trace);
    const counted: SituationMember[] = [];
    const unclear: Reason[] = [];
    const clergy: SituationMember[] = [];
    for (const { member, ground } of tested) {
      if (ground.standing === 'counted') counted.push(member);
      else if (ground.standing === 'unknown') unclear.push(reasons.memberUnknown(member.name, ground));
      else if (ground.code === 'clergy') clergy.push(member);
    }
    const alone = counted.length === 0 && unclear.length === 0 && clergy.length > 0;
    const applying = alone ? clergy : counted;
    const unwilling = refusing(applying, month);
    if (unwilling.length > 0) {
      return without('refused', 'terminated', applying, [reasons.verificationRefused(unwilling)]);
    }
    if (unclear.length > 0) return without('undetermined', 'unknown', counted, unclear);
    if (applying.length === 0) return without('not-applicable', 'none', [], [reasons.nobodyCounts()]);

    const inForce = parameters(dates.decidedOn);
    const means = weighMeans(situation, applying, month, inForce, trace);
    if (means === undefined) return without('undetermined', 'unknown', applying, [reasons.standardUnknown()]);
    // Property beyond even the wider limits refuses for certain, whatever else is still unknown.
    const missing = missingOf(means);
    const faults = missing.length > 0 ? propertyFaults(means, edgeLimits(inForce)) : [];
    if (faults.length > 0) return without('refused', 'none', means.members, [reasons.propertyExceeds(faults)]);
    if (missing.length > 0) return without('undetermined', 'unknown', means.members, missing);

    const payable = parameters(firstDay(dates.payableFrom));
    if (alone) return asClergy(means, payable);
    const household = asHousehold(situation, means, payable, dates);
    return 'outcome' in household ? household : belowHousehold(means, household, payable, rigid);
  };

const common = { reads, classes, determinedFor } as const;

/** 民发〔2021〕57号. */
export const dibaoRule2021 = defineRule({
  ...common,
  key: 'dibao-2021',
  from: plainDate('2021-07-01'),
  law: [`${law.assistance}第九条至第十三条、第四十五条`, law.confirmation, law.sichuan, law.layered],
  parameters: dibaoParameters,
  decide: decideWith(false),
});

/** From 1 August 2025 Sichuan also recognises 刚性支出困难家庭. */
export const dibaoRule2025 = defineRule({
  ...common,
  key: 'dibao-2025',
  from: plainDate('2025-08-01'),
  law: [...dibaoRule2021.law, law.rigid],
  parameters: [...dibaoParameters, ...rigidParameters],
  decide: decideWith(true),
});
