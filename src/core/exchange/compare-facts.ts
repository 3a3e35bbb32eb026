import type { FactKind } from '#kit/fact-kind.ts';
import { factText } from '#kit/fact-text.ts';
import { monthOf, monthsBetween, type PlainDate } from '#kit/plain-date.ts';
import type { HouseholdDeclaration } from '#kit/verification.ts';
import type { ReportDifference } from './exchange.report.contract.ts';

/** A fact as far as comparing needs it. */
export interface ComparedFact {
  readonly kind: FactKind;
  readonly value: number;
  readonly from: PlainDate;
  readonly to: PlainDate | null;
}

/** What a source that did answer said of one person; it may be nothing. */
export interface SourceSaid {
  /** Its key, and the kinds it would have named had there been any. */
  readonly source: string;
  readonly name: string;
  readonly kinds: readonly FactKind[];
  readonly facts: readonly ComparedFact[];
}

export interface ComparedPerson {
  readonly id: string;
  readonly name: string;
  readonly declared: readonly ComparedFact[];
  readonly said: readonly SourceSaid[];
}

/** The day on which stocks are compared, and the time over which flows are. */
export interface ComparedDates {
  readonly on: PlainDate;
  readonly window: { readonly from: PlainDate; readonly to: PlainDate };
}

/** Two sources that say different things of the same. */
export interface Contradiction {
  readonly person: string;
  readonly text: string;
}

/** Months of the window in which the fact holds: it counts in a month in which it begins or ends. */
const monthsIn = ({ from, to }: ComparedFact, { window }: ComparedDates): number => {
  const first = from > window.from ? from : window.from;
  const last = to === null || to > window.to ? window.to : to;
  return last < first ? 0 : monthsBetween(monthOf(first), monthOf(last)) + 1;
};

/**
 * What facts of one kind come to: money and counts are added up, a flow is what came in over the window (分), of a code, a date
 * and a presence the last to begin counts. Undefined where there is none.
 */
export const totalOf = (kind: FactKind, facts: readonly ComparedFact[], dates: ComparedDates): number | undefined => {
  const own = facts.filter((fact) => fact.kind === kind);
  if (kind.value === 'money-per-year') {
    const flows = own.filter((fact) => monthsIn(fact, dates) > 0);
    if (flows.length === 0) return undefined;
    return Math.round(flows.reduce((sum, fact) => sum + fact.value * monthsIn(fact, dates), 0) / 12);
  }
  const held = own.filter(({ from, to }) => from <= dates.on && (to === null || to >= dates.on));
  if (held.length === 0) return undefined;
  if (kind.value === 'money' || kind.value === 'count') return held.reduce((sum, { value }) => sum + value, 0);
  return held.toSorted((a, b) => (a.from < b.from ? -1 : 1)).at(-1)?.value;
};

const textOf = (kind: FactKind, value: number | undefined): string =>
  value === undefined ? '没有' : factText(kind, value);

const isAmount = ({ value }: FactKind): boolean => value === 'money' || value === 'money-per-year';
const isMeasured = (kind: FactKind): boolean => isAmount(kind) || kind.value === 'count' || kind.value === 'presence';

/** True where the difference has to be looked into: more was reported than declared, or something else. */
const weighs = (kind: FactKind, declared: number | undefined, reported: number | undefined): boolean =>
  reported !== undefined && (isMeasured(kind) ? reported > (declared ?? 0) : reported !== declared);

/** Those who answered for a kind, with what each said. */
const saidOf = (person: ComparedPerson, kind: FactKind, dates: ComparedDates) =>
  person.said
    .filter(({ kinds }) => kinds.includes(kind))
    .map((one) => ({ source: one.source, name: one.name, value: totalOf(kind, one.facts, dates) }));

const most = (values: readonly (number | undefined)[]): number | undefined =>
  values.reduce((max, value) => (max === undefined || (value !== undefined && value > max) ? value : max), undefined);

const comparePerson = (
  person: ComparedPerson,
  kinds: readonly FactKind[],
  dates: ComparedDates,
): readonly ReportDifference[] =>
  kinds.flatMap((kind) => {
    const said = saidOf(person, kind, dates);
    if (said.length === 0) return [];
    const declared = totalOf(kind, person.declared, dates);
    const reported = most(said.map(({ value }) => value));
    if (declared === reported || (isMeasured(kind) && (declared ?? 0) === (reported ?? 0))) return [];
    return [
      {
        key: `${person.id} ${kind.key}`,
        person: person.id,
        name: person.name,
        label: kind.name,
        declared: textOf(kind, declared),
        reported: textOf(kind, reported),
        gap: isAmount(kind) ? (reported ?? 0) - (declared ?? 0) : null,
        overPeriod: kind.value === 'money-per-year',
        sources: said.map(({ source }) => source),
        weighs: weighs(kind, declared, reported),
        explained: null,
      },
    ];
  });

const compareHousehold = (
  people: readonly ComparedPerson[],
  { label, kinds, value, atMost }: HouseholdDeclaration,
  dates: ComparedDates,
): readonly ReportDifference[] => {
  const [first] = kinds;
  const sources = new Set<string>();
  let reported = 0;
  for (const person of people) {
    for (const kind of kinds) {
      const said = saidOf(person, kind, dates);
      for (const { source } of said) sources.add(source);
      reported += most(said.map((one) => one.value)) ?? 0;
    }
  }
  const same = atMost ? reported <= value : reported === value;
  if (first === undefined || sources.size === 0 || same) return [];
  const text = (amount: number): string => (amount === 0 ? '没有' : factText(first, amount));
  return [
    {
      key: `household ${kinds.map(({ key }) => key).join(' ')}`,
      person: null,
      name: '全家',
      label,
      declared: atMost ? `不超过${text(value)}` : text(value),
      reported: text(reported),
      gap: isAmount(first) ? reported - value : null,
      overPeriod: first.value === 'money-per-year',
      sources: [...sources],
      weighs: reported > value,
      explained: null,
    },
  ];
};

/**
 * What was reported beside what was declared, kind by kind; equal ones are left out, and so is what no source answered for:
 * that is unknown. A kind that was declared for the household as a whole is compared as a whole.
 */
export const compareFacts = (
  people: readonly ComparedPerson[],
  kinds: readonly FactKind[],
  declarations: readonly HouseholdDeclaration[],
  dates: ComparedDates,
): readonly ReportDifference[] => {
  const together = new Set(declarations.flatMap((declaration) => declaration.kinds));
  const alone = kinds.filter((kind) => !together.has(kind));
  return [
    ...people.flatMap((person) => comparePerson(person, alone, dates)),
    ...declarations.flatMap((declaration) => compareHousehold(people, declaration, dates)),
  ];
};

/** Where sources contradict each other about somebody. */
export const findContradictions = (
  people: readonly ComparedPerson[],
  kinds: readonly FactKind[],
  dates: ComparedDates,
): readonly Contradiction[] =>
  people.flatMap((person) =>
    kinds.flatMap((kind) => {
      const said = saidOf(person, kind, dates);
      if (new Set(said.map(({ value }) => value ?? 0)).size < 2) return [];
      const each = said.map(({ name, value }) => `${name}为${textOf(kind, value)}`).join('，');
      return [{ person: person.id, text: `各来源的${kind.name}不一致：${each}` }];
    }),
  );

/** The people whose reported facts are part of what the household was compared on. */
export const peopleBehind = (
  people: readonly ComparedPerson[],
  { key, person }: Pick<ReportDifference, 'key' | 'person'>,
): readonly string[] => {
  if (person !== null) return [person];
  const kinds = key.split(' ').slice(1);
  return people
    .filter(({ said }) => said.some(({ facts }) => facts.some(({ kind }) => kinds.includes(kind.key))))
    .map(({ id }) => id);
};
