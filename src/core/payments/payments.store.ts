import { sql } from 'kysely';
import { firstDay, monthOf, type PlainDate, type PlainMonth } from '#kit/plain-date.ts';
import type { Instant } from '#platform/clock.ts';
import type { Tx } from '#platform/database.ts';
import type { PayRun } from './payments.ts';

interface PayRunTable {
  county: string;
  id: string;
  month: PlainDate;
  number: string;
  state: PayRun['state'];
  lines: number;
  total: number;
  held: number;
  held_total: number;
  digest: Buffer | null;
  made_by: string;
  made_at: Instant;
  approved_by: string | null;
  approved_at: Instant | null;
  job: string;
  division_now: string;
}

const tables = (tx: Tx) => tx.withTables<{ pay_run: PayRunTable }>();

const runColumns = sql`
  r.id, r.month, r.number, r.state, r.lines, r.total, r.held, r.held_total as "heldTotal", encode(r.digest, 'hex') as digest,
  r.made_by as "madeBy", maker.name as "madeByName", r.made_at as "madeAt",
  r.approved_by as "approvedBy", approver.name as "approvedByName", r.approved_at as "approvedAt", r.job`;

const runTables = sql`
  pay_run r join app_user maker on maker.id = r.made_by left join app_user approver on approver.id = r.approved_by`;

type RunRow = Omit<PayRun, 'month'> & { month: PlainDate };
const runOf = (row: RunRow): PayRun => ({ ...row, month: monthOf(row.month) });

/** Opens a run; false when one of the month is open already, or the number has just been taken. */
export async function insertRun(
  tx: Tx,
  county: string,
  run: {
    readonly id: string;
    readonly month: PlainMonth;
    readonly number: string;
    readonly madeBy: string;
    readonly madeAt: Instant;
    readonly job: string;
    readonly division: string;
  },
): Promise<boolean> {
  const result = await tables(tx)
    .insertInto('pay_run')
    .values({
      county,
      id: run.id,
      month: firstDay(run.month),
      number: run.number,
      state: 'making',
      lines: 0,
      total: 0,
      held: 0,
      held_total: 0,
      digest: null,
      made_by: run.madeBy,
      made_at: run.madeAt,
      approved_by: null,
      approved_at: null,
      job: run.job,
      division_now: run.division,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return result.numInsertedOrUpdatedRows === 1n;
}

export async function countRuns(tx: Tx, county: string, month: PlainMonth): Promise<number> {
  const { rows } = await sql<{ runs: number }>`
    select count(*)::int as runs from pay_run where county = ${county} and month = ${firstDay(month)}`.execute(tx);
  return rows[0]?.runs ?? 0;
}

/** The run of a month that is neither frozen nor cancelled. */
export async function findOpenRun(
  tx: Tx,
  county: string,
  month: PlainMonth,
): Promise<Pick<PayRun, 'number' | 'state'> | undefined> {
  return tables(tx)
    .selectFrom('pay_run')
    .select(['number', 'state'])
    .where('county', '=', county)
    .where('month', '=', firstDay(month))
    .where('state', 'in', ['making', 'made'])
    .executeTakeFirst();
}

/** The run, locked until the transaction ends. Only its own row is locked. */
export async function lockRun(tx: Tx, county: string, id: string): Promise<PayRun | undefined> {
  await sql`select id from pay_run where county = ${county} and id = ${id} for update`.execute(tx);
  return findRun(tx, county, id);
}

export async function findRun(tx: Tx, county: string, id: string): Promise<PayRun | undefined> {
  const { rows } = await sql<RunRow>`
    select ${runColumns} from ${runTables} where r.county = ${county} and r.id = ${id}`.execute(tx);
  return rows[0] && runOf(rows[0]);
}

/** The latest runs. */
export async function findRuns(tx: Tx, county: string, limit: number): Promise<PayRun[]> {
  const { rows } = await sql<RunRow>`
    select ${runColumns} from ${runTables} where r.county = ${county}
    order by r.month desc, r.number desc limit ${limit}`.execute(tx);
  return rows.map(runOf);
}

export async function updateMade(
  tx: Tx,
  county: string,
  id: string,
  sums: Pick<PayRun, 'lines' | 'total' | 'held' | 'heldTotal'>,
): Promise<void> {
  await tables(tx)
    .updateTable('pay_run')
    .set({ state: 'made', lines: sums.lines, total: sums.total, held: sums.held, held_total: sums.heldTotal })
    .where('county', '=', county)
    .where('id', '=', id)
    .execute();
}

export async function updateFrozen(
  tx: Tx,
  county: string,
  id: string,
  frozen: { readonly digest: Buffer; readonly approvedBy: string; readonly approvedAt: Instant },
): Promise<void> {
  await tables(tx)
    .updateTable('pay_run')
    .set({
      state: 'frozen',
      digest: frozen.digest,
      approved_by: frozen.approvedBy,
      approved_at: frozen.approvedAt,
    })
    .where('county', '=', county)
    .where('id', '=', id)
    .execute();
}

/** Cancels a run and frees its months. */
export async function updateCancelled(tx: Tx, county: string, id: string): Promise<void> {
  await sql`delete from paid_month where county = ${county} and run = ${id}`.execute(tx);
  await tables(tx)
    .updateTable('pay_run')
    .set({ state: 'cancelled' })
    .where('county', '=', county)
    .where('id', '=', id)
    .execute();
}
