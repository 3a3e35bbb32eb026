import { randomUUIDv7 } from 'node:crypto';
import { Type } from 'typebox';
import {
  type Actor,
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
import { fullCode } from '#core/divisions/index.ts';
import { monthOf, type PlainMonth } from '#kit/plain-date.ts';
import type { Tx } from '#platform/database.ts';
import { defineTask, handle, type TaskHandler } from '#platform/jobs.ts';
import type { PayRunMade } from './payments.contract.ts';
import * as lineStore from './payments.lines.store.ts';
import * as store from './payments.store.ts';
import { MonthNotBegun, OpenRunExists, type PayRun } from './payments.ts';

const makeRun = defineTask('payments:make-run', Type.Object({ run: Type.String({ format: 'uuid' }) }));

/**
 * Opens a pay run of a month; a job lists what is due. The same key twice is one run.
 * @throws MonthNotBegun, OpenRunExists
 */
export async function makePayRun(
  ctx: Context,
  actor: Actor,
  input: { readonly month: PlainMonth; readonly key: string },
): Promise<PayRunMade> {
  const maker = requireCountyStaff(actor, 'pay-run.make');
  const { month, key } = input;
  const now = monthOf(ctx.clock.today());
  if (month > now) throw MonthNotBegun({ month, now });
  return inTransaction(ctx, maker, async (tx) =>
    once(tx, ctx, maker, key, { payRun: month }, () => openRun(tx, ctx, maker, month)),
  );
}

async function openRun(tx: Tx, ctx: Context, maker: StaffActor, month: PlainMonth): Promise<PayRunMade> {
  const id = randomUUIDv7();
  const earlier = await store.countRuns(tx, ctx.county, month);
  const number = `${month.replace('-', '')}-${String(earlier + 1).padStart(2, '0')}`;
  const job = await startProgress(tx, ctx, maker, { kind: makeRun.name, title: `生成发放批次 ${number}` });
  const opened = await store.insertRun(tx, ctx.county, {
    id,
    month,
    number,
    madeBy: maker.user,
    madeAt: ctx.clock.businessNow(),
    job,
    division: fullCode(ctx.county),
  });
  if (!opened) {
    const open = await store.findOpenRun(tx, ctx.county, month);
    throw OpenRunExists({ month, ...(open ?? { number, state: 'making' }) });
  }
  await ctx.jobs.add(tx, makeRun, { run: id }, { jobKey: id });
  await append(tx, ctx, maker, { action: 'pay-run.make', detail: { run: id, number } });
  return { id, number, job };
}

/** The work in the background of this module, for the process that runs jobs. */
export function paymentTasks(ctx: Context): readonly TaskHandler[] {
  return [
    handle(
      makeRun,
      ({ run }) => fillRun(ctx, run),
      ({ run }) => stopMaking(ctx, run),
    ),
  ];
}

/** Everything in one transaction: a run that was killed half way has listed nothing and is made again from the start. */
async function fillRun(ctx: Context, id: string): Promise<void> {
  const actor = asJob(ctx, makeRun.name);
  await inTransaction(ctx, actor, async (tx) => {
    const run = await store.lockRun(tx, ctx.county, id);
    if (run?.state !== 'making') return;
    if (await isProgressCancelled(tx, ctx, run.job)) return cancelMaking(tx, ctx, run);
    const sums = await lineStore.fillRun(tx, ctx.county, id, run.month);
    await store.updateMade(tx, ctx.county, id, sums);
    await finishProgress(tx, ctx, run.job, { done: sums.lines + sums.held });
    await append(tx, ctx, actor, { action: 'pay-run.made', detail: { run: id, number: run.number, ...sums } });
  });
}

/** The program failed again and again: the month is free for another run. */
async function stopMaking(ctx: Context, id: string): Promise<void> {
  await inTransaction(ctx, asJob(ctx, makeRun.name), async (tx) => {
    const run = await store.lockRun(tx, ctx.county, id);
    if (run?.state !== 'making') return;
    await failProgress(tx, ctx, run.job, gaveUp);
    await cancelMaking(tx, ctx, run);
  });
}

async function cancelMaking(tx: Tx, ctx: Context, { id, number }: PayRun): Promise<void> {
  await store.updateCancelled(tx, ctx.county, id);
  await append(tx, ctx, asJob(ctx, makeRun.name), { action: 'pay-run.cancel', detail: { run: id, number } });
}
