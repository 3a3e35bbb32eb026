import type { Instant } from '#platform/clock.ts';
import type { Tx } from '#platform/database.ts';
import type { JobProgress, JobState } from './job-progress.contract.ts';

interface JobProgressTable {
  id: string;
  kind: string;
  county: string;
  title: string;
  state: JobState;
  done: number;
  total: number | null;
  note: string | null;
  started_by: string | null;
  created_at: Instant;
  finished_at: Instant | null;
}

const tables = (tx: Tx) => tx.withTables<{ job_progress: JobProgressTable }>();

export async function insertProgress(
  tx: Tx,
  county: string,
  job: {
    readonly id: string;
    readonly kind: string;
    readonly title: string;
    readonly total: number | null;
    readonly startedBy: string | null;
    readonly at: Instant;
  },
): Promise<void> {
  await tables(tx)
    .insertInto('job_progress')
    .values({
      id: job.id,
      kind: job.kind,
      county,
      title: job.title,
      state: 'queued',
      done: 0,
      total: job.total,
      note: null,
      started_by: job.startedBy,
      created_at: job.at,
      finished_at: null,
    })
    .execute();
}

/** Says how far the work has come; false when it is no longer under way: done, failed or cancelled. */
export async function updateProgress(
  tx: Tx,
  county: string,
  id: string,
  progress: { readonly done?: number; readonly total?: number; readonly note?: string | null },
): Promise<boolean> {
  const result = await tables(tx)
    .updateTable('job_progress')
    .set({ state: 'running', ...progress })
    .where('county', '=', county)
    .where('id', '=', id)
    .where('state', 'in', ['queued', 'running'])
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** Ends the work; false when it had ended before. */
export async function updateEnded(
  tx: Tx,
  county: string,
  id: string,
  end: {
    readonly state: 'done' | 'failed' | 'cancelled';
    readonly done?: number;
    readonly total?: number;
    readonly note?: string | null;
    readonly at: Instant;
  },
): Promise<boolean> {
  const { at, ...columns } = end;
  const result = await tables(tx)
    .updateTable('job_progress')
    .set({ ...columns, finished_at: at })
    .where('county', '=', county)
    .where('id', '=', id)
    .where('state', 'in', ['queued', 'running'])
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

export async function findProgress(
  tx: Tx,
  county: string,
  id: string,
): Promise<(JobProgress & { readonly startedBy: string | null }) | undefined> {
  return tables(tx)
    .selectFrom('job_progress')
    .select([
      'id',
      'kind',
      'title',
      'state',
      'done',
      'total',
      'note',
      'started_by as startedBy',
      'created_at as createdAt',
      'finished_at as finishedAt',
    ])
    .where('county', '=', county)
    .where('id', '=', id)
    .executeTakeFirst();
}
