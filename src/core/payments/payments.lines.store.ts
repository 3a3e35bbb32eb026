import { sql } from 'kysely';
import { unlistedDue } from '#core/benefits/index.ts';
import { type Fen, fen } from '#kit/money.ts';
import { firstDay, monthOf, type PlainDate, type PlainMonth } from '#kit/plain-date.ts';
import type { Tx } from '#platform/database.ts';
import type { OutdatedLine, PayHold, PayLine, PayRun, TownSum } from './payments.ts';

/**
 * Lists everything that is due up to the month and in no run: payable months become lines and are marked as listed, the others
 * are held. One statement, so that the sums are of what was written.
 */
export async function fillRun(
  tx: Tx,
  county: string,
  id: string,
  month: PlainMonth,
): Promise<Pick<PayRun, 'lines' | 'total' | 'held' | 'heldTotal'>> {
  const { rows } = await sql<Pick<PayRun, 'lines' | 'total' | 'held' | 'heldTotal'>>`
    with due as materialized (
      select d.*, p.name as payee_name, a.id as account,
        case when p.died is not null then 'payee-dead' when h.id is not null then 'suspended'
          when a.id is null then 'no-account' end as reason
      from (${unlistedDue(county, month)}) d
      left join benefit_hold h on h.county = ${county} and h.benefit = d.benefit and h.released_on is null
      join person p on p.county = ${county} and p.id = d.payee
      left join lateral (
        select b.id from bank_account b where b.county = p.county and b.person = p.id
        order by b.known_from desc, b.id desc limit 1
      ) a on true
    ), lines as (
      insert into pay_line (county, run, number, benefit, benefit_kind, month, line_type, payee, payee_name, account, amount,
        division_at_event, division_now)
      select ${county}, ${id}, row_number() over (order by division, benefit, month), benefit, kind, month,
        case when month < ${firstDay(month)}::date then 'back-pay' else 'regular' end,
        payee, payee_name, account, amount, division, division
      from due where reason is null
      returning benefit, month, amount, division_now
    ), listed as (
      insert into paid_month (county, benefit, month, run, division_now)
      select ${county}, benefit, month, ${id}, division_now from lines
    ), holds as (
      insert into pay_hold (county, run, number, benefit, benefit_kind, month, payee, payee_name, amount, reason,
        division_at_event, division_now)
      select ${county}, ${id}, row_number() over (order by division, benefit, month), benefit, kind, month,
        payee, payee_name, amount, reason, division, division
      from due where reason is not null
      returning amount
    )
    select lines.lines, lines.total, holds.held, holds."heldTotal"
    from (select count(*)::int as lines, coalesce(sum(amount), 0)::bigint as total from lines) lines,
      (select count(*)::int as held, coalesce(sum(amount), 0)::bigint as "heldTotal" from holds) holds`.execute(tx);
  return rows[0] ?? { lines: 0, total: fen(0), held: 0, heldTotal: fen(0) };
}

/** What the lines of a run come to now. */
export async function sumLines(tx: Tx, county: string, run: string): Promise<Pick<PayRun, 'lines' | 'total'>> {
  const { rows } = await sql<Pick<PayRun, 'lines' | 'total'>>`
    select count(*)::int as lines, coalesce(sum(amount), 0)::bigint as total
    from pay_line where county = ${county} and run = ${run}`.execute(tx);
  return rows[0] ?? { lines: 0, total: fen(0) };
}

/** How many lines no longer agree with what is due, and the first of them. */
export async function findOutdated(
  tx: Tx,
  county: string,
  run: string,
  limit: number,
): Promise<{ count: number; lines: OutdatedLine[] }> {
  const { rows } = await sql<Omit<OutdatedLine, 'month'> & { month: PlainDate; count: number }>`
    select * from (
      select l.number, l.payee_name as "payeeName", l.month,
        case
          when l.month < b.from_month or l.month <= b.settled_through or l.month > b.to_month then 'not-due'
          when p.died is not null then 'payee-dead'
          when h.id is not null then 'suspended'
          when v.amount is distinct from l.amount then 'amount-changed'
          when a.id is distinct from l.account then 'account-changed'
        end as reason,
        count(*) over ()::int as count
      from pay_line l
      join benefit b on b.county = l.county and b.id = l.benefit
      join person p on p.county = l.county and p.id = l.payee
      left join benefit_hold h on h.county = l.county and h.benefit = l.benefit and h.released_on is null
      left join lateral (
        select x.id from bank_account x where x.county = l.county and x.person = l.payee
        order by x.known_from desc, x.id desc limit 1
      ) a on true
      left join lateral (
        select x.amount from benefit_amount x
        where x.county = l.county and x.benefit = l.benefit and x.from_month <= l.month
        order by x.from_month desc, x.known_from desc limit 1
      ) v on true
      where l.county = ${county} and l.run = ${run}
        and (l.month < b.from_month or l.month <= b.settled_through or l.month > b.to_month or p.died is not null
          or h.id is not null or v.amount is distinct from l.amount or a.id is distinct from l.account)
    ) outdated order by number limit ${limit}`.execute(tx);
  return {
    count: rows[0]?.count ?? 0,
    lines: rows.map(({ payeeName, month, reason }) => ({ payeeName, month: monthOf(month), reason })),
  };
}

/** A page of lines after a number, in their order. */
export async function findLines(
  tx: Tx,
  county: string,
  run: string,
  page: { readonly after: number; readonly limit: number },
): Promise<PayLine[]> {
  const { rows } = await sql<Omit<PayLine, 'month'> & { month: PlainDate }>`
    select l.number, l.benefit, l.benefit_kind as kind, l.month, l.line_type as type, l.payee, l.payee_name as "payeeName",
      l.account, a.holder, a.bank, a.number_mask as "accountMask", a.number_index as "accountIndex", l.amount,
      l.division_at_event as division
    from pay_line l join bank_account a on a.county = l.county and a.id = l.account
    where l.county = ${county} and l.run = ${run} and l.number > ${page.after}
    order by l.number limit ${page.limit}`.execute(tx);
  return rows.map((row) => ({ ...row, month: monthOf(row.month) }));
}

/** A page of what is held, in its order. */
export async function findHolds(
  tx: Tx,
  county: string,
  run: string,
  page: { readonly after: number; readonly limit: number },
): Promise<PayHold[]> {
  const { rows } = await sql<Omit<PayHold, 'month'> & { month: PlainDate }>`
    select number, benefit, benefit_kind as kind, month, payee, payee_name as "payeeName", amount, reason,
      division_at_event as division
    from pay_hold where county = ${county} and run = ${run} and number > ${page.after}
    order by number limit ${page.limit}`.execute(tx);
  return rows.map((row) => ({ ...row, month: monthOf(row.month) }));
}

/** Lines and holds of a run by town. */
export async function sumTowns(tx: Tx, county: string, run: string): Promise<TownSum[]> {
  const { rows } = await sql<TownSum>`
    select rpad(left(division, 9), 12, '0') as town,
      count(*) filter (where paid)::int as lines, coalesce(sum(amount) filter (where paid), 0)::bigint as amount,
      count(*) filter (where not paid)::int as held, coalesce(sum(amount) filter (where not paid), 0)::bigint as "heldAmount"
    from (
      select division_at_event as division, amount, true as paid from pay_line where county = ${county} and run = ${run}
      union all
      select division_at_event, amount, false from pay_hold where county = ${county} and run = ${run}
    ) each
    group by 1 order by 1`.execute(tx);
  return rows;
}

/** What frozen runs paid a household of a benefit, by month. */
export async function sumPaid(
  tx: Tx,
  county: string,
  asked: { readonly household: string; readonly kind: string; readonly from: PlainMonth; readonly until: PlainMonth },
): Promise<ReadonlyMap<PlainMonth, Fen>> {
  const { rows } = await sql<{ month: PlainDate; amount: Fen }>`
    select l.month, sum(l.amount)::bigint as amount
    from benefit b
    join pay_line l on l.county = b.county and l.benefit = b.id
    join pay_run r on r.county = l.county and r.id = l.run
    where b.county = ${county} and b.household = ${asked.household} and b.kind = ${asked.kind} and r.state = 'frozen'
      and l.month between ${firstDay(asked.from)} and ${firstDay(asked.until)}
    group by l.month`.execute(tx);
  return new Map(rows.map(({ month, amount }) => [monthOf(month), amount]));
}
