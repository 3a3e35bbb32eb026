import { sql } from 'kysely';
import type { PlainDate } from '#kit/plain-date.ts';
import type { Instant } from '#platform/clock.ts';
import type { Tx } from '#platform/database.ts';
import type { HouseholdHead, Membership } from './people.ts';

interface HouseholdTable {
  county: string;
  id: string;
  head: string;
  address: string | null;
  division_at_event: string;
  division_now: string;
  created_at: Instant;
}

interface MemberTable {
  county: string;
  household: string;
  person: string;
  relation: string;
  valid_from: PlainDate;
  valid_to: PlainDate | null;
  division_now: string;
}

interface PersonTable {
  county: string;
  id: string;
  name: string;
}

const tables = (tx: Tx) =>
  tx.withTables<{ household: HouseholdTable; household_member: MemberTable; person: PersonTable }>();

/** A household without its members. */
export interface HouseholdRow {
  readonly id: string;
  readonly head: string;
  readonly address: string | null;
  readonly division: string;
}

const memberColumns = ['household', 'person', 'relation', 'valid_from as from', 'valid_to as to'] as const;

export async function insertHousehold(
  tx: Tx,
  county: string,
  household: { id: string; head: string; address: string | null; division: string; at: Instant },
): Promise<void> {
  await tables(tx)
    .insertInto('household')
    .values({
      county,
      id: household.id,
      head: household.head,
      address: household.address,
      division_at_event: household.division,
      division_now: household.division,
      created_at: household.at,
    })
    .execute();
}

const households = (tx: Tx, county: string) =>
  tables(tx)
    .selectFrom('household')
    .select(['id', 'head', 'address', 'division_now as division'])
    .where('county', '=', county);

export async function findHousehold(tx: Tx, county: string, id: string): Promise<HouseholdRow | undefined> {
  return households(tx, county).where('id', '=', id).executeTakeFirst();
}

/** The households of these ids and those of a head, by id. */
export async function findHouseholds(
  tx: Tx,
  county: string,
  wanted: { head: string; ids: readonly string[] },
): Promise<HouseholdRow[]> {
  return households(tx, county)
    .where((eb) => eb.or([eb('head', '=', wanted.head), eb('id', '=', eb.fn.any(eb.val([...wanted.ids])))]))
    .orderBy('id')
    .execute();
}

/** The heads of these households, in no order. */
export async function findHeads(tx: Tx, county: string, ids: readonly string[]): Promise<HouseholdHead[]> {
  const { rows } = await sql<HouseholdHead>`
    select h.id as household, p.id as person, p.name
    from household h join person p on p.county = h.county and p.id = h.head
    where h.county = ${county} and h.id = any(${ids}::uuid[])`.execute(tx);
  return rows;
}

export interface HouseholdPageAsked {
  /** Of the division codes. */
  readonly prefix: string;
  readonly after: { readonly division: string; readonly id: string } | undefined;
  readonly limit: number;
}

/** The households of the divisions that begin with a prefix, by division and id, after one of them. */
export function householdList(county: string, { prefix, after, limit }: HouseholdPageAsked) {
  const from = after === undefined ? sql`` : sql`and (division_now, id) > (${after.division}, ${after.id}::uuid)`;
  return sql<HouseholdRow>`
    select id, head, address, division_now as division from household
    where county = ${county} and division_now between ${prefix} and ${`${prefix}~`} ${from}
    order by division_now, id limit ${limit}`;
}

export async function listHouseholds(tx: Tx, county: string, asked: HouseholdPageAsked): Promise<HouseholdRow[]> {
  return (await householdList(county, asked).execute(tx)).rows;
}

/** Locks people, so that no fact about them is written unseen while they join a household. */
export async function lockPeople(tx: Tx, county: string, ids: readonly string[]): Promise<string[]> {
  const rows = await tables(tx)
    .selectFrom('person')
    .select('id')
    .where('county', '=', county)
    .where((eb) => eb('id', '=', eb.fn.any(eb.val([...ids]))))
    .orderBy('id')
    .forUpdate()
    .execute();
  return rows.map(({ id }) => id);
}

export async function findMembers(tx: Tx, county: string, household: string): Promise<Membership[]> {
  return tables(tx)
    .selectFrom('household_member')
    .select(memberColumns)
    .where('county', '=', county)
    .where('household', '=', household)
    .orderBy('valid_from')
    .orderBy('relation')
    .orderBy('person')
    .execute();
}

export async function findMemberships(tx: Tx, county: string, person: string): Promise<Membership[]> {
  return tables(tx)
    .selectFrom('household_member')
    .select(memberColumns)
    .where('county', '=', county)
    .where('person', '=', person)
    .orderBy('valid_from')
    .orderBy('household')
    .execute();
}

export async function insertMembers(
  tx: Tx,
  county: string,
  division: string,
  members: readonly Membership[],
): Promise<void> {
  if (members.length === 0) return;
  await tables(tx)
    .insertInto('household_member')
    .values(
      members.map(({ household, person, relation, from, to }) => ({
        county,
        household,
        person,
        relation,
        valid_from: from,
        valid_to: to,
        division_now: division,
      })),
    )
    .execute();
}

/** Sets the last day of a membership; null opens it. */
export async function endMembership(
  tx: Tx,
  county: string,
  { household, person, from }: Membership,
  to: PlainDate | null,
): Promise<void> {
  await tables(tx)
    .updateTable('household_member')
    .set({ valid_to: to })
    .where('county', '=', county)
    .where('household', '=', household)
    .where('person', '=', person)
    .where('valid_from', '=', from)
    .execute();
}

/** Deletes a membership that, as is now known, never came to hold. */
export async function deleteMembership(tx: Tx, county: string, { household, person, from }: Membership): Promise<void> {
  await tables(tx)
    .deleteFrom('household_member')
    .where('county', '=', county)
    .where('household', '=', household)
    .where('person', '=', person)
    .where('valid_from', '=', from)
    .execute();
}
