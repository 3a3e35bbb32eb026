import { sql } from 'kysely';
import type { Fen } from '#kit/money.ts';
import { firstDay, type PlainDate, type PlainMonth } from '#kit/plain-date.ts';
import type { Tx } from '#platform/database.ts';

/** Suspends a benefit; false when it is suspended already. */
export async function insertHold(
  tx: Tx,
  county: string,
  hold: { id: string; benefit: string; on: PlainDate; reason: string; division: string },
): Promise<boolean> {
  const result = await sql`insert into benefit_hold (county, id, benefit, held_on, reason, division_now)
    values (${county}, ${hold.id}, ${hold.benefit}, ${hold.on}, ${hold.reason}, ${hold.division})
    on conflict (county, benefit) where released_on is null do nothing`.execute(tx);
  return result.numAffectedRows === 1n;
}

/** What runs for a household and was not stopped, held or not: kind → 分 a month in a month. */
export async function findRunningAmounts(
  tx: Tx,
  county: string,
  household: string,
  month: PlainMonth,
): Promise<Readonly<Record<string, Fen>>> {
  const { rows } = await sql<{ kind: string; amount: Fen }>`
    select b.kind, v.amount from benefit b
    cross join lateral (
      select x.amount from benefit_amount x
      where x.county = b.county and x.benefit = b.id and x.from_month <= greatest(b.from_month, ${firstDay(month)}::date)
      order by x.from_month desc, x.known_from desc limit 1
    ) v
    where b.county = ${county} and b.household = ${household} and b.to_month is null`.execute(tx);
  return Object.fromEntries(rows.map(({ kind, amount }) => [kind, amount]));
}

/** Ends the open suspension of a benefit; false when there is none. */
export async function releaseHold(tx: Tx, county: string, benefit: string, on: PlainDate): Promise<boolean> {
  const result = await sql`update benefit_hold set released_on = ${on}
    where county = ${county} and benefit = ${benefit} and released_on is null`.execute(tx);
  return result.numAffectedRows === 1n;
}
