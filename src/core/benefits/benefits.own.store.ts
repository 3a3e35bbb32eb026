import { sql } from 'kysely';
import type { Fen } from '#kit/money.ts';
import { firstDay, monthOf, type PlainDate, type PlainMonth } from '#kit/plain-date.ts';
import type { Tx } from '#platform/database.ts';

/** A running benefit as the people of its household are told of it. */
export interface RunningBenefit {
  readonly id: string;
  readonly kind: string;
  readonly payee: string;
  readonly payeeName: string;
  readonly from: PlainMonth;
  /** 分 a month in the month asked for, or in the first one where that is later. */
  readonly amount: Fen;
  /** Since when it is this much. */
  readonly amountFrom: PlainMonth;
  /** The last month paid, before Jimin or by a frozen run; null where none is. */
  readonly paidThrough: PlainMonth | null;
}

/**
 * The benefits a person is paid, and those of the households he belongs to on the day, that run in its month or later. For the
 * resident's own role: the row policies prove his right to each.
 */
export async function findRunningOf(tx: Tx, county: string, person: string, on: PlainDate): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from benefit
    where county = ${county} and payee = ${person}::uuid and coalesce(to_month, ${on}) >= ${firstDay(monthOf(on))}
    union
    select b.id from household_member m join benefit b on b.county = m.county and b.household = m.household
    where m.county = ${county} and m.person = ${person}::uuid
      and m.valid_from <= ${on} and coalesce(m.valid_to, ${on}) >= ${on}
      and coalesce(b.to_month, ${on}) >= ${firstDay(monthOf(on))}`.execute(tx);
  return rows.map(({ id }) => id);
}

/** What these benefits come to in a month, the earliest first. Needs the job role: names and pay runs are not the resident's. */
export async function findRunning(
  tx: Tx,
  county: string,
  ids: readonly string[],
  month: PlainMonth,
): Promise<RunningBenefit[]> {
  const { rows } = await sql<
    Omit<RunningBenefit, 'from' | 'amountFrom' | 'paidThrough'> & {
      from: PlainDate;
      amountFrom: PlainDate;
      paidThrough: PlainDate | null;
    }
  >`
    select b.id, b.kind, b.payee, p.name as "payeeName", b.from_month as "from", a.amount, a.from_month as "amountFrom",
      greatest(b.settled_through, (
        select max(l.month) from paid_month l join pay_run r on r.county = l.county and r.id = l.run
        where l.county = b.county and l.benefit = b.id and r.state = 'frozen')) as "paidThrough"
    from benefit b
    join person p on p.county = b.county and p.id = b.payee
    cross join lateral (
      select v.amount, v.from_month from benefit_amount v
      where v.county = b.county and v.benefit = b.id and v.from_month <= greatest(b.from_month, ${firstDay(month)}::date)
      order by v.from_month desc, v.known_from desc limit 1
    ) a
    where b.county = ${county} and b.id = any(${ids}::uuid[])
    order by b.from_month, b.id`.execute(tx);
  return rows.map(({ from, amountFrom, paidThrough, ...row }) => ({
    ...row,
    from: monthOf(from),
    amountFrom: monthOf(amountFrom),
    paidThrough: paidThrough === null ? null : monthOf(paidThrough),
  }));
}
