import { sql } from 'kysely';
import type { Tx } from '#platform/database.ts';

/** The benefit of a kind that was stopped last for a household, locked. */
export async function lockStopped(
  tx: Tx,
  county: string,
  household: string,
  kind: string,
): Promise<{ id: string; division: string } | undefined> {
  const { rows } = await sql<{ id: string; division: string }>`
    select id, division_now as division from benefit
    where county = ${county} and household = ${household} and kind = ${kind} and to_month is not null
    order by to_month desc limit 1 for update`.execute(tx);
  return rows[0];
}

/** Everybody a benefit ever covered. */
export async function findCovered(tx: Tx, county: string, benefit: string): Promise<string[]> {
  const { rows } = await sql<{ person: string }>`
    select person from benefit_member where county = ${county} and benefit = ${benefit} order by person`.execute(tx);
  return rows.map(({ person }) => person);
}

export async function updateRestored(tx: Tx, county: string, id: string): Promise<void> {
  await sql`update benefit set to_month = null, stop_reason = null where county = ${county} and id = ${id}`.execute(tx);
  await sql`update benefit_member set active = true where county = ${county} and benefit = ${id}`.execute(tx);
}
