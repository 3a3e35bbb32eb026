import { catalogue } from '#catalogue/index.ts';
import { parametersOf } from '#core/parameters/parameters.ts';
import { findByKey } from '#kit/catalogue.ts';
import { bornKind, relationKind, sexKind } from '#kit/fact-kind.ts';
import { ruleOn } from '#kit/item.ts';
import { lastDay, nextMonth, type PlainDate, type PlainMonth } from '#kit/plain-date.ts';
import { type Rule, silent } from '#kit/rule.ts';
import { dayNumber, openEnd, type SituationFact } from '#kit/situation.ts';
import type { InventedFact } from './invented-fact.ts';

/** An invented household as it was determined in a month. */
export interface InventedReview {
  readonly people: readonly { readonly born: PlainDate; readonly sex: 'male' | 'female'; readonly relation: string }[];
  readonly since: PlainDate;
  /** By person. */
  readonly facts: readonly (readonly InventedFact[])[];
  readonly household: readonly InventedFact[];
  readonly reviewedIn: PlainMonth;
}

const county = '512021000000';
const values = catalogue.parameters.flatMap(({ key, values: own }) => own.map((value) => ({ key, ...value })));
const parameters = parametersOf(catalogue.parameters, values, { division: county, name: '安岳县' });

const plain = ({ kind, value, from, to }: InventedFact): SituationFact => ({
  ...{ kind: kind.id, value, from: dayNumber(from), to: to === null ? openEnd : dayNumber(to) },
});

/** The rule of 低保 in force on a day. */
export function dibaoRuleOn(on: PlainDate): Rule {
  const item = findByKey(catalogue.items, 'dibao');
  if (item === undefined) throw new Error('目录里没有 dibao');
  return ruleOn(item, on);
}

/** What the law gave the household when it was looked into, 分 a month; 0 where nothing. */
export function decideInvented({ people, since, facts, household, reviewedIn }: InventedReview): number {
  const decidedOn = lastDay(reviewedIn);
  const situation = {
    household: household.map(plain),
    members: people.map(({ born, sex, relation }, index) => ({
      ...{ key: String(index), name: String(index) },
      facts: [
        { kind: bornKind.id, value: dayNumber(born), from: dayNumber(born), to: openEnd },
        { kind: sexKind.id, value: sex === 'male' ? 1 : 2, from: dayNumber(born), to: openEnd },
        { kind: relationKind.id, value: Number(relation), from: dayNumber(since), to: openEnd },
        ...(facts[index] ?? []).map(plain),
      ],
    })),
  };
  const dates = { appliedIn: reviewedIn, asOf: reviewedIn, decidedOn, payableFrom: nextMonth(reviewedIn) };
  const { outcome, amount } = dibaoRuleOn(decidedOn).decide(situation, parameters, dates, silent);
  return outcome === 'granted' ? amount : 0;
}
