import { randomUUIDv7 } from 'node:crypto';
import type { Tx } from '#platform/database.ts';
import { defineError, type NoFacts } from '#platform/errors.ts';
import { type Actor, Forbidden } from './access.ts';
import { type Context, inTransaction } from './context.ts';
import type { JobProgress } from './job-progress.contract.ts';
import * as store from './job-progress.store.ts';

type Ctx = Pick<Context, 'county' | 'clock'>;

/** What people are told of work that failed again and again for a fault of the program. */
export const gaveUp = '系统多次出错，任务没有完成，已停止。请稍后再办一次；仍然不行，请告诉系统管理员查看运行日志。';

export const JobNotFound = defineError<NoFacts>(
  'access.job-not-found',
  'not-found',
  '没有找到该任务',
  () => '任务不存在，或不是您启动的。请从发起任务的页面进入。',
);

export const JobEnded = defineError<NoFacts>(
  'access.job-ended',
  'conflict',
  '任务已经结束',
  () => '任务已完成、失败或已取消，不能再取消。请刷新页面查看结果。',
);

/**
 * Announces long work of an actor, in the transaction that also adds the job; answers its id. The title is seen by whoever is
 * told the id: no personal data.
 */
export async function startProgress(
  tx: Tx,
  ctx: Ctx,
  actor: Actor,
  input: { readonly kind: string; readonly title: string; readonly total?: number },
): Promise<string> {
  const id = randomUUIDv7();
  await store.insertProgress(tx, ctx.county, {
    id,
    kind: input.kind,
    title: input.title,
    total: input.total ?? null,
    startedBy: actor.kind === 'staff' ? actor.user : null,
    at: ctx.clock.wallNow(),
  });
  return id;
}

/** Says how far the work has come. False when it was cancelled or has ended: leave off. */
export async function advanceProgress(
  tx: Tx,
  ctx: Ctx,
  id: string,
  progress: { readonly done?: number; readonly total?: number; readonly note?: string | null },
): Promise<boolean> {
  return store.updateProgress(tx, ctx.county, id, progress);
}

/** The work is done. Changes nothing where it had ended before. */
export async function finishProgress(
  tx: Tx,
  ctx: Ctx,
  id: string,
  end: { readonly done: number; readonly note?: string | null },
): Promise<void> {
  await store.updateEnded(tx, ctx.county, id, { ...end, total: end.done, state: 'done', at: ctx.clock.wallNow() });
}

/** The work cannot be done, for a reason that people can mend. */
export async function failProgress(tx: Tx, ctx: Ctx, id: string, note: string): Promise<void> {
  await store.updateEnded(tx, ctx.county, id, { state: 'failed', note, at: ctx.clock.wallNow() });
}

/** Asks the work to leave off, by the service that owns it; false when it had ended before. */
export async function cancelProgress(tx: Tx, ctx: Ctx, id: string): Promise<boolean> {
  return store.updateEnded(tx, ctx.county, id, { state: 'cancelled', at: ctx.clock.wallNow() });
}

export async function isProgressCancelled(tx: Tx, ctx: Ctx, id: string): Promise<boolean> {
  return (await store.findProgress(tx, ctx.county, id))?.state === 'cancelled';
}

/** How far a piece of work has come, for any member of staff who knows its id. @throws Forbidden, JobNotFound */
export async function getJob(ctx: Context, actor: Actor, id: string): Promise<JobProgress> {
  if (actor.kind !== 'staff') throw Forbidden({ permission: 'job.read' });
  return inTransaction(ctx, actor, async (tx) => {
    const found = await store.findProgress(tx, ctx.county, id);
    if (found === undefined) throw JobNotFound({});
    const { startedBy: _, ...job } = found;
    return job;
  });
}

/**
 * Asks a piece of work to leave off at its next safe step, by whoever started it. What it has done so far stays done.
 * @throws Forbidden, JobNotFound, JobEnded
 */
export async function cancelJob(ctx: Context, actor: Actor, id: string): Promise<JobProgress> {
  if (actor.kind !== 'staff') throw Forbidden({ permission: 'job.cancel' });
  await inTransaction(ctx, actor, async (tx) => {
    const found = await store.findProgress(tx, ctx.county, id);
    if (found?.startedBy !== actor.user) throw JobNotFound({});
    if (!(await cancelProgress(tx, ctx, id))) throw JobEnded({});
  });
  return getJob(ctx, actor, id);
}
