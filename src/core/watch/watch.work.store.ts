import { type RawBuilder, sql } from 'kysely';
import type { PlainDate } from '#kit/plain-date.ts';
import type { SignalSeverity } from '#kit/signal.ts';
import type { Tx } from '#platform/database.ts';
import type { WorkSource } from './watch.contract.ts';

/** What a post has to act on: stages of items as `item/stage`, and its own key for tasks. */
export interface PostWork {
  readonly stages: readonly string[];
  /** All stages at which the office acts and not the applicant. */
  readonly offices: readonly string[];
  readonly post: string;
}

/** One piece of open work: a case at a stage, or a task. */
export interface Work {
  readonly id: string;
  readonly source: WorkSource;
  /** The item of a case, the signal or round of a task. */
  readonly kind: string;
  readonly stage: string | null;
  readonly number: string | null;
  readonly name: string | null;
  readonly household: string;
  readonly reason: string | null;
  readonly severity: SignalSeverity | null;
  readonly since: PlainDate;
  readonly dueOn: PlainDate | null;
  readonly duePending: boolean;
  readonly division: string;
  readonly assignee: string | null;
  readonly mine: boolean;
}

export interface WorkAsked {
  readonly work: PostWork;
  /** Only what the post itself acts on. */
  readonly mineOnly: boolean;
  readonly prefix: string;
  readonly source: WorkSource | undefined;
  /** Due on this day or before. */
  readonly dueBy: PlainDate | undefined;
  readonly assignee: string | undefined;
  readonly after: { readonly day: string; readonly id: string } | undefined;
  readonly limit: number;
}

const noDay = '9999-12-31';
const nothing = sql``;

const casesAt = (stages: readonly string[]) => sql`(c.stage = any(${stages.map(stageOf)}::text[])
  and c.item || '/' || c.stage = any(${[...stages]}::text[]))`;
const casesOf = ({ stages }: PostWork) => casesAt(stages);
const tasksOf = ({ post }: PostWork) => sql`${post} = any(t.posts)`;
const stageOf = (place: string): string => place.slice(place.indexOf('/') + 1);

interface Part {
  readonly due: RawBuilder<unknown>;
  readonly id: RawBuilder<unknown>;
  readonly place: RawBuilder<unknown>;
}

/** Conditions that both halves of the list share, so that each is read by its own index no further than the page. */
const narrowed = ({ prefix, dueBy, assignee, after, limit }: WorkAsked, { due, id, place }: Part) => sql`
  and ${place} between ${prefix}::char(12) and (${prefix} || '~')::char(12)
  ${dueBy === undefined ? nothing : sql`and ${due} <= ${dueBy}::date`}
  ${assignee === undefined ? nothing : sql`and a.user_id = ${assignee}::uuid`}
  ${after === undefined ? nothing : sql`and (${due}, ${id}) > (${after.day}::date, ${after.id}::uuid)`}
  order by ${due}, ${id} limit ${limit}`;

/** Open work by its clock: overdue first, what has no clock last. */
export async function findWork(tx: Tx, county: string, asked: WorkAsked): Promise<Work[]> {
  const { work, mineOnly, source, limit } = asked;
  const cases = { due: sql`coalesce(c.due_on, ${noDay}::date)`, id: sql`c.id`, place: sql`c.division_now` };
  const tasks = { due: sql`coalesce(t.due_on, ${noDay}::date)`, id: sql`t.id`, place: sql`t.division_now` };
  const ofCases = source === undefined || source === 'case';
  const ofTasks = source !== 'case';
  const { rows } = await sql<Work>`
    with found as (
      (select c.id, 'case' as source, c.item as kind, c.stage, c.number, c.applicant_name as name, c.household,
        null::text as reason, null::text as severity, c.stage_since as since, c.due_on, c.due_pending, c.division_now,
        a.user_id, ${casesOf(work)} as mine
      from office_case c left join work_assignment a on a.county = c.county and a.subject = c.id
      where c.county = ${county} and not c.closed and ${ofCases} and ${casesAt(mineOnly ? work.stages : work.offices)}
        ${narrowed(asked, cases)})
      union all
      (select t.id, t.source, t.kind, null, null, null, t.household, t.reason, t.severity, t.opened_on, t.due_on, t.due_pending,
        t.division_now, a.user_id, ${tasksOf(work)}
      from task t left join work_assignment a on a.county = t.county and a.subject = t.id
      where t.county = ${county} and t.result is null and ${ofTasks} ${mineOnly ? sql`and ${tasksOf(work)}` : nothing}
        ${source === undefined || source === 'case' ? nothing : sql`and t.source = ${source}`}
        ${narrowed(asked, tasks)})
    )
    select f.id, f.source, f.kind, f.stage, f.number, f.name, f.household, f.reason, f.severity, f.since, f.due_on as "dueOn",
      f.due_pending as "duePending", f.division_now as division, u.name as assignee, f.mine
    from found f left join app_user u on u.id = f.user_id
    order by coalesce(f.due_on, ${noDay}::date), f.id limit ${limit}`.execute(tx);
  return rows;
}

/** How much open work stands at a place, a stage or kind, and with whom. */
export interface WorkCount {
  readonly source: WorkSource;
  readonly kind: string;
  readonly stage: string | null;
  readonly town: string;
  readonly village: string;
  readonly user: string | null;
  readonly userName: string | null;
  readonly mine: boolean;
  readonly open: number;
  readonly week: number;
  readonly overdue: number;
}

/** Open work of a place counted by town, village, kind and assignee. */
export async function countWork(
  tx: Tx,
  county: string,
  asked: { readonly work: PostWork; readonly prefix: string; readonly today: PlainDate; readonly week: PlainDate },
): Promise<WorkCount[]> {
  const { work, prefix, today, week } = asked;
  const counts = (due: RawBuilder<unknown>) => sql`
    count(*)::int as open, count(*) filter (where ${due} between ${today}::date and ${week}::date)::int as week,
    count(*) filter (where ${due} < ${today}::date)::int as overdue`;
  const { rows } = await sql<WorkCount>`
    with counted as (
      select 'case' as source, c.item as kind, c.stage, c.division_now, a.user_id, ${casesOf(work)} as mine, ${counts(sql`c.due_on`)}
      from office_case c left join work_assignment a on a.county = c.county and a.subject = c.id
      where c.county = ${county} and not c.closed and ${casesAt(work.offices)} and c.division_now between ${prefix}::char(12) and (${prefix} || '~')::char(12)
      group by c.item, c.stage, c.division_now, a.user_id, mine
      union all
      select t.source, t.kind, null, t.division_now, a.user_id, ${tasksOf(work)} as mine, ${counts(sql`t.due_on`)}
      from task t left join work_assignment a on a.county = t.county and a.subject = t.id
      where t.county = ${county} and t.result is null
        and t.division_now between ${prefix}::char(12) and (${prefix} || '~')::char(12)
      group by t.source, t.kind, t.division_now, a.user_id, mine
    )
    select k.source, k.kind, k.stage, rpad(left(k.division_now, 9), 12, '0') as town, k.division_now as village, k.user_id as user,
      u.name as "userName", k.mine, k.open, k.week, k.overdue
    from counted k left join app_user u on u.id = k.user_id`.execute(tx);
  return rows;
}

/** A piece of open work in sight, and where it lies. */
export async function findSubject(
  tx: Tx,
  county: string,
  source: WorkSource,
  id: string,
): Promise<{ division: string; kind: string; stage: string | null; posts: readonly string[] } | undefined> {
  const { rows } = await (source === 'case'
    ? sql<{ division: string; kind: string; stage: string | null; posts: readonly string[] }>`
        select division_now as division, item as kind, stage, '{}'::text[] as posts from office_case
        where county = ${county} and id = ${id} and not closed`
    : sql<{ division: string; kind: string; stage: string | null; posts: readonly string[] }>`
        select division_now as division, kind, null as stage, posts from task
        where county = ${county} and id = ${id} and source = ${source} and result is null`
  ).execute(tx);
  return rows[0];
}

/** Users who hold one of the posts over a division on a day, or deputise for one who does. */
export async function findClerks(
  tx: Tx,
  county: string,
  asked: { readonly posts: readonly string[]; readonly division: string; readonly on: PlainDate },
): Promise<{ user: string; name: string; post: string }[]> {
  const { posts, division, on } = asked;
  const { rows } = await sql<{ user: string; name: string; post: string }>`
    select distinct on (u.name, u.id) u.id as user, u.name, p.kind as post
    from post p
    cross join lateral (
      select p.user_id as holder
      union all
      select d.user_id from deputy d
      where d.county = p.county and d.post = p.id and ${on}::date between d.valid_from and least(d.valid_to, d.ended_on)
    ) h
    join app_user u on u.id = h.holder and u.active
    where p.county = ${county} and p.kind = any(${[...posts]}::text[]) and starts_with(${division}, p.scope)
      and p.valid_from <= ${on}::date and (p.valid_to is null or p.valid_to >= ${on}::date)
    order by u.name, u.id`.execute(tx);
  return rows;
}

/** Puts somebody on a piece of work, or nobody. Needs the job role. */
export async function writeAssignment(
  tx: Tx,
  county: string,
  given: { subject: string; user: string | null; by: string; on: PlainDate; division: string },
): Promise<void> {
  if (given.user === null) {
    await sql`delete from work_assignment where county = ${county} and subject = ${given.subject}`.execute(tx);
    return;
  }
  await sql`
    insert into work_assignment (county, subject, user_id, assigned_by, assigned_on, division_now)
    values (${county}, ${given.subject}, ${given.user}, ${given.by}, ${given.on}, ${given.division})
    on conflict (county, subject) do update set user_id = excluded.user_id, assigned_by = excluded.assigned_by,
      assigned_on = excluded.assigned_on`.execute(tx);
}
