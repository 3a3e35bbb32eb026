import { type RawBuilder, sql } from 'kysely';
import { bornKind, relationKind, sexKind } from '#kit/fact-kind.ts';
import type { PlainDate } from '#kit/plain-date.ts';
import type { Tx } from '#platform/database.ts';
import { householdIndex } from './packed-situation.ts';

/** One fact as it will be packed, still of a household's members by id. */
interface PackedRow {
  readonly household: string;
  readonly members: string[];
}

/** packFact in SQL; a test holds the two together. `standing` is declared in none of the rows. */
const packed: RawBuilder<unknown> = sql`
  int2send((case standing when 'reported' then 256 when 'found' then 512 else 768 end + member)::int2)
  || int2send(kind) || date_send(valid_from) || date_send(coalesce(valid_to, 'infinity')) || float8send(value::float8)`;

/**
 * Builds the situations of the households anew. What stands in a situation is defined here and nowhere else: every
 * fact in force that is reported or better, of the household and of all who ever belonged to it, and for each of them
 * birth, sex and the dated relation to the head.
 */
export async function rebuild(tx: Tx, county: string, households: readonly string[]): Promise<void> {
  if (households.length === 0) return;
  // Locked first: a fact appended meanwhile is seen by the next statement or appended after it.
  await lockSituations(tx, county, households);
  await sql`
    with wanted as materialized (
      select household.county, household.id as household, household.division_now from household
      where household.county = ${county} and household.id = any(${households}::uuid[])
    ), belonging as materialized (
      select m.household, m.person, m.relation, m.valid_from, m.valid_to,
        (dense_rank() over (partition by m.household order by m.person) - 1)::int as member
      from wanted w join household_member m on m.county = w.county and m.household = w.household
    ), member as materialized (
      select distinct household, person, member from belonging
    ), entry as (
      select m.household, m.member, f.standing, f.kind, f.valid_from, f.valid_to, f.value
      from member m join fact_current f on f.county = ${county} and f.person = m.person and f.standing <> 'declared'
      union all
      select w.household, ${householdIndex}::int, f.standing, f.kind, f.valid_from, f.valid_to, f.value
      from wanted w join fact_current f on f.county = w.county and f.household = w.household and f.standing <> 'declared'
      union all
      select household, member, 'determined', ${relationKind.id}::smallint, valid_from, valid_to, relation::bigint
      from belonging
      union all
      select m.household, m.member, 'determined', own.kind, p.born, null, own.value
      from member m join person p on p.county = ${county} and p.id = m.person
      cross join lateral (values
        (${bornKind.id}::smallint, (p.born - date '2000-01-01')::bigint),
        (${sexKind.id}::smallint, case p.sex when 'male' then 1 else 2 end)) as own (kind, value)
    ), joined as (
      select household, string_agg(bytes, ''::bytea order by bytes) as packed
      from (select household, ${packed} as bytes from entry) as bytes group by household
    ), listed as (
      select household, array_agg(person order by member) as members from member group by household
    )
    insert into situation (county, household, division_now, members, packed)
    select w.county, w.household, w.division_now, coalesce(l.members, '{}'), coalesce(j.packed, '')
    from wanted w left join listed l using (household) left join joined j using (household)
    on conflict (county, household) do update set members = excluded.members, packed = excluded.packed`.execute(tx);
}

/** Locks the situations until the transaction ends, always in the same order. */
export async function lockSituations(tx: Tx, county: string, households: readonly string[]): Promise<PackedRow[]> {
  const { rows } = await sql<PackedRow>`
    select household, members from situation
    where county = ${county} and household = any(${households}::uuid[]) order by household for update`.execute(tx);
  return rows;
}

/** Adds bytes at the end of each household's situation. */
export async function append(
  tx: Tx,
  county: string,
  additions: readonly { household: string; bytes: Buffer }[],
): Promise<void> {
  await sql`
    update situation s set packed = s.packed || a.bytes
    from unnest(
      ${additions.map(({ household }) => household)}::uuid[],
      ${additions.map(({ bytes }) => bytes)}::bytea[]) as a (household, bytes)
    where s.county = ${county} and s.household = a.household`.execute(tx);
}

/** The next households by id: the pages of a county-wide rebuild. */
export async function nextHouseholds(
  tx: Tx,
  county: string,
  after: string | undefined,
  limit: number,
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from household where county = ${county} and id > ${after ?? '00000000-0000-0000-0000-000000000000'}::uuid
    order by id limit ${limit}`.execute(tx);
  return rows.map(({ id }) => id);
}

export interface RelationRow {
  readonly person: string;
  readonly relation: string;
  readonly from: PlainDate;
  readonly to: PlainDate | null;
}

/** The dated relations of people to the head of one household. */
export async function findRelations(
  tx: Tx,
  county: string,
  household: string,
  people: readonly string[],
): Promise<RelationRow[]> {
  const { rows } = await sql<RelationRow>`
    select person, relation, valid_from as "from", valid_to as "to" from household_member
    where county = ${county} and household = ${household}::uuid and person = any(${people}::uuid[])`.execute(tx);
  return rows;
}

/** For COPY, which takes no parameters. @throws RangeError unless the county is six digits */
export function copyOfSituations(county: string): string {
  if (!/^\d{6}$/.test(county)) throw new RangeError(`县级代码应为 6 位数字：${county}`);
  return `copy (select household, division_now::text, members, packed from situation where county = '${county}') to stdout (format binary)`;
}
