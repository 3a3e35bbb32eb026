import { type RawBuilder, sql } from 'kysely';
import type { FigureList } from '#kit/indicator.ts';
import { addMonthsTo, firstDay, lastDay, type PlainDate, type PlainMonth } from '#kit/plain-date.ts';
import type { Tx } from '#platform/database.ts';
import type { FigureItem } from './figures.contract.ts';
import type { ListSums } from './figures.ts';

/** What a list is asked for. */
export interface ListAsked {
  readonly list: FigureList;
  readonly benefit: string;
  /** The items whose decisions start the benefit. */
  readonly items: readonly string[];
  readonly rounds: readonly string[];
  readonly class: string | undefined;
  readonly month: PlainMonth;
  readonly today: PlainDate;
  readonly prefix: string;
}

const inPlace = (place: RawBuilder<unknown>, prefix: string) =>
  sql`${place} between ${prefix}::char(12) and (${prefix} || '~')::char(12)`;

/** Benefits of a kind with the amount of a month. */
const benefits = (county: string, { benefit, prefix }: ListAsked, month: PlainMonth, more: RawBuilder<unknown>) => sql`
  select b.household as id, 'household' as source, b.household, null::text as name, null::text as note, b.division_now as division,
    (select count(*)::int from benefit_member m where m.county = b.county and m.benefit = b.id) as people,
    a.amount, null::int as days
  from benefit b
  cross join lateral (
    select v.amount from benefit_amount v where v.county = b.county and v.benefit = b.id and v.from_month <= ${firstDay(month)}
    order by v.from_month desc, v.known_from desc limit 1
  ) a
  where b.county = ${county} and b.kind = ${benefit} and a.amount > 0 and b.from_month <= ${firstDay(month)}
    and coalesce(b.to_month, ${firstDay(month)}) >= ${firstDay(month)} and ${inPlace(sql`b.division_now`, prefix)} ${more}`;

/** Cases of the items; `on` is the day that counts. */
const cases = (
  county: string,
  { items, prefix }: ListAsked,
  days: RawBuilder<unknown>,
  more: RawBuilder<unknown>,
) => sql`
  select c.id, 'case' as source, c.household, c.applicant_name as name, c.number as note, c.division_now as division,
    null::int as people, null::bigint as amount, ${days} as days
  from office_case c where c.county = ${county} and c.item = any(${[...items]}::text[]) and c.accepted_on is not null
    and ${inPlace(sql`c.division_now`, prefix)} ${more}`;

const tasks = (county: string, { rounds, prefix, month, today }: ListAsked, more: RawBuilder<unknown>) => sql`
  select t.id, 'task' as source, t.household, null::text as name, null::text as note, t.division_now as division,
    null::int as people, null::bigint as amount, null::int as days
  from task t where t.county = ${county} and t.kind = any(${[...rounds]}::text[])
    and t.due_on between ${firstDay(month)} and ${lastDay(month)} and (t.result is not null or t.due_on < ${today})
    and ${inPlace(sql`t.division_now`, prefix)} ${more}`;

/** The rows of a list; undefined where it is known for the month of today only. */
function listQuery(county: string, asked: ListAsked): RawBuilder<unknown> | undefined {
  const { list, month, today } = asked;
  const isNow = today >= firstDay(month) && today <= lastDay(month);
  switch (list) {
    case 'running':
      return benefits(county, asked, month, sql``);
    case 'begun':
      return benefits(county, asked, month, sql`and b.from_month = ${firstDay(month)}`);
    case 'ended':
      return benefits(county, asked, addMonthsTo(month, -1), sql`and b.to_month = ${firstDay(addMonthsTo(month, -1))}`);
    case 'of-class':
      return benefits(
        county,
        asked,
        month,
        sql`and (select d.decision ->> 'class' from case_decision d where d.county = b.county and d.office_case = b.office_case
          and d.confirmed order by d.seq desc limit 1) = ${asked.class ?? ''}`,
      );
    case 'decided': {
      const decidedOn = sql`(select min(a.business_on) from case_decision d
        join case_action a on a.county = d.county and a.office_case = d.office_case and a.seq = d.seq
        where d.county = c.county and d.office_case = c.id and d.confirmed)`;
      const within = sql`and ${decidedOn} between ${firstDay(month)} and ${lastDay(month)}`;
      return cases(county, asked, sql`(${decidedOn} - c.accepted_on)`, within);
    }
    case 'open':
      return isNow ? cases(county, asked, sql`null::int`, sql`and not c.closed`) : undefined;
    case 'overdue':
      return isNow ? cases(county, asked, sql`null::int`, sql`and not c.closed and c.due_on < ${today}`) : undefined;
    case 'rounds-due':
      return tasks(county, asked, sql``);
    case 'rounds-kept':
      return tasks(county, asked, sql`and t.result is not null and t.closed_on <= t.due_on`);
  }
}

/** What a list comes to by town, and under '' in all; undefined where nothing can be known of it. */
export async function sumList(
  tx: Tx,
  county: string,
  asked: ListAsked,
): Promise<ReadonlyMap<string, ListSums> | undefined> {
  const query = listQuery(county, asked);
  if (query === undefined) return undefined;
  const { rows } = await sql<ListSums & { town: string | null }>`
    select rpad(left(l.division, 9), 12, '0') as town, count(*)::int as rows, coalesce(sum(l.people), 0)::int as people,
      coalesce(sum(l.amount), 0)::bigint as amount,
      percentile_disc(0.5) within group (order by l.days) as "days50",
      percentile_disc(0.95) within group (order by l.days) as "days95"
    from (${query}) l group by grouping sets ((1), ())`.execute(tx);
  return new Map(rows.map(({ town, ...sums }) => [town ?? '', sums]));
}

export type ListRow = Omit<FigureItem, 'name' | 'place'> & { readonly household: string; readonly name: string | null };

/** A page of a list, by division and id. */
export async function findList(
  tx: Tx,
  county: string,
  asked: ListAsked & {
    readonly after: { readonly division: string; readonly id: string } | undefined;
    readonly limit: number;
  },
): Promise<ListRow[]> {
  const query = listQuery(county, asked);
  if (query === undefined) return [];
  const { after, limit } = asked;
  const behind = after === undefined ? sql`` : sql`where (l.division, l.id) > (${after.division}, ${after.id}::uuid)`;
  const { rows } = await sql<ListRow>`
    select l.* from (${query}) l ${behind} order by l.division, l.id limit ${limit}`.execute(tx);
  return rows;
}
