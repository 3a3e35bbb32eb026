import { createHash } from 'node:crypto';
import {
  type Actor,
  type Context,
  cancelProgress,
  inTransaction,
  once,
  requireCountyStaff,
} from '#core/access/index.ts';
import { append } from '#core/audit/index.ts';
import type { Tx } from '#platform/database.ts';
import type { PayRunApproved, PayRunCancelled, PayRunVerification } from './payments.contract.ts';
import * as lineStore from './payments.lines.store.ts';
import * as store from './payments.store.ts';
import {
  canonicalHead,
  canonicalLine,
  MakerMayNotApprove,
  type PayLine,
  type PayRun,
  PayRunNotFound,
  RunEmpty,
  RunNotReady,
  RunOutdated,
  RunTampered,
} from './payments.ts';

const pageSize = 5000;
const examples = 3;

/**
 * Freezes a run that another person made: every line is compared once more with what is due, then hashed.
 * @throws PayRunNotFound, MakerMayNotApprove, RunNotReady, RunEmpty, RunOutdated, RunTampered
 */
export async function approvePayRun(
  ctx: Context,
  actor: Actor,
  input: { readonly run: string; readonly key: string },
): Promise<PayRunApproved> {
  const approver = requireCountyStaff(actor, 'pay-run.approve');
  return inTransaction(ctx, approver, async (tx) =>
    once(tx, ctx, approver, input.key, { approve: input.run }, async () => {
      const run = await store.lockRun(tx, ctx.county, input.run);
      if (run === undefined) throw PayRunNotFound({});
      if (run.madeBy === approver.user) throw MakerMayNotApprove({ number: run.number });
      if (run.state !== 'made') throw RunNotReady({ number: run.number, state: run.state, wanted: '复核' });
      if (run.lines === 0) throw RunEmpty({ number: run.number, held: run.held });
      await recheck(tx, ctx, run);
      const digest = await digestOf(tx, ctx, run);
      const approvedAt = ctx.clock.businessNow();
      await store.updateFrozen(tx, ctx.county, run.id, { digest, approvedBy: approver.user, approvedAt });
      const { id, number, lines, total } = run;
      await append(tx, ctx, approver, {
        action: 'pay-run.approve',
        detail: { run: id, number, lines, total, digest: digest.toString('hex') },
      });
      return { id, digest: digest.toString('hex') };
    }),
  );
}

/**
 * Cancels a run that is not frozen; its months become due again. By who may make runs or approve them.
 * @throws PayRunNotFound, RunNotReady
 */
export async function cancelPayRun(
  ctx: Context,
  actor: Actor,
  input: { readonly run: string; readonly key: string },
): Promise<PayRunCancelled> {
  const staff = requireCountyStaff(actor, 'pay-run.make', 'pay-run.approve');
  return inTransaction(ctx, staff, async (tx) =>
    once(tx, ctx, staff, input.key, { cancel: input.run }, async () => {
      const run = await store.lockRun(tx, ctx.county, input.run);
      if (run === undefined) throw PayRunNotFound({});
      if (run.state !== 'making' && run.state !== 'made') {
        throw RunNotReady({ number: run.number, state: run.state, wanted: '作废' });
      }
      await store.updateCancelled(tx, ctx.county, run.id);
      await cancelProgress(tx, ctx, run.job);
      await append(tx, ctx, staff, { action: 'pay-run.cancel', detail: { run: run.id, number: run.number } });
      return { id: run.id };
    }),
  );
}

/** Hashes a frozen run again. @throws PayRunNotFound, RunNotReady */
export async function verifyPayRun(ctx: Context, actor: Actor, id: string): Promise<PayRunVerification> {
  const staff = requireCountyStaff(actor, 'pay-run.read');
  return inTransaction(ctx, staff, async (tx) => {
    const run = await store.findRun(tx, ctx.county, id);
    if (run === undefined) throw PayRunNotFound({});
    if (run.state !== 'frozen') throw RunNotReady({ number: run.number, state: run.state, wanted: '校验' });
    const digest = (await digestOf(tx, ctx, run)).toString('hex');
    return { intact: digest === run.digest, digest };
  });
}

/** The lines of a run in their order, page by page. */
export async function* linesOf(tx: Tx, ctx: Context, run: string): AsyncGenerator<readonly PayLine[]> {
  let after = 0;
  for (;;) {
    const page = await lineStore.findLines(tx, ctx.county, run, { after, limit: pageSize });
    if (page.length > 0) yield page;
    const last = page.at(-1);
    if (last === undefined || page.length < pageSize) return;
    after = last.number;
  }
}

async function digestOf(tx: Tx, ctx: Context, run: PayRun): Promise<Buffer> {
  const hash = createHash('sm3').update(canonicalHead(ctx.county, run));
  for await (const page of linesOf(tx, ctx, run.id)) for (const line of page) hash.update(canonicalLine(line));
  return hash.digest();
}

async function recheck(tx: Tx, ctx: Context, run: PayRun): Promise<void> {
  const sums = await lineStore.sumLines(tx, ctx.county, run.id);
  if (sums.lines !== run.lines || sums.total !== run.total) throw RunTampered({ number: run.number });
  const { count, lines } = await lineStore.findOutdated(tx, ctx.county, run.id, examples);
  if (count > 0) throw RunOutdated({ number: run.number, count, lines });
}
