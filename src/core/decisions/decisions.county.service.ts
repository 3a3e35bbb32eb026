import { randomUUIDv7 } from 'node:crypto';
import { Type } from 'typebox';
import {
  type Actor,
  advanceProgress,
  asJob,
  type Context,
  failProgress,
  finishProgress,
  gaveUp,
  inTransaction,
  isProgressCancelled,
  once,
  requireCountyStaff,
  type StaffActor,
  startProgress,
} from '#core/access/index.ts';
import { append } from '#core/audit/index.ts';
import { countyParameters } from '#core/parameters/index.ts';
import { eachSituation } from '#core/people/index.ts';
import { ruleOn } from '#kit/item.ts';
import type { PlainMonth } from '#kit/plain-date.ts';
import type { Tx } from '#platform/database.ts';
import { defineTask, handle, type JobRun, type TaskHandler } from '#platform/jobs.ts';
import { type CountyTally, countyTally } from './county-tally.ts';
import type { DecisionRunMade } from './decisions.contract.ts';
import * as store from './decisions.county.store.ts';
import {
  type DecidableItem,
  type DecisionRun,
  getDecidable,
  MonthOutOfReach,
  NoRuleYet,
  RunUnderWay,
} from './decisions.ts';
import { judge, judgingBy, lastDecidableMonth } from './judge-household.ts';

const decideTask = defineTask('decisions:decide-county', Type.Object({ run: Type.String({ format: 'uuid' }) }));

/** Households between two looks at whether people still want it. */
const pace = 20_000;

/**
 * Opens a run that decides every household of the county for a month; a job does it. The same key twice is one run.
 * @throws UnknownItem, MonthOutOfReach, NoRuleYet, RunUnderWay
 */
export async function startDecisionRun(
  ctx: Context,
  actor: Actor,
  input: { readonly item: string; readonly month: PlainMonth; readonly key: string },
): Promise<DecisionRunMade> {
  const maker = requireCountyStaff(actor, 'decision.run');
  const { month, key } = input;
  const { item } = getDecidable(ctx.catalogue, input.item);
  const today = ctx.clock.today();
  const last = lastDecidableMonth(today);
  if (month > last) throw MonthOutOfReach({ month, last });
  if (!item.rules.some(({ from }) => from <= today)) throw NoRuleYet({ item: item.name, on: today });
  return inTransaction(ctx, maker, async (tx) =>
    once(tx, ctx, maker, key, { decisionRun: item.key, month }, () => openRun(tx, ctx, maker, { item, month })),
  );
}

async function openRun(
  tx: Tx,
  ctx: Context,
  maker: StaffActor,
  { item, month }: Pick<DecidableItem, 'item'> & { month: PlainMonth },
): Promise<DecisionRunMade> {
  const id = randomUUIDv7();
  const earlier = await store.countRuns(tx, ctx.county, item.key, month);
  const number = `${month.replace('-', '')}-${String(earlier + 1).padStart(2, '0')}`;
  const job = await startProgress(tx, ctx, maker, { kind: decideTask.name, title: `${item.name}全县判定 ${number}` });
  const opened = await store.insertRun(tx, ctx.county, {
    ...{ id, item: item.key, month, number, job },
    ...{ decidedOn: ctx.clock.today(), madeBy: maker.user, madeAt: ctx.clock.businessNow() },
  });
  if (!opened) {
    const open = await store.findOpenRun(tx, ctx.county, item.key, month);
    throw RunUnderWay({ item: item.name, month, number: open?.number ?? number });
  }
  await ctx.jobs.add(tx, decideTask, { run: id }, { jobKey: id });
  await append(tx, ctx, maker, { action: 'decision-run.start', detail: { run: id, item: item.key, number } });
  return { id, number, job };
}

/** The work in the background of this module, for the process that runs jobs. */
export function decisionTasks(ctx: Context): readonly TaskHandler[] {
  return [
    handle(
      decideTask,
      ({ run }, jobRun) => decideRun(ctx, run, jobRun),
      ({ run }) => abandonRun(ctx, run),
    ),
  ];
}

/** Everything in one transaction: a run that was killed half way has proposed nothing and is made again from the start. */
async function decideRun(ctx: Context, id: string, { signal }: Pick<JobRun, 'signal'>): Promise<void> {
  const actor = asJob(ctx, decideTask.name);
  await inTransaction(ctx, actor, async (tx) => {
    const run = await store.lockRun(tx, ctx.county, id);
    if (run?.state !== 'deciding') return;
    if (await isProgressCancelled(tx, ctx, run.job)) return cancelRun(tx, ctx, run);
    const decidable = getDecidable(ctx.catalogue, run.item);
    const knownAt = ctx.clock.businessNow();
    const rule = ruleOn(decidable.item, run.decidedOn);
    const tally = await decideAll(tx, ctx, run, { ...decidable, rule }, signal);
    if (tally === undefined || (await isProgressCancelled(tx, ctx, run.job))) return cancelRun(tx, ctx, run);
    await store.insertProposals(tx, ctx.county, id, tally.proposals);
    const counts = tally.counts();
    await store.updateDecided(tx, ctx.county, id, { ...counts, knownAt, rule: rule.key, summary: tally.summary() });
    await finishProgress(tx, ctx, run.job, { done: counts.households });
    const detail = { run: id, item: run.item, number: run.number, ...counts };
    await append(tx, ctx, actor, { action: 'decision-run.decided', detail });
  });
}

/** Decides each household as its situation comes; undefined when the run was cancelled meanwhile. */
async function decideAll(
  tx: Tx,
  ctx: Context,
  run: DecisionRun,
  { running, rule }: Pick<DecidableItem, 'running'> & { rule: ReturnType<typeof ruleOn> },
  signal: AbortSignal,
): Promise<CountyTally | undefined> {
  const parameters = await countyParameters(tx, ctx);
  const watch = watchProgress(ctx, run, await store.countHouseholds(tx, ctx.county));
  const judging = judgingBy({ rule, running }, run.month, run.decidedOn);
  const tally = countyTally(run.month);
  let failure: { readonly error: unknown } | undefined;
  await eachSituation(tx, ctx, (row) => {
    // What flows is let flow: a COPY that is broken off costs the connection.
    if (failure !== undefined || watch.isCancelled() || signal.aborted) return;
    try {
      const situation = row.situation({ standingAtLeast: 'reported' });
      tally.add(
        row,
        judge(situation, () => parameters(row.division), judging),
      );
    } catch (error) {
      failure = { error };
    }
    watch.saw(tally.households);
  });
  await watch.end();
  if (failure !== undefined) throw failure.error;
  signal.throwIfAborted();
  return watch.isCancelled() ? undefined : tally;
}

/** Says how far the work has come, outside its transaction, and hears whether it was cancelled. */
function watchProgress(ctx: Context, { job }: DecisionRun, total: number) {
  const actor = asJob(ctx, decideTask.name);
  let [next, cancelled] = [0, false];
  let saying: Promise<void> | undefined;
  const say = async (done: number): Promise<void> => {
    const wanted = await inTransaction(ctx, actor, (tx) => advanceProgress(tx, ctx, job, { done, total }));
    cancelled = !wanted;
    saying = undefined;
  };
  return {
    isCancelled: () => cancelled,
    saw(done: number): void {
      if (done < next || saying !== undefined) return;
      next = done + pace;
      // A progress that cannot be told stops nothing: the work itself will hear of a database that is gone.
      saying = say(done).catch(() => undefined);
    },
    end: async () => saying,
  };
}

/** The program failed again and again. */
async function abandonRun(ctx: Context, id: string): Promise<void> {
  await inTransaction(ctx, asJob(ctx, decideTask.name), async (tx) => {
    const run = await store.lockRun(tx, ctx.county, id);
    if (run?.state !== 'deciding') return;
    await failProgress(tx, ctx, run.job, gaveUp);
    await endRun(tx, ctx, run, 'failed');
  });
}

const cancelRun = (tx: Tx, ctx: Context, run: DecisionRun): Promise<void> => endRun(tx, ctx, run, 'cancelled');

async function endRun(tx: Tx, ctx: Context, run: DecisionRun, state: 'cancelled' | 'failed'): Promise<void> {
  await store.updateEnded(tx, ctx.county, run.id, state);
  const detail = { run: run.id, item: run.item, number: run.number };
  await append(tx, ctx, asJob(ctx, decideTask.name), { action: `decision-run.${state}`, detail });
}
