import { answersOf, type CasePerson, type CaseView } from '#kit/case-view.ts';
import type { Effect, FactToWrite } from '#kit/effect.ts';
import { bornKind, deathKind, type FactKind, relationKind } from '#kit/fact-kind.ts';
import type { Answers, UnknownAnswers } from '#kit/form.ts';
import { firstDay, lastDay, type PlainDate, plainDate, plainMonth } from '#kit/plain-date.ts';
import { dayNumber, openEnd, type SituationFact } from '#kit/situation.ts';
import { applicationMonth, incomeWindow, windowDays } from '../../shared/application-month.ts';
import { expenseKinds, expensesDetermined } from '../../shared/expense-items.ts';
import {
  clergy,
  coLiving,
  custody,
  declaredMissing,
  enrolment,
  incomeDetermined,
  manualProof,
  notIndependent,
  refusesVerification,
  statusDetermined,
  statusKinds,
  supportDuty,
  tekun,
  verification,
} from '../../shared/fact-kinds.ts';
import { testMember } from '../../shared/household-members.ts';
import { yearOfMonths } from '../../shared/income.ts';
import { incomeItem, incomeItems } from '../../shared/income-items.ts';
import { obligorKinds } from '../../shared/obligor-kinds.ts';
import { propertyDetermined, propertyKinds } from '../../shared/property-items.ts';
import { determinationForm } from './determination-form.ts';
import {
  expenseFacts,
  obligorFacts,
  particularFacts,
  propertyFacts,
  residenceFacts,
  residenceKinds,
} from './determined-facts.ts';
import { tier } from './fact-kinds.ts';
import { applicationForm } from './form.ts';

type Determination = Answers<typeof determinationForm>;
type Member = Determination['members'][number];
type Income = NonNullable<Determination['incomes']>[number];

/** The circumstances that are a custody, by their code in the fact. */
const custodies: Readonly<Record<string, number>> = {
  detention: 1,
  prison: 2,
  rehabilitation: 3,
  'outside-prison': 4,
  'community-correction': 5,
  'compulsory-treatment': 6,
};
const presences: Readonly<Record<string, FactKind>> = { clergy, missing: declaredMissing, tekun };

const keysOf = (kinds: readonly FactKind[]): readonly string[] => kinds.map(({ key }) => key);

/** What the case has determined so far, or undefined. */
const findDetermination = (view: CaseView): Determination | undefined => answersOf(view, determinationForm);

/** Who belongs to the household and as what: as determined, until then as the applicant said. */
export const determinedRelations = (view: CaseView): ReadonlyMap<string, string> => {
  const determined = findDetermination(view)?.members;
  if (determined !== undefined) return new Map(determined.map((member) => [member.person, member.relation]));
  const declared = answersOf(view, applicationForm)?.members ?? [];
  return new Map(view.people.map((person) => [person.id, declared[person.row]?.relation ?? person.relation]));
};

/** Of somebody whose death is on the register, what the determination says of it. */
const asDead = (view: CaseView, person: string): UnknownAnswers => {
  const died = view.people.find(({ id }) => id === person)?.died ?? null;
  return died === null ? {} : { circumstance: 'dead', circumstanceFrom: died };
};

/** The determination to begin with: the last one of the case, else what the application said. */
export const prefillDetermination = (view: CaseView): UnknownAnswers => {
  const before = findDetermination(view);
  if (before !== undefined)
    return { ...before, members: before.members.map((one) => ({ ...one, ...asDead(view, one.person) })) };
  const relations = determinedRelations(view);
  const rowOf = (applied: number): number => view.people.findIndex((person) => person.row === applied);
  return {
    hukou: answersOf(view, applicationForm)?.hukou,
    members: view.people.map(({ id }) => ({ person: id, relation: relations.get(id), ...asDead(view, id) })),
    incomes: (answersOf(view, applicationForm)?.incomes ?? [])
      .filter((income) => rowOf(income.member) >= 0)
      .map(({ member, item, amount, period }) => ({ member: rowOf(member), item, amount, period })),
  };
};

/** A fact about a member before it is said of whom: what both the register and the test of members are made from. */
type Status = {
  readonly kind: FactKind;
  readonly value: number;
  readonly from: PlainDate;
  readonly to: PlainDate | null;
};

const statusesOf = (member: Member, since: PlainDate): readonly Status[] => {
  const status = (kind: FactKind, value = 1, from = since, to: PlainDate | null = null): Status => ({
    kind,
    value,
    from,
    to,
  });
  const { circumstance, circumstanceFrom, circumstanceTo } = member;
  const from = circumstanceFrom === undefined ? since : plainDate(circumstanceFrom);
  const to = circumstanceTo === undefined ? null : plainDate(circumstanceTo);
  const held = custodies[circumstance];
  const presence = presences[circumstance];
  return [
    status(statusDetermined),
    ...(member.enrolment === undefined ? [] : [status(enrolment, Number(member.enrolment))]),
    ...(member.child === 'dependent' ? [status(notIndependent)] : []),
    ...(member.supportDuty === true ? [status(supportDuty)] : []),
    ...(member.coLiving === true ? [status(coLiving)] : []),
    ...(held === undefined ? [] : [status(custody, held, from, to)]),
    ...(presence === undefined ? [] : [status(presence, 1, from, to)]),
    status(verification, Number(member.verification)),
    ...(member.manualProof === true ? [status(manualProof)] : []),
    ...(member.refusesVerification ? [status(refusesVerification)] : []),
    ...(member.propertyDetermined ? [status(propertyDetermined)] : []),
  ];
};

const asSituationFact = ({ kind, value, from, to }: Status): SituationFact => ({
  kind: kind.id,
  value,
  from: dayNumber(from),
  to: to === null ? openEnd : dayNumber(to),
});

/** Those who belong to the household, also the ones that are not counted now: whoever is no family is left out. */
export const determinedHousehold = (view: CaseView): readonly { person: string; relation: string }[] => {
  const month = applicationMonth(view.appliedIn);
  return (findDetermination(view)?.members ?? []).flatMap((member) => {
    const person = view.people.find(({ id }) => id === member.person);
    // Whoever has died meanwhile belongs to no household.
    if (person === undefined || member.circumstance === 'dead') return [];
    const own: readonly Status[] = [
      { kind: bornKind, value: dayNumber(person.born), from: person.born, to: null },
      { kind: relationKind, value: Number(member.relation), from: person.born, to: null },
    ];
    const facts = [...own, ...statusesOf(member, firstDay(view.appliedIn))].map(asSituationFact);
    const { standing } = testMember({ key: person.id, name: person.name, facts }, month);
    return standing === 'not-family' ? [] : [{ person: person.id, relation: member.relation }];
  });
};

type Window = { readonly from: PlainDate; readonly to: PlainDate };

/** 分 a year over the months it came in; what came once counts as a year's. */
const incomeFact = (
  person: string,
  income: Omit<Income, 'member' | 'basis'>,
  window: Window,
  basis: string,
): FactToWrite => ({
  person,
  kind: incomeItem(income.item).kind.key,
  value: income.period === 'month' ? yearOfMonths(income.amount) : income.amount,
  from: income.from === undefined ? window.from : firstDay(plainMonth(income.from)),
  to: income.to === undefined ? window.to : lastDay(plainMonth(income.to)),
  basis,
});

/** Deaths that the register did not know yet. */
const deathFacts = (view: CaseView, { members, basis }: Determination): readonly FactToWrite[] =>
  members.flatMap(({ person, circumstance, circumstanceFrom }) => {
    const known = view.people.find(({ id }) => id === person)?.died ?? null;
    if (circumstance !== 'dead' || circumstanceFrom === undefined || known !== null) return [];
    const on = plainDate(circumstanceFrom);
    return [{ person, kind: deathKind.key, value: dayNumber(on), from: on, to: null, basis }];
  });

/** What a determination states, as facts; all that was determined before about the same gives way. */
export const determinationEffects = (view: CaseView): readonly Effect[] => {
  const found = findDetermination(view);
  if (found === undefined) return [];
  const window = windowDays(incomeWindow(view.appliedIn));
  const since = firstDay(view.appliedIn);
  const people = found.members.map((member) => member.person);
  return [
    {
      effect: 'write-facts',
      standing: 'determined',
      facts: [
        ...residenceFacts(found, since),
        ...found.members.flatMap((member) =>
          statusesOf(member, since).map(({ kind, ...fact }) => ({
            ...fact,
            person: member.person,
            kind: kind.key,
            basis: found.basis,
          })),
        ),
        ...deathFacts(view, found),
        ...found.members
          .filter((member) => member.incomeDetermined)
          .map((member) => ({
            person: member.person,
            kind: incomeDetermined.key,
            value: 1,
            ...window,
            basis: found.basis,
          })),
        ...(found.incomes ?? []).flatMap((income) => {
          const member = found.members[income.member];
          return member === undefined ? [] : [incomeFact(member.person, income, window, income.basis)];
        }),
        ...particularFacts(found, since),
        ...propertyFacts(found, since),
        ...obligorFacts(found, since),
        ...expenseFacts(found, window),
      ],
      replaces: [
        { people: [], household: true, kinds: keysOf(residenceKinds), from: since, to: null },
        {
          people,
          household: false,
          kinds: keysOf([
            statusDetermined,
            ...statusKinds,
            tier,
            propertyDetermined,
            ...propertyKinds,
            ...obligorKinds,
          ]),
          from: since,
          to: null,
        },
        {
          people,
          household: false,
          kinds: keysOf([
            incomeDetermined,
            ...incomeItems.map(({ kind }) => kind),
            expensesDetermined,
            ...expenseKinds,
          ]),
          ...window,
        },
      ],
    },
  ];
};

/** What the application declares: incomes of the window and the kind of hukou. */
export const declarationEffects = (view: CaseView): readonly Effect[] => {
  const applied = answersOf(view, applicationForm);
  if (applied === undefined) return [];
  const window = windowDays(incomeWindow(view.appliedIn));
  const basis = '申请人申报';
  const personOf = (applicationRow: number): CasePerson | undefined =>
    view.people.find((person) => person.row === applicationRow);
  return [
    {
      effect: 'write-facts',
      standing: 'declared',
      facts: [
        { person: null, kind: 'hukou', value: Number(applied.hukou), from: view.on, to: null, basis },
        ...(applied.incomes ?? []).flatMap((income) => {
          const owner = personOf(income.member);
          return owner === undefined ? [] : [incomeFact(owner.id, income, window, basis)];
        }),
      ],
    },
  ];
};
