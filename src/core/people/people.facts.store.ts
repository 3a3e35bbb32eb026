import { type RawBuilder, sql } from 'kysely';
import type { Instant } from '#platform/clock.ts';
import type { Tx } from '#platform/database.ts';
import type { Fact } from './people.ts';

/** A version as it is stored: the kind by its id. */
export type FactRow = Omit<Fact, 'kind'> & { readonly kind: number };

/** A fact that was retracted, with who said so, on what ground and when. */
export type WithdrawnRow = Pick<FactRow, 'person' | 'household' | 'kind' | 'from' | 'source' | 'basis' | 'knownFrom'>;

export interface NewVersion extends FactRow {
  readonly replaces: string | null;
  readonly retracted: boolean;
  readonly division: string;
}

const columns: RawBuilder<unknown> = sql`
  f.id, f.person, f.household, f.kind, f.value, f.valid_from as "from", f.valid_to as "to", f.standing, f.source, f.basis,
  f.known_from as "knownFrom", f.weighed, f.office_case as "case"`;

/** Inserts versions, and those that hold into the current facts, in one statement. */
export async function insertVersions(tx: Tx, county: string, versions: readonly NewVersion[]): Promise<void> {
  await sql`
    with version as (
      insert into fact (county, id, person, household, kind, value, valid_from, valid_to, standing, source, basis,
        known_from, replaces, retracted, weighed, office_case, division_at_event, division_now)
      select ${county}, v.id, v.person, v.household, v.kind, v.value, v."from", v."to", v.standing, v.source, v.basis,
        v."knownFrom", v.replaces, v.retracted, v.weighed, v."case", v.division, v.division
      from jsonb_to_recordset(${JSON.stringify(versions)}::jsonb) as v (
        id uuid, person uuid, household uuid, kind smallint, value bigint, "from" date, "to" date, standing text,
        source text, basis text, "knownFrom" timestamptz, replaces uuid, retracted boolean, weighed uuid[], "case" uuid,
        division text)
      returning *
    )
    insert into fact_current (county, id, person, household, kind, value, valid_from, valid_to, standing, division_now)
    select county, id, person, household, kind, value, valid_from, valid_to, standing, division_now
    from version where not retracted`.execute(tx);
}

/** Takes a fact out of the current ones; undefined when it is not among them, as when another took it first. */
export async function takeCurrent(
  tx: Tx,
  county: string,
  fact: string,
): Promise<(FactRow & { division: string }) | undefined> {
  const { rows } = await sql<FactRow & { division: string }>`
    with taken as (delete from fact_current where county = ${county} and id = ${fact}::uuid returning county, id)
    select ${columns}, f.division_now as division from taken join fact f on f.county = taken.county and f.id = taken.id`.execute(
    tx,
  );
  return rows[0];
}

/** How many of these facts there are for the transaction's actor. */
export async function countFacts(tx: Tx, county: string, ids: readonly string[]): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from fact where county = ${county} and id = any(${ids}::uuid[])`.execute(tx);
  return rows[0]?.count ?? 0;
}

/** The households whose situation holds the facts of these people. */
export async function findHouseholdsOfPeople(tx: Tx, county: string, people: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ household: string }>`
    select distinct household from household_member
    where county = ${county} and person = any(${people}::uuid[])`.execute(tx);
  return rows.map(({ household }) => household);
}

/** The facts in force about people and households. */
export async function findCurrentFacts(
  tx: Tx,
  county: string,
  subjects: { people: readonly string[]; households: readonly string[] },
): Promise<FactRow[]> {
  const { rows } = await sql<FactRow>`
    select ${columns} from (
      select county, id from fact_current where county = ${county} and person = any(${subjects.people}::uuid[])
      union all
      select county, id from fact_current where county = ${county} and household = any(${subjects.households}::uuid[])
    ) as c join fact f on f.county = c.county and f.id = c.id
    order by f.kind, f.valid_from, f.id`.execute(tx);
  return rows;
}

/** The facts in force about people and a household, as they were known at a moment: versions not yet replaced then. */
export async function findFactsKnownAt(
  tx: Tx,
  county: string,
  subjects: { people: readonly string[]; households: readonly string[] },
  knownAt: Instant,
): Promise<FactRow[]> {
  const { rows } = await sql<FactRow>`
    select ${columns} from (
      select * from fact where county = ${county} and person = any(${subjects.people}::uuid[])
      union all
      select * from fact where county = ${county} and household = any(${subjects.households}::uuid[])
    ) as f
    where f.known_from <= ${knownAt} and not f.retracted and not exists (
      select from fact later
      where later.county = ${county} and later.replaces = f.id and later.known_from <= ${knownAt})
    order by f.kind, f.valid_from, f.id`.execute(tx);
  return rows;
}

/** These versions, whether they hold still or not. */
export async function findVersions(tx: Tx, county: string, ids: readonly string[]): Promise<FactRow[]> {
  const { rows } = await sql<FactRow>`
    select ${columns} from fact f where f.county = ${county} and f.id = any(${ids}::uuid[])
    order by f.kind, f.valid_from, f.id`.execute(tx);
  return rows;
}

/** Those of these versions of which it was said later, of them or of what replaced them, that they never held. */
export async function findWithdrawn(tx: Tx, county: string, ids: readonly string[]): Promise<WithdrawnRow[]> {
  const { rows } = await sql<WithdrawnRow>`
    with recursive later as (
      select f.id as first, f.id from fact f where f.county = ${county} and f.id = any(${ids}::uuid[])
      union all
      select l.first, next.id from later l join fact next on next.county = ${county} and next.replaces = l.id
    )
    select f.person, f.household, f.kind, f.valid_from as "from", w.source, w.basis, w.known_from as "knownFrom"
    from later l
    join fact w on w.county = ${county} and w.id = l.id and w.retracted
    join fact f on f.county = ${county} and f.id = l.first`.execute(tx);
  return rows;
}
