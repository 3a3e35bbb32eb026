import { sql } from 'kysely';
import type { PlainDate } from '#kit/plain-date.ts';
import type { Tx } from '#platform/database.ts';
import type { Task } from './watch.ts';

const columns = sql`
  t.id, t.source, t.kind, t.severity, t.household, t.person, t.reason, t.posts, t.opened_on as "openedOn", t.due_on as "dueOn",
  t.due_pending as "duePending", t.result, t.answer, t.closed_on as "closedOn", t.closed_by_name as "closedByName",
  t.division_now as division`;

/** Where the next page of tasks begins. */
export interface After {
  readonly day: string;
  readonly id: string;
}

export interface TasksAsked {
  readonly prefix: string;
  readonly source: string | undefined;
  readonly kind: string | undefined;
  readonly closed: boolean;
  readonly after: After | undefined;
  readonly limit: number;
}

const noDay = '9999-12-31';

/** Tasks of a place: open ones by their clock, closed ones the latest first. */
export async function findTasks(tx: Tx, county: string, asked: TasksAsked): Promise<Task[]> {
  const { prefix, source, kind, closed, after, limit } = asked;
  const day = closed ? sql`t.closed_on` : sql`coalesce(t.due_on, ${noDay}::date)`;
  const behind = after && sql`and (${day}, t.id) ${closed ? sql`<` : sql`>`} (${after.day}::date, ${after.id}::uuid)`;
  const order = closed ? sql`${day} desc, t.id desc` : sql`${day}, t.id`;
  const { rows } = await sql<Task>`
    select ${columns} from task t
    where t.county = ${county} and t.result ${closed ? sql`is not null` : sql`is null`}
      and t.division_now between ${prefix}::char(12) and (${prefix} || '~')::char(12)
      ${source === undefined ? sql`` : sql`and t.source = ${source}`}
      ${kind === undefined ? sql`` : sql`and t.kind = ${kind}`} ${behind ?? sql``}
    order by ${order} limit ${limit}`.execute(tx);
  return rows;
}

export async function findTask(tx: Tx, county: string, id: string): Promise<Task | undefined> {
  const { rows } = await sql<Task>`select ${columns} from task t where t.county = ${county} and t.id = ${id}`.execute(
    tx,
  );
  return rows[0];
}

/** The task, locked until the transaction ends. Needs the job role. */
export async function lockTask(tx: Tx, county: string, id: string): Promise<Task | undefined> {
  const { rows } = await sql<Task>`
    select ${columns} from task t where t.county = ${county} and t.id = ${id} for update`.execute(tx);
  return rows[0];
}

export async function updateAnswered(
  tx: Tx,
  county: string,
  id: string,
  given: {
    readonly result: string;
    readonly answer: string;
    readonly on: PlainDate;
    readonly by: string;
    readonly byName: string;
  },
): Promise<void> {
  await sql`
    update task set result = ${given.result}, answer = ${given.answer}, closed_on = ${given.on}, closed_by = ${given.by},
      closed_by_name = ${given.byName}
    where county = ${county} and id = ${id}`.execute(tx);
}

export interface Visit {
  readonly visitedOn: PlainDate;
  readonly recordedBy: string;
  readonly answers: Readonly<Record<string, unknown>>;
}

export async function insertVisit(tx: Tx, county: string, task: Task, visit: Visit): Promise<void> {
  await sql`
    insert into round_visit (county, task, kind, household, visited_on, recorded_by, answers, division_now)
    values (${county}, ${task.id}, ${task.kind}, ${task.household}, ${visit.visitedOn}, ${visit.recordedBy},
      ${JSON.stringify(visit.answers)}::jsonb, ${task.division})`.execute(tx);
}

export async function findVisit(
  tx: Tx,
  county: string,
  task: string,
): Promise<(Visit & { readonly recordedByName: string }) | undefined> {
  const { rows } = await sql<Visit & { recordedByName: string }>`
    select v.visited_on as "visitedOn", v.recorded_by as "recordedBy", v.answers, coalesce(t.closed_by_name, '') as "recordedByName"
    from round_visit v join task t on t.county = v.county and t.id = v.task
    where v.county = ${county} and v.task = ${task}`.execute(tx);
  return rows[0];
}

/** The unfinished case of an item for a household. */
export async function findOpenCase(
  tx: Tx,
  county: string,
  of: { readonly item: string; readonly household: string },
): Promise<{ id: string; number: string } | undefined> {
  const { rows } = await sql<{ id: string; number: string }>`
    select id, number from office_case
    where county = ${county} and household = ${of.household} and item = ${of.item} and not closed
    order by applied_on, id limit 1`.execute(tx);
  return rows[0];
}
