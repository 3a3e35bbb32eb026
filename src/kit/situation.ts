import type { FactKind, Standing } from './fact-kind.ts';
import { epochDay, fromEpochDay, type PlainDate } from './plain-date.ts';

declare const dayBrand: unique symbol;
/** Days since 2000-01-01, the count PostgreSQL uses in its binary format: packed situations need no conversion. */
export type DayNumber = number & { readonly [dayBrand]: true };

/** 2000-01-01 as a day of the Unix epoch. */
const databaseEpoch = 10_957;

/** A day number as the database counts and stores it, `infinity` included. */
export const storedDay = (day: number): DayNumber => day as DayNumber;

/** The day number of a date. */
export const dayNumber = (date: PlainDate): DayNumber => storedDay(epochDay(date) - databaseEpoch);

/** The date of a day number. */
export const dateOfDay = (day: number): PlainDate => fromEpochDay(day + databaseEpoch);

/** `infinity` and `-infinity` of the database as they arrive in binary. */
export const openEnd = storedDay(2_147_483_647);
export const openStart = storedDay(-2_147_483_648);

/** Whence a fact is known and how far it is to be trusted: for the explanation, no rule reads it. */
export type FactOrigin = {
  readonly standing: Standing;
  readonly source: string;
  readonly basis: string;
  /** The business date from which it was known. */
  readonly knownOn: PlainDate;
};

/** One fact as a rule reads it: kind by id, both ends inclusive, the value as FactValueType says. */
export type SituationFact = {
  readonly kind: number;
  readonly from: DayNumber;
  readonly to: DayNumber;
  readonly value: number;
  readonly origin?: FactOrigin;
};

/** A candidate member of the household. `key` is the person's id (or the name used in a scenario). */
export type SituationMember = {
  readonly key: string;
  readonly name: string;
  readonly facts: readonly SituationFact[];
};

/** The facts about a household at a date, as they were known at a date. The order of members and facts means nothing. */
export type Situation = {
  readonly members: readonly SituationMember[];
  readonly household: readonly SituationFact[];
};

const inForce = (fact: SituationFact, kind: FactKind, day: DayNumber): boolean =>
  fact.kind === kind.id && fact.from <= day && day <= fact.to;

/** The value of the kind in force on the day. Undefined is *unknown*, never zero. Of several the one that began last counts. */
export const valueOn = (facts: readonly SituationFact[], kind: FactKind, day: DayNumber): number | undefined => {
  let found: SituationFact | undefined;
  for (const fact of facts) {
    if (!inForce(fact, kind, day)) continue;
    if (found === undefined || fact.from > found.from || (fact.from === found.from && fact.value > found.value))
      found = fact;
  }
  return found?.value;
};

/** True when a fact of the kind is in force on the day. */
export const holdsOn = (facts: readonly SituationFact[], kind: FactKind, day: DayNumber): boolean => {
  for (const fact of facts) if (inForce(fact, kind, day)) return true;
  return false;
};

/** The day on which a fact of the kind, in force on the day, began; the earliest of several. */
export const sinceOn = (facts: readonly SituationFact[], kind: FactKind, day: DayNumber): DayNumber | undefined => {
  let since: DayNumber | undefined;
  for (const fact of facts)
    if (inForce(fact, kind, day) && (since === undefined || fact.from < since)) since = fact.from;
  return since;
};
