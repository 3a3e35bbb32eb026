import fc from 'fast-check';
import { dibaoInPayment, graceGranted, tier } from '#catalogue/assistance/dibao/fact-kinds.ts';
import { dibaoRule2021, dibaoRule2025 } from '#catalogue/assistance/dibao/rule.ts';
import { disabilityKinds } from '#catalogue/shared/disability.ts';
import { expenseKinds, expensesDetermined } from '#catalogue/shared/expense-items.ts';
import * as kinds from '#catalogue/shared/fact-kinds.ts';
import { incomeItems } from '#catalogue/shared/income-items.ts';
import { obligorAided, obligorIncome, obligorSize, obligorSupports } from '#catalogue/shared/obligor-kinds.ts';
import { propertyDetermined, propertyKinds } from '#catalogue/shared/property-items.ts';
import { bornKind, deathKind, type FactKind, relationKind } from '#kit/fact-kind.ts';
import { addMonthsTo, addYears, lastDay, monthOf, nextMonth, plainDate, plainMonth } from '#kit/plain-date.ts';
import { type Rule, type RuleDates, silent } from '#kit/rule.ts';
import { dayNumber, openStart, type Situation, type SituationFact, type SituationMember } from '#kit/situation.ts';
import { type Draw, fact, holding, joined, sometimes } from './any-facts.ts';
import { anyFigures, type Figures, parametersOf, standards } from './any-figures.ts';

/** A household, the figures of two times and the dates: all that a decision on 低保 depends on. */
export type AnyCase = {
  readonly situation: Situation;
  readonly dates: RuleDates;
  /** Figures of the day of the decision, and those from the first payable month on. */
  readonly figures: Figures;
  readonly later: Figures;
};

/** Which rule decides on the day. */
export const ruleOf = ({ dates }: AnyCase): Rule =>
  dates.decidedOn < dibaoRule2025.from ? dibaoRule2021 : dibaoRule2025;

export const parametersFor = ({ figures, later, dates }: AnyCase) =>
  parametersOf(figures, later, plainDate(`${dates.payableFrom}-01`));

/** What the law decides of it. */
export const decide = (one: AnyCase) => ruleOf(one).decide(one.situation, parametersFor(one), one.dates, silent);

/** 分 on the very line of some number of heads, or a 分 beside it. */
const onALine = (months: readonly number[]): fc.Arbitrary<number> =>
  fc
    .tuple(fc.constantFrom(...standards), fc.constantFrom(1, 1.5, 2, 3), fc.constantFrom(...months))
    .chain(([standard, heads, times]) => fc.constantFrom(-1, 0, 0, 1).map((slip) => standard * heads * times + slip));

const fen = fc.oneof(
  { weight: 5, arbitrary: fc.integer({ min: 0, max: 3000 }).map((yuan) => yuan * 1200) },
  { weight: 2, arbitrary: fc.integer({ min: 0, max: 4_000_000 }) },
  { weight: 3, arbitrary: onALine([12]) },
);
const property = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: 0, max: 15_000 }).map((yuan) => yuan * 100) },
  { weight: 1, arbitrary: fc.integer({ min: 0, max: 10_000_000 }) },
  { weight: 2, arbitrary: onALine([12, 24, 36]) },
);
const presence = fc.constant(1);

const obligorsOf = (dates: RuleDates): Draw =>
  fc.integer({ min: 0, max: 3 }).chain((index) => {
    const of = (series: readonly FactKind[], value: fc.Arbitrary<number>, percent: number): Draw => {
      const kind = series[index];
      return kind === undefined ? fc.constant([]) : sometimes(percent, holding(dates, kind, value));
    };
    return joined(
      of(
        obligorIncome,
        fc.integer({ min: 0, max: 4_000 }).map((yuan) => yuan * 1200),
        100,
      ),
      of(obligorSize, fc.integer({ min: 1, max: 6 }), 97),
      of(obligorSupports, fc.integer({ min: 1, max: 4 }), 97),
      of(obligorAided, presence, 15),
    );
  });

/** Since three years ago, or a day more or less. */
const aboutThreeYears = (dates: RuleDates, kind: FactKind): Draw =>
  fc.integer({ min: -1, max: 1 }).map((slip) => [fact(kind, 1, dayNumber(addYears(lastDay(dates.asOf), -3)) + slip)]);

const statusesOf = (dates: RuleDates): Draw => {
  const held = (kind: FactKind, percent: number, value: fc.Arbitrary<number> = presence): Draw =>
    sometimes(percent, holding(dates, kind, value));
  return joined(
    held(kinds.custody, 8, fc.integer({ min: 0, max: 6 })),
    sometimes(6, fc.oneof(holding(dates, kinds.clergy, presence), aboutThreeYears(dates, kinds.clergy))),
    held(kinds.enrolment, 15, fc.integer({ min: 1, max: 8 })),
    held(kinds.notIndependent, 30),
    held(kinds.supportDuty, 80),
    held(kinds.coLiving, 80),
    held(kinds.declaredMissing, 3),
    held(kinds.tekun, 5),
    held(kinds.verification, 30, fc.constantFrom(1, 1, 1, 2, 3)),
    held(kinds.manualProof, 10),
    held(kinds.refusesVerification, 2),
    held(kinds.jobRefusals, 12, fc.integer({ min: 1, max: 4 })),
    held(kinds.employment, 60, fc.integer({ min: 1, max: 10 })),
    held(kinds.startedWork, 20),
    held(kinds.seriousIllness, 10),
    held(kinds.specialHardship, 5),
    sometimes(
      25,
      fc
        .constantFrom(...disabilityKinds)
        .chain((kind) => joined(...[1, 2].map(() => holding(dates, kind, fc.integer({ min: 1, max: 4 }))))),
    ),
  );
};

const findings = [kinds.statusDetermined, kinds.incomeDetermined, propertyDetermined] as const;

/** What was found out about someone: as a rule everything, of some a part, or in two looks one after the other. */
const determinedOf = (dates: RuleDates): Draw => {
  const slip = dayNumber(lastDay(addMonthsTo(dates.appliedIn, -5)));
  const parts = findings.map((kind) =>
    fc.oneof(
      { weight: 8, arbitrary: fc.constant([fact(kind, 1)]) },
      { weight: 1, arbitrary: fc.constant([fact(kind, 1, openStart, slip), fact(kind, 1, slip + 1)]) },
      { weight: 1, arbitrary: fc.constant([fact(kind, 1, openStart, slip), fact(kind, 1, slip + 32)]) },
      { weight: 1, arbitrary: sometimes(50, holding(dates, kind, presence)) },
    ),
  );
  const expenses = sometimes(85, fc.constant([fact(expensesDetermined, 1)]));
  const all = fc.constant(findings.map((kind) => fact(kind, 1)));
  return joined(fc.oneof({ weight: 9, arbitrary: all }, { weight: 1, arbitrary: joined(...parts) }), expenses);
};

const bornOf = (dates: RuleDates): Draw => {
  const day = dayNumber(lastDay(dates.asOf));
  const birthdays = [16, 18, 50, 60, 70].map((age) => dayNumber(lastDay(addMonthsTo(dates.asOf, -12 * age))));
  const born = fc.oneof(
    { weight: 6, arbitrary: fc.integer({ min: day - 90 * 365, max: day }) },
    {
      weight: 1,
      arbitrary: fc
        .tuple(fc.constantFrom(...birthdays), fc.integer({ min: -1, max: 1 }))
        .map(([on, slip]) => on + slip),
    },
  );
  return sometimes(
    99,
    born.map((value) => [fact(bornKind, value, value)]),
  );
};

const amountOf = ({ value }: FactKind): fc.Arbitrary<number> =>
  value === 'money' ? property : value === 'count' ? fc.integer({ min: 0, max: 80 }) : presence;

/** Several homes, and square metres about so much a head as a limit may be. */
const homesOf = (dates: RuleDates): Draw => {
  const [homes, area] = ['property.homes', 'property.home-area'].map((key) =>
    propertyKinds.find((one) => one.key === key),
  );
  if (homes === undefined || area === undefined) throw new Error('没有住房');
  const metres = fc.constantFrom(10, 16, 20, 32, 33, 48, 60, 61, 200);
  return joined(holding(dates, homes, fc.integer({ min: 1, max: 3 })), holding(dates, area, metres));
};

const relations = [1, 10, 20, 20, 30, 30, 40, 50, 50, 60, 70, 80];

const factsOf = (dates: RuleDates): Draw => {
  const day = dayNumber(lastDay(dates.asOf));
  return joined(
    bornOf(dates),
    sometimes(
      99,
      fc.constantFrom(...relations).map((value) => [fact(relationKind, value)]),
    ),
    sometimes(
      4,
      fc.integer({ min: day - 40, max: day + 80 }).map((died) => [fact(deathKind, died, died)]),
    ),
    determinedOf(dates),
    statusesOf(dates),
    sometimes(75, holding(dates, tier, fc.integer({ min: 1, max: 3 }))),
    fc
      .array(
        fc.constantFrom(...incomeItems).chain(({ kind }) => holding(dates, kind, fen)),
        { maxLength: 3 },
      )
      .map((some) => some.flat()),
    sometimes(10, obligorsOf(dates)),
    sometimes(
      30,
      fc.constantFrom(...propertyKinds).chain((kind) => holding(dates, kind, amountOf(kind))),
    ),
    sometimes(6, homesOf(dates)),
    sometimes(
      30,
      fc.constantFrom(...expenseKinds).chain((kind) => holding(dates, kind, fen)),
    ),
  );
};

const householdOf = (dates: RuleDates): Draw => {
  const held = (kind: FactKind, percent: number, value: fc.Arbitrary<number> = presence): Draw =>
    sometimes(percent, holding(dates, kind, value));
  const residence = joined(
    held(kinds.residenceDetermined, 95),
    held(kinds.hukou, 95, fc.integer({ min: 1, max: 3 })),
    held(kinds.urbanRegistered, 70),
    sometimes(
      80,
      fc
        .integer({ min: -2, max: 2 })
        .map((slip) => [fact(kinds.urbanResidence, 1, dayNumber(lastDay(addMonthsTo(dates.asOf, -12))) + slip)]),
    ),
    held(kinds.contractedLand, 30),
    held(kinds.collectiveShare, 20),
  );
  const paid = dayNumber(plainDate(`${dates.payableFrom}-01`));
  const grace = fc
    .tuple(fc.integer({ min: -300, max: 40 }), fc.integer({ min: 0, max: 300 }))
    .map(([from, days]) => [fact(graceGranted, 1, paid + from, paid + from + days)]);
  return joined(
    sometimes(
      90,
      fc.constantFrom(1, 2).map((value) => [fact(kinds.standardType, value)]),
    ),
    sometimes(40, residence),
    held(dibaoInPayment, 30, fc.integer({ min: 0, max: 300_000 })),
    sometimes(5, grace),
  );
};

const anyDates: fc.Arbitrary<RuleDates> = fc
  .record({
    appliedIn: fc.constantFrom('2024-02', '2025-06', '2025-07', '2026-02', '2026-06', '2026-12').map(plainMonth),
    later: fc.constantFrom(0, 0, 0, 1, 5),
    decided: fc.integer({ min: 0, max: 2 }),
    payable: fc.constantFrom(0, 0, 0, 3, 7),
  })
  .map(({ appliedIn, later, decided, payable }) => {
    const decidedOn = lastDay(addMonthsTo(appliedIn, decided));
    const payableFrom = addMonthsTo(nextMonth(monthOf(decidedOn)), payable);
    return { appliedIn, asOf: addMonthsTo(appliedIn, later), decidedOn, payableFrom };
  });

/** Households from the whole space of situations: most are in order, each kind of disorder comes up in some. */
export const anyCase: fc.Arbitrary<AnyCase> = anyDates.chain((dates) =>
  fc
    .record({
      members: fc.array(factsOf(dates), { minLength: 1, maxLength: 6 }),
      household: householdOf(dates),
      figures: anyFigures,
      changed: fc.option(anyFigures, { freq: 4 }),
    })
    .map(({ members, household, figures, changed }) => ({
      situation: { household, members: members.map(memberOf) },
      dates,
      figures,
      later: changed ?? figures,
    })),
);

/** The first is the head, unless something else was drawn of him that is as good. */
const memberOf = (facts: readonly SituationFact[], index: number): SituationMember => ({
  key: `m${index}`,
  name: `成员${index}`,
  facts: index === 0 ? [...facts.filter(({ kind }) => kind !== relationKind.id), fact(relationKind, 1)] : facts,
});

/** The case with other facts of one member. */
export const withFacts = (
  one: AnyCase,
  index: number,
  change: (facts: readonly SituationFact[]) => readonly SituationFact[],
): AnyCase => ({
  ...one,
  situation: {
    ...one.situation,
    members: one.situation.members.map((member, nth) =>
      nth === index ? { ...member, facts: change(member.facts) } : member,
    ),
  },
});
