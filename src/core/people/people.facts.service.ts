import { randomUUIDv7 } from 'node:crypto';
import { findByKey } from '#kit/catalogue.ts';
import { deathKind, engineFactKinds, type FactKind, type Standing } from '#kit/fact-kind.ts';
import type { PlainDate } from '#kit/plain-date.ts';
import { dayNumber, openEnd } from '#kit/situation.ts';
import type { Tx } from '#platform/database.ts';
import { findFactFault } from './fact-fault.ts';
import { householdIndex, isPacked, packFact } from './packed-situation.ts';
import * as facts from './people.facts.store.ts';
import * as situations from './people.situation.store.ts';
import { copyDeaths } from './people.store.ts';
import { type Fact, FactInvalid, FactNotCurrent, type NewFact, type PeopleContext } from './people.ts';

/**
 * Writes facts as first versions, known from business now, and appends them to the situations of their households.
 * Needs the job role, since a person's household may lie in another town. Gives the ids in the order of the facts.
 * @throws FactInvalid
 */
export async function writeFacts(
  tx: Tx,
  ctx: PeopleContext,
  input: { facts: readonly NewFact[] },
): Promise<readonly string[]> {
  if (input.facts.length === 0) return [];
  const versions = input.facts.map((fact) => firstVersion(ctx, fact));
  await requireWeighed(tx, ctx, versions);
  await facts.insertVersions(tx, ctx.county, versions);
  await appendToSituations(tx, ctx, versions);
  await keepDeaths(tx, ctx, versions);
  return versions.map(({ id }) => id);
}

/** What is right instead; what is left out stays as it was. `to` closes a fact that held until then. */
export interface CorrectedFact {
  readonly fact: string;
  readonly value?: number;
  readonly from?: PlainDate;
  readonly to?: PlainDate | null;
  readonly standing?: Standing;
  readonly source: string;
  readonly basis: string;
  readonly weighed?: readonly string[];
  readonly case?: string | null;
}

/** Replaces a fact in force by a new version; the old one stays readable as known then. @throws FactNotCurrent, FactInvalid */
export async function correctFact(tx: Tx, ctx: PeopleContext, input: CorrectedFact): Promise<string> {
  const { fact, ...changes } = input;
  return replace(tx, ctx, fact, { ...changes, retracted: false });
}

export interface RetractedFact {
  readonly fact: string;
  readonly source: string;
  readonly basis: string;
  readonly case?: string | null;
}

/** Says that a fact never held. @throws FactNotCurrent */
export async function retractFact(tx: Tx, ctx: PeopleContext, input: RetractedFact): Promise<string> {
  const { fact, ...changes } = input;
  return replace(tx, ctx, fact, { ...changes, retracted: true });
}

/** The facts in force about people and, unless null, a household; those within the transaction's scope. */
export async function findCurrentFacts(
  tx: Tx,
  ctx: PeopleContext,
  people: readonly string[],
  household: string | null,
): Promise<Fact[]> {
  const subjects = { people, households: household === null ? [] : [household] };
  const rows = await facts.findCurrentFacts(tx, ctx.county, subjects);
  return rows.map((row) => ({ ...row, kind: kindKey(ctx, row.kind) }));
}

/** A fact that was retracted later: which, and who said so on what ground and when. */
export type WithdrawnFact = Omit<facts.WithdrawnRow, 'kind'> & { readonly kind: string };

/** Those of these versions of facts that were retracted later. */
export async function findWithdrawn(
  tx: Tx,
  ctx: PeopleContext,
  versions: readonly string[],
): Promise<readonly WithdrawnFact[]> {
  const rows = await facts.findWithdrawn(tx, ctx.county, versions);
  return rows.map((row) => ({ ...row, kind: kindKey(ctx, row.kind) }));
}

const kindKey = (ctx: PeopleContext, kind: number): string =>
  ctx.catalogue.factKinds.find(({ id }) => id === kind)?.key ?? String(kind);

async function replace(
  tx: Tx,
  ctx: PeopleContext,
  fact: string,
  changes: Omit<CorrectedFact, 'fact'> & { retracted: boolean },
): Promise<string> {
  const old = await facts.takeCurrent(tx, ctx.county, fact);
  if (old === undefined) throw FactNotCurrent({ fact });
  const kind = ctx.catalogue.factKinds.find(({ id }) => id === old.kind);
  if (kind === undefined) throw FactInvalid({ kind: String(old.kind), reason: '目录中已没有这个种类' });
  const version = checked(kind, {
    ...old,
    weighed: [],
    case: null,
    ...changes,
    id: randomUUIDv7(),
    knownFrom: ctx.clock.businessNow(),
    replaces: fact,
  });
  await requireWeighed(tx, ctx, [version]);
  await facts.insertVersions(tx, ctx.county, [version]);
  const households =
    old.household === null ? await facts.findHouseholdsOfPeople(tx, ctx.county, [old.person ?? '']) : [old.household];
  await situations.rebuild(tx, ctx.county, households);
  await keepDeaths(tx, ctx, [version]);
  return version.id;
}

function firstVersion(ctx: PeopleContext, fact: NewFact): facts.NewVersion {
  const kind = findByKey(ctx.catalogue.factKinds, fact.kind);
  if (kind === undefined) throw FactInvalid({ kind: fact.kind, reason: '目录中没有这个种类' });
  if (kind.id !== deathKind.id && engineFactKinds.some(({ id }) => id === kind.id)) {
    throw FactInvalid({ kind: kind.name, reason: '由人员和家庭登记得出，不能另行填写' });
  }
  return checked(kind, {
    id: randomUUIDv7(),
    person: fact.person ?? null,
    household: fact.household ?? null,
    kind: kind.id,
    value: fact.value,
    from: fact.from,
    to: fact.to,
    standing: fact.standing,
    source: fact.source,
    basis: fact.basis,
    knownFrom: ctx.clock.businessNow(),
    weighed: fact.weighed ?? [],
    case: fact.case ?? null,
    replaces: null,
    retracted: false,
    division: fact.division,
  });
}

function checked(kind: FactKind, version: facts.NewVersion): facts.NewVersion {
  const fault = findFactFault(kind, version);
  if (fault !== undefined) throw FactInvalid({ kind: kind.name, reason: fault });
  return version;
}

async function requireWeighed(tx: Tx, ctx: PeopleContext, versions: readonly facts.NewVersion[]): Promise<void> {
  const weighed = [...new Set(versions.flatMap((version) => version.weighed))];
  if (weighed.length === 0) return;
  if ((await facts.countFacts(tx, ctx.county, weighed)) === weighed.length) return;
  const kind = ctx.catalogue.factKinds.find(({ id }) => id === versions[0]?.kind);
  throw FactInvalid({ kind: kind?.name ?? '', reason: '认定所依据的事实中，有的不存在' });
}

async function appendToSituations(tx: Tx, ctx: PeopleContext, versions: readonly facts.NewVersion[]): Promise<void> {
  const added = versions.filter(({ standing }) => isPacked(standing));
  if (added.length === 0) return;
  const people = added.flatMap(({ person }) => person ?? []);
  const households = added.flatMap(({ household }) => household ?? []);
  const concerned = [...(await facts.findHouseholdsOfPeople(tx, ctx.county, people)), ...households];
  const locked = await situations.lockSituations(tx, ctx.county, [...new Set(concerned)]);

  const bySubject = Map.groupBy(added, ({ person, household }) => person ?? household);
  const pack = (subject: string, member: number) =>
    (bySubject.get(subject) ?? []).map((fact) => packVersion(fact, member));
  const additions = locked.map(({ household, members }) => ({
    household,
    bytes: Buffer.concat([
      ...pack(household, householdIndex),
      ...members.flatMap((person, index) => pack(person, index)),
    ]),
  }));
  await situations.append(tx, ctx.county, additions);
}

function packVersion({ standing, kind, from, to, value }: facts.NewVersion, member: number): Buffer {
  return packFact({ member, standing, kind, from: dayNumber(from), to: to === null ? openEnd : dayNumber(to), value });
}

async function keepDeaths(tx: Tx, ctx: PeopleContext, versions: readonly facts.NewVersion[]): Promise<void> {
  const people = versions.filter(({ kind }) => kind === deathKind.id).flatMap(({ person }) => person ?? []);
  if (people.length > 0) await copyDeaths(tx, ctx.county, people, deathKind.id);
}
