import { randomUUIDv7 } from 'node:crypto';
import { sql } from 'kysely';
import type { PlainDate } from '#kit/plain-date.ts';
import type { Instant } from '#platform/clock.ts';
import type { Tx } from '#platform/database.ts';
import type { SweepRow } from './watch.contract.ts';
import type { Found } from './watch.ts';

/** Rows a statement: one array of everything would be held twice. */
const chunk = 2000;

export interface NewSweep {
  readonly id: string;
  readonly on: PlainDate;
  readonly madeBy: string | null;
  readonly madeAt: Instant;
  readonly job: string | null;
}

/** Opens a sweep; false while another runs. */
export async function insertSweep(tx: Tx, county: string, sweep: NewSweep): Promise<boolean> {
  const { rows } = await sql<{ id: string }>`
    insert into watch_sweep (county, id, swept_on, state, made_by, made_at, job)
    values (${county}, ${sweep.id}, ${sweep.on}, 'running', ${sweep.madeBy}, ${sweep.madeAt}, ${sweep.job})
    on conflict do nothing returning id`.execute(tx);
  return rows.length === 1;
}

/** The sweep, locked, while it has not ended. */
export async function lockRunningSweep(
  tx: Tx,
  county: string,
  id: string,
): Promise<{ job: string | null } | undefined> {
  const { rows } = await sql<{ job: string | null }>`
    select job from watch_sweep where county = ${county} and id = ${id} and state = 'running' for update`.execute(tx);
  return rows[0];
}

export async function updateSweep(
  tx: Tx,
  county: string,
  id: string,
  end: {
    readonly state: 'done' | 'failed';
    readonly households: number;
    readonly opened: number;
    readonly closed: number;
  },
): Promise<void> {
  await sql`
    update watch_sweep set state = ${end.state}, households = ${end.households}, opened = ${end.opened}, closed = ${end.closed}
    where county = ${county} and id = ${id}`.execute(tx);
}

/** The latest sweeps. */
export async function findSweeps(tx: Tx, county: string, limit: number): Promise<SweepRow[]> {
  const { rows } = await sql<SweepRow>`
    select s.id, s.swept_on as "sweptOn", s.state, s.households, s.opened, s.closed, u.name as "madeByName",
      s.made_at as "madeAt", s.job
    from watch_sweep s left join app_user u on u.id = s.made_by
    where s.county = ${county} order by s.made_at desc, s.id desc limit ${limit}`.execute(tx);
  return rows;
}

/** The latest visit of each household by round: `household round` → day. */
export async function findLastVisits(tx: Tx, county: string): Promise<ReadonlyMap<string, PlainDate>> {
  const { rows } = await sql<{ at: string; on: PlainDate }>`
    select household || ' ' || kind as at, max(visited_on) as on from round_visit
    where county = ${county} group by household, kind`.execute(tx);
  return new Map(rows.map(({ at, on }) => [at, on]));
}

const foundColumns = (found: readonly Found[]) => sql`
  jsonb_to_recordset(${JSON.stringify(
    found.map((one) => ({
      ...{
        id: randomUUIDv7(),
        source: one.source,
        kind: one.kind,
        severity: one.severity,
        household: one.household,
        person: one.person,
      },
      ...{ cause: one.cause.toString('hex'), reason: one.reason, domain: one.domain, posts: one.posts },
      ...{ due_on: one.dueOn, due_pending: one.duePending, division: one.division },
    })),
  )}::jsonb) as f (
    id uuid, source text, kind text, severity text, household uuid, person uuid, cause text, reason text, domain text, posts text[],
    due_on date, due_pending boolean, division char(12))`;

/** Opens a task for each cause that had none, and again for one that had ended by itself; answers how many. */
export async function openTasks(tx: Tx, county: string, on: PlainDate, found: readonly Found[]): Promise<number> {
  let opened = 0;
  for (let at = 0; at < found.length; at += chunk) {
    const part = foundColumns(found.slice(at, at + chunk));
    const inserted = await sql`
      insert into task (county, id, source, kind, severity, household, person, cause, reason, domain, posts, opened_on, due_on,
        due_pending, division_at_event, division_now)
      select ${county}, f.id, f.source, f.kind, f.severity, f.household, f.person, decode(f.cause, 'hex'), f.reason, f.domain,
        f.posts, ${on}, f.due_on, f.due_pending, f.division, f.division
      from ${part} on conflict (county, household, kind, cause) do nothing`.execute(tx);
    const again = await sql`
      update task t set result = null, closed_on = null, reason = f.reason, opened_on = ${on}, due_on = f.due_on,
        due_pending = f.due_pending, division_now = f.division
      from ${part} where t.county = ${county} and t.household = f.household and t.kind = f.kind
        and t.cause = decode(f.cause, 'hex') and t.result = 'gone'`.execute(tx);
    opened += Number(inserted.numAffectedRows ?? 0) + Number(again.numAffectedRows ?? 0);
  }
  return opened;
}

export interface OpenTask {
  readonly id: string;
  readonly kind: string;
  readonly household: string;
  readonly cause: Buffer;
}

export async function findOpenTasks(tx: Tx, county: string): Promise<OpenTask[]> {
  const { rows } = await sql<OpenTask>`
    select id, kind, household, cause from task where county = ${county} and result is null`.execute(tx);
  return rows;
}

/** Closes tasks whose cause has ended. */
export async function closeGone(tx: Tx, county: string, on: PlainDate, ids: readonly string[]): Promise<void> {
  await sql`
    update task set result = 'gone', closed_on = ${on}
    where county = ${county} and id = any(${[...ids]}::uuid[]) and result is null`.execute(tx);
}

/** Tasks go with their households. */
export async function followHouseholds(tx: Tx, county: string): Promise<void> {
  await sql`
    update task t set division_now = h.division_now from household h
    where t.county = ${county} and t.result is null and h.county = t.county and h.id = t.household
      and h.division_now <> t.division_now`.execute(tx);
}
