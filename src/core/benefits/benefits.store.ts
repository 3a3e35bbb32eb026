import { type RawBuilder, sql } from 'kysely';
import type { Fen } from '#kit/money.ts';
import { firstDay, monthOf, type PlainDate, type PlainMonth } from '#kit/plain-date.ts';
import type { Instant } from '#platform/clock.ts';
import type { Tx } from '#platform/database.ts';
import type { Benefit, BenefitFigure, Coverage, DueLine } from './benefits.ts';

interface BenefitTable {
  county: string;
  id: string;
  kind: string;
  household: string;
  office_case: string | null;
  import_batch: string | null;
  document: string;
  payee: string;
  account: string;
  from_month: PlainDate;
  to_month: PlainDate | null;
  stop_reason: string | null;
  settled_through: PlainDate | null;
  division_at_event: string;
  division_now: string;
}

interface BenefitAmountTable {
  county: string;
  benefit: string;
  from_month: PlainDate;
  known_from: Instant;
  amount: number;
  reason: string;
  division_now: string;
}

const tables = (tx: Tx) => tx.withTables<{ benefit: BenefitTable; benefit_amount: BenefitAmountTable }>();

const monthOrNull = (day: PlainDate | null): PlainMonth | null => (day === null ? null : monthOf(day));

export async function insertBenefit(
  tx: Tx,
  county: string,
  benefit: {
    readonly id: string;
    readonly kind: string;
    readonly household: string;
    readonly case: string | null;
    readonly batch: string | null;
    readonly document: string;
    readonly payee: string;
    readonly account: string;
    readonly from: PlainMonth;
    readonly settledThrough: PlainMonth | null;
    readonly division: string;
  },
): Promise<void> {
  await tables(tx)
    .insertInto('benefit')
    .values({
      county,
      id: benefit.id,
      kind: benefit.kind,
      household: benefit.household,
      office_case: benefit.case,
      import_batch: benefit.batch,
      document: benefit.document,
      payee: benefit.payee,
      account: benefit.account,
      from_month: firstDay(benefit.from),
      to_month: null,
      stop_reason: null,
      settled_through: benefit.settledThrough && firstDay(benefit.settledThrough),
      division_at_event: benefit.division,
      division_now: benefit.division,
    })
    .execute();
}

export async function insertAmount(
  tx: Tx,
  county: string,
  amount: {
    readonly benefit: string;
    readonly from: PlainMonth;
    readonly knownFrom: Instant;
    readonly amount: Fen;
    readonly reason: string;
    readonly division: string;
  },
): Promise<void> {
  await tables(tx)
    .insertInto('benefit_amount')
    .values({
      county,
      benefit: amount.benefit,
      from_month: firstDay(amount.from),
      known_from: amount.knownFrom,
      amount: amount.amount,
      reason: amount.reason,
      division_now: amount.division,
    })
    .execute();
}

/** Enters the people of a benefit; answers those who could not be entered because they are covered already. */
export async function insertMembers(
  tx: Tx,
  county: string,
  benefit: { readonly id: string; readonly kind: string; readonly exclusive: boolean; readonly division: string },
  people: readonly string[],
): Promise<string[]> {
  const { rows } = await sql<{ person: string }>`
    insert into benefit_member (county, benefit, kind, person, exclusive, division_now)
    select ${county}, ${benefit.id}, ${benefit.kind}, person, ${benefit.exclusive}, ${benefit.division}
    from unnest(${people}::uuid[]) as person
    on conflict (county, kind, person) where active and exclusive do nothing
    returning person`.execute(tx);
  const entered = new Set(rows.map(({ person }) => person));
  return people.filter((person) => !entered.has(person));
}

/** Covers those of these people who were covered before, and nobody else; answers those who are new to the benefit. */
export async function updateMembers(
  tx: Tx,
  county: string,
  benefit: string,
  members: readonly string[],
): Promise<string[]> {
  const { rows } = await sql<{ person: string }>`
    update benefit_member set active = person = any(${members}::uuid[])
    where county = ${county} and benefit = ${benefit} returning person`.execute(tx);
  const known = new Set(rows.map(({ person }) => person));
  return members.filter((person) => !known.has(person));
}

/** The people among these whom a benefit of the kind covers in the month or later. Heads come apart: mostly there is nobody. */
export async function findCoverage(
  tx: Tx,
  county: string,
  kind: string,
  people: readonly string[],
  month: PlainMonth,
): Promise<Omit<Coverage, 'headName'>[]> {
  const { rows } = await sql<Omit<Coverage, 'to' | 'headName'> & { to: PlainDate | null }>`
    select m.person, m.benefit, b.household, b.to_month as "to"
    from benefit_member m join benefit b on b.county = m.county and b.id = m.benefit
    where m.county = ${county} and m.person = any(${people}::uuid[]) and m.kind = ${kind}
      and (m.active or b.to_month >= ${firstDay(month)})
    order by m.person, b.from_month`.execute(tx);
  return rows.map((row) => ({ ...row, to: monthOrNull(row.to) }));
}

/** Names of people in sight, for messages. */
export async function findNames(
  tx: Tx,
  county: string,
  people: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from person where county = ${county} and id = any(${people}::uuid[])`.execute(tx);
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** The benefit of a kind that a household has and that was not stopped, locked against a run that is being made. */
export async function lockRunning(
  tx: Tx,
  county: string,
  household: string,
  kind: string,
): Promise<{ id: string; from: PlainMonth; division: string } | undefined> {
  const row = await tables(tx)
    .selectFrom('benefit')
    .select(['id', 'from_month', 'division_now as division'])
    .where('county', '=', county)
    .where('household', '=', household)
    .where('kind', '=', kind)
    .where('to_month', 'is', null)
    .forUpdate()
    .executeTakeFirst();
  return row && { id: row.id, from: monthOf(row.from_month), division: row.division };
}

/** The first month from `from` on that stands in a pay run already. */
export async function findListedMonth(
  tx: Tx,
  county: string,
  benefit: string,
  from: PlainMonth,
): Promise<PlainMonth | undefined> {
  const { rows } = await sql<{ month: PlainDate | null }>`
    select min(month) as month from paid_month
    where county = ${county} and benefit = ${benefit} and month >= ${firstDay(from)}`.execute(tx);
  return monthOrNull(rows[0]?.month ?? null) ?? undefined;
}

export async function updateStopped(
  tx: Tx,
  county: string,
  id: string,
  stop: { readonly to: PlainMonth; readonly reason: string },
): Promise<void> {
  await tables(tx)
    .updateTable('benefit')
    .set({ to_month: firstDay(stop.to), stop_reason: stop.reason })
    .where('county', '=', county)
    .where('id', '=', id)
    .execute();
  await sql`update benefit_member set active = false where county = ${county} and benefit = ${id}`.execute(tx);
}

/**
 * The benefit-months due up to and including a month that stand in no run yet, as a query to build on: benefit, kind, month
 * (its first day), payee, amount (分), division. A month of 0 元 is not due.
 */
export function unlistedDue(county: string, through: PlainMonth): RawBuilder<unknown> {
  return sql`
    select b.id as benefit, b.kind, m.month, b.payee, a.amount, b.division_now as division
    from benefit b
    cross join lateral (
      select each::date as month
      from generate_series(
        greatest(b.from_month, (b.settled_through + interval '1 month')::date)::timestamp,
        least(b.to_month, ${firstDay(through)}::date)::timestamp, interval '1 month') as each
    ) m
    cross join lateral (
      select v.amount from benefit_amount v
      where v.county = b.county and v.benefit = b.id and v.from_month <= m.month
      order by v.from_month desc, v.known_from desc limit 1
    ) a
    where b.county = ${county} and b.from_month <= ${firstDay(through)}::date and a.amount > 0
      and not exists (
        select from paid_month p where p.county = b.county and p.benefit = b.id and p.month = m.month)`;
}

export async function findUnlistedDue(tx: Tx, county: string, through: PlainMonth): Promise<DueLine[]> {
  const { rows } = await sql<Omit<DueLine, 'month'> & { month: PlainDate }>`
    select * from (${unlistedDue(county, through)}) due order by division, benefit, month`.execute(tx);
  return rows.map((row) => ({ ...row, month: monthOf(row.month) }));
}

/** All benefits a household ever had, the latest first. */
export async function findBenefits(tx: Tx, county: string, household: string): Promise<Benefit[]> {
  const { rows } = await sql<
    Omit<Benefit, 'from' | 'to' | 'settledThrough' | 'amounts'> & {
      from: PlainDate;
      to: PlainDate | null;
      settledThrough: PlainDate | null;
      amounts: readonly { from: PlainDate; amount: Fen; reason: string }[];
    }
  >`
    select b.id, b.kind, b.household, b.document, b.payee, p.name as "payeeName", b.from_month as "from", b.to_month as "to",
      b.stop_reason as "stopReason", b.settled_through as "settledThrough", b.division_now as division,
      (select json_agg(json_build_object('from', v.from_month, 'amount', v.amount, 'reason', v.reason) order by v.from_month)
       from (select distinct on (from_month) * from benefit_amount v
             where v.county = b.county and v.benefit = b.id order by from_month, known_from desc) v) as amounts,
      (select json_agg(json_build_object('person', m.person, 'name', n.name, 'active', m.active) order by n.born, n.id)
       from benefit_member m join person n on n.county = m.county and n.id = m.person
       where m.county = b.county and m.benefit = b.id) as members
    from benefit b join person p on p.county = b.county and p.id = b.payee
    where b.county = ${county} and b.household = ${household}
    order by b.from_month desc, b.id desc`.execute(tx);
  return rows.map((row) => ({
    ...row,
    from: monthOf(row.from),
    to: monthOrNull(row.to),
    settledThrough: monthOrNull(row.settledThrough),
    amounts: row.amounts.map((amount) => ({ ...amount, from: monthOf(amount.from) })),
    members: row.members ?? [],
  }));
}

/** What is due in a month, by kind and town, paid yet or not. */
export async function sumMonth(tx: Tx, county: string, month: PlainMonth): Promise<BenefitFigure[]> {
  const { rows } = await sql<BenefitFigure>`
    select b.kind, rpad(left(b.division_now, 9), 12, '0') as town, count(distinct b.household)::int as households,
      sum(m.people)::int as people, sum(a.amount)::bigint as amount
    from benefit b
    cross join lateral (
      select v.amount from benefit_amount v
      where v.county = b.county and v.benefit = b.id and v.from_month <= ${firstDay(month)}
      order by v.from_month desc, v.known_from desc limit 1
    ) a
    cross join lateral (
      select count(*) as people from benefit_member m where m.county = b.county and m.benefit = b.id
    ) m
    where b.county = ${county} and b.from_month <= ${firstDay(month)}
      and coalesce(b.to_month, ${firstDay(month)}) >= ${firstDay(month)} and a.amount > 0
    group by 1, 2 order by 2, 1`.execute(tx);
  return rows;
}
