import { bornKind, deathKind, relationKind } from '#kit/fact-kind.ts';
import { fen, formatYuan } from '#kit/money.ts';
import { firstDay, plainDate } from '#kit/plain-date.ts';
import { type Decision, defineRule, type Outcome, type Reason, type Rule } from '#kit/rule.ts';
import { type SituationMember, valueOn } from '#kit/situation.ts';
import { applicationMonth } from '../../shared/application-month.ts';
import {
  incomeDetermined,
  propertyConformity,
  standardType,
  statusDetermined,
  statusKinds,
} from '../../shared/fact-kinds.ts';
import { testMembers } from '../../shared/household-members.ts';
import { countIncome, partsOfFen, yuanText } from '../../shared/income.ts';
import { incomeItems } from '../../shared/income-items.ts';
import { law } from '../../shared/law.ts';
import { difference, isBelow } from './amount.ts';
import { reasons } from './reasons.ts';
import { standardOf } from './standard.ts';

const decided = (outcome: Outcome, members: readonly SituationMember[], grounds: readonly Reason[]): Decision => ({
  outcome,
  amount: fen(0),
  members: members.map((member) => member.key),
  reasons: grounds,
});

/**
 * 最低生活保障: who counts (R1, R2), by which standard (R3), income of the twelve months before the month of application
 * (R4) less what is not income (R5); granted when income a head is below the standard and property fits (R10).
 * People and facts as of the last day of the month of application; standard and exemptions of the day of the decision;
 * the amount by the standard of the month it is first payable in. What is unknown is never taken for nothing.
 */
const decide: Rule['decide'] = (situation, parameters, dates, trace) => {
  const month = applicationMonth(dates.appliedIn);
  const { day } = month;
  const tested = testMembers(situation.members, month, trace);
  const counted = tested.filter(({ ground }) => ground.standing === 'counted').map(({ member }) => member);
  const unclear = tested.filter(({ ground }) => ground.standing === 'unknown');
  if (unclear.length > 0) {
    return decided(
      'undetermined',
      counted,
      unclear.map(({ member, ground }) => reasons.memberUnknown(member.name, ground)),
    );
  }
  if (counted.length === 0) return decided('not-applicable', [], [reasons.nobodyCounts()]);

  const conforms = valueOn(situation.household, propertyConformity, day);
  if (conforms !== undefined) {
    const text = conforms === 1 ? '符合规定' : '不符合规定';
    trace.note(() => ({
      kind: 'test',
      text: `家庭财产：认定为${text}`,
      clause: `${law.assistance}第九条`,
      passed: conforms === 1,
    }));
  }
  const inForce = parameters(dates.decidedOn);
  const type = valueOn(situation.household, standardType, day);
  const exempt = inForce.get('income.basic-pension-exempt').flag === true;
  const income = countIncome(counted, month, exempt, trace);

  const missing: Reason[] = income.unknown.map((member) => reasons.incomeUnknown(member.name));
  if (type === undefined) missing.push(reasons.standardUnknown());
  if (conforms === undefined) missing.push(reasons.propertyUnknown());
  // One ground that is certain refuses, whatever else is still unknown.
  if (conforms === 2 && missing.length > 0) return decided('refused', counted, [reasons.propertyExceeds()]);
  if (type === undefined || missing.length > 0) return decided('undetermined', counted, missing);

  const standard = standardOf(inForce, type);
  const heads = counted.length;
  const below = isBelow(income, standard, heads);
  const perHead = yuanText(income.total, partsOfFen * heads);
  trace.note(() => ({
    kind: 'test',
    text: `家庭月收入 ${yuanText(income.total, partsOfFen)}元 ÷ ${heads}人 = 人均 ${perHead}元，${below ? '低于' : '不低于'}标准 ${formatYuan(standard)}元`,
    clause: `${law.assistance}第九条`,
    passed: below,
  }));
  const incomeGround = below
    ? reasons.incomeBelow(perHead, formatYuan(standard))
    : reasons.incomeNotBelow(perHead, formatYuan(standard));
  if (conforms === 2 || !below) {
    const failed = [...(below ? [] : [incomeGround]), ...(conforms === 2 ? [reasons.propertyExceeds()] : [])];
    return decided('refused', counted, failed);
  }
  const payable = standardOf(parameters(firstDay(dates.payableFrom)), type);
  return {
    ...decided('granted', counted, [incomeGround, reasons.propertyFits()]),
    amount: difference(payable, heads, income, trace),
  };
};

export const dibaoRule = defineRule({
  key: 'dibao-2021',
  from: plainDate('2021-07-01'),
  law: [`${law.assistance}第九条至第十二条`, law.confirmation, law.sichuan],
  reads: [
    bornKind,
    relationKind,
    deathKind,
    statusDetermined,
    ...statusKinds,
    incomeDetermined,
    ...incomeItems.map((item) => item.kind),
    standardType,
    propertyConformity,
  ],
  parameters: ['dibao.standard.urban', 'dibao.standard.rural', 'income.basic-pension-exempt'],
  decide,
});
