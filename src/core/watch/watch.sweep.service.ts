import { randomUUIDv7 } from 'node:crypto';
import { Type } from 'typebox';
import {
  type Actor,
  access,
  asJob,
  asJobWithin,
  type Context,
  failProgress,
  finishProgress,
  gaveUp,
  inTransaction,
  isProgressCancelled,
  once,
  requireCountyStaff,
  startProgress,
} from '#core/access/index.ts';
import { append } from '#core/audit/index.ts';
import { countyParameters } from '#core/parameters/index.ts';
import { eachSituation, withIds } from '#core/people/index.ts';
import type { Tx } from '#platform/database.ts';
import { type DailyTask, defineTask, handle, type JobRun, type TaskHandler } from '#platform/jobs.ts';
import { isRunning, lookAt, watchedBenefits } from './look-at-household.ts';
import type { SweepList, SweepMade } from './watch.contract.ts';
import * as store from './watch.sweep.store.ts';
import { type Found, SweepUnderWay } from './watch.ts';

/** Without a sweep to make it is the nightly one. */
const sweepTask = defineTask('watch:sweep', Type.Object({ sweep: Type.Optional(Type.String({ format: 'uuid' })) }));
const sweepsShown = 20;

/** Asks for a sweep of the county now; a job makes it. The same key twice is one sweep. @throws SweepUnderWay */
export async function startSweep(ctx: Context, actor: Actor, { key }: { readonly key: string }): Promise<SweepMade> {
  const maker = requireCountyStaff(actor, 'watch.sweep');
  return inTransaction(ctx, maker, async (tx) =>
    once(tx, ctx, maker, key, { sweep: true }, async () => {
      const job = await startProgress(tx, ctx, maker, { kind: sweepTask.name, title: '全县巡查' });
      await asJobWithin(tx);
      const id = await openSweep(tx, ctx, { madeBy: maker.user, job });
      if (id === undefined) throw SweepUnderWay({});
      await ctx.jobs.add(tx, sweepTask, { sweep: id }, { jobKey: id });
      await append(tx, ctx, maker, { action: 'watch.sweep-start', detail: { sweep: id } });
      return { id, job };
    }),
  );
}

/** The latest sweeps: when the county was looked at, and what came of it. */
export async function listSweeps(ctx: Context, actor: Actor): Promise<SweepList> {
  access.require(actor, 'task.read');
  return inTransaction(ctx, actor, async (tx) => ({ items: await store.findSweeps(tx, ctx.county, sweepsShown) }));
}

/** The work in the background of this module, for the process that runs jobs. */
export const watchTasks = (ctx: Context): readonly TaskHandler[] => [
  handle(
    sweepTask,
    ({ sweep }, jobRun) => makeSweep(ctx, sweep, jobRun),
    ({ sweep }) => abandon(ctx, sweep),
  ),
];
export const nightlySweep: DailyTask = { task: sweepTask, at: '02:40' };

/** Undefined while another sweep runs. */
async function openSweep(
  tx: Tx,
  ctx: Context,
  { madeBy = null, job = null }: { readonly madeBy?: string | null; readonly job?: string | null },
): Promise<string | undefined> {
  const id = randomUUIDv7();
  const sweep = { id, on: ctx.clock.today(), madeBy, madeAt: ctx.clock.businessNow(), job };
  return (await store.insertSweep(tx, ctx.county, sweep)) ? id : undefined;
}

/** Everything in one transaction: a sweep that was killed half way has opened nothing and is made again from the start. */
async function makeSweep(ctx: Context, asked: string | undefined, { signal }: Pick<JobRun, 'signal'>): Promise<void> {
  const actor = asJob(ctx, sweepTask.name);
  await inTransaction(ctx, actor, async (tx) => {
    const id = asked ?? (await openSweep(tx, ctx, {}));
    if (id === undefined) return;
    const sweep = await store.lockRunningSweep(tx, ctx.county, id);
    if (sweep === undefined) return;
    const { job } = sweep;
    const ended = { households: 0, opened: 0, closed: 0 };
    if (job !== null && (await isProgressCancelled(tx, ctx, job))) {
      return store.updateSweep(tx, ctx.county, id, { state: 'failed', ...ended });
    }
    const today = ctx.clock.today();
    const { found, households } = await lookAtAll(tx, ctx, signal);
    const opened = await store.openTasks(tx, ctx.county, today, found);
    const gone = await closeEnded(tx, ctx, found);
    await store.followHouseholds(tx, ctx.county);
    const counts = { households, opened, closed: gone };
    await store.updateSweep(tx, ctx.county, id, { state: 'done', ...counts });
    if (job !== null) await finishProgress(tx, ctx, job, { done: households });
    await append(tx, ctx, actor, { action: 'watch.swept', detail: { sweep: id, ...counts } });
  });
}

/** Looks at each household in payment as its situation comes. */
async function lookAtAll(tx: Tx, ctx: Context, signal: AbortSignal): Promise<{ found: Found[]; households: number }> {
  const { calendar } = ctx.catalogue;
  const today = ctx.clock.today();
  const watched = watchedBenefits(ctx.catalogue);
  const parameters = await countyParameters(tx, ctx);
  const visits = await store.findLastVisits(tx, ctx.county);
  const found: Found[] = [];
  let households = 0;
  let failure: { readonly error: unknown } | undefined;
  await eachSituation(tx, ctx, (row) => {
    // What flows is let flow: a COPY that is broken off costs the connection.
    if (failure !== undefined || signal.aborted) return;
    try {
      const situation = row.situation({ standingAtLeast: 'reported' });
      const running = watched.filter((one) => isRunning(situation, one, today));
      if (running.length === 0) return;
      households += 1;
      const { household, division, members } = row;
      const look = {
        ...{ household, division, situation, today, calendar },
        determined: () => row.situation({ standingAtLeast: 'determined' }),
        parameters: () => parameters(division),
        lastVisit: (round: string) => visits.get(`${household} ${round}`),
        idOf: (key: string) => withIds(key, members),
        withIds: (text: string) => withIds(text, members),
      };
      for (const one of running) found.push(...lookAt(look, one));
    } catch (error) {
      failure = { error };
    }
  });
  if (failure !== undefined) throw failure.error;
  signal.throwIfAborted();
  return { found, households };
}

/** Closes what is open and was not found any more; answers how many. */
async function closeEnded(tx: Tx, ctx: Context, found: readonly Found[]): Promise<number> {
  const keyOf = ({ household, kind, cause }: Pick<Found, 'household' | 'kind' | 'cause'>) =>
    `${household} ${kind} ${cause.toString('hex')}`;
  const still = new Set(found.map(keyOf));
  const open = await store.findOpenTasks(tx, ctx.county);
  const gone = open.filter((task) => !still.has(keyOf(task))).map(({ id }) => id);
  if (gone.length > 0) await store.closeGone(tx, ctx.county, ctx.clock.today(), gone);
  return gone.length;
}

/** The program failed again and again. */
async function abandon(ctx: Context, id: string | undefined): Promise<void> {
  if (id === undefined) return;
  await inTransaction(ctx, asJob(ctx, sweepTask.name), async (tx) => {
    const sweep = await store.lockRunningSweep(tx, ctx.county, id);
    if (sweep === undefined) return;
    if (sweep.job !== null) await failProgress(tx, ctx, sweep.job, gaveUp);
    await store.updateSweep(tx, ctx.county, id, { state: 'failed', households: 0, opened: 0, closed: 0 });
    await append(tx, ctx, asJob(ctx, sweepTask.name), { action: 'watch.sweep-failed', detail: { sweep: id } });
  });
}
