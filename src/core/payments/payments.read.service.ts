import {
  type Actor,
  type Context,
  inTransaction,
  may,
  requireCountyStaff,
  type StaffActor,
} from '#core/access/index.ts';
import { append } from '#core/audit/index.ts';
import { findPathNames } from '#core/divisions/index.ts';
import { findByKey } from '#kit/catalogue.ts';
import type { Fen } from '#kit/money.ts';
import type { PlainMonth } from '#kit/plain-date.ts';
import type { Tx } from '#platform/database.ts';
import type { PayHoldPage, PayLinePage, PayRunDetail, PayRunList, PayRunSummary } from './payments.contract.ts';
import * as lineStore from './payments.lines.store.ts';
import * as store from './payments.store.ts';
import { holdReasons, type PayRun, PayRunNotFound } from './payments.ts';

const runsShown = 200;
const usualPage = 100;

/** The latest runs, by month. */
export async function listPayRuns(ctx: Context, actor: Actor): Promise<PayRunList> {
  const staff = requireCountyStaff(actor, 'pay-run.read');
  return inTransaction(ctx, staff, async (tx) => {
    const runs = await store.findRuns(tx, ctx.county, runsShown);
    return { items: runs.map(summaryOf) };
  });
}

/** A run with its sums by town. @throws PayRunNotFound */
export async function getPayRun(ctx: Context, actor: Actor, id: string): Promise<PayRunDetail> {
  const staff = requireCountyStaff(actor, 'pay-run.read');
  return inTransaction(ctx, staff, async (tx) => {
    const run = await getRun(tx, ctx, id);
    const towns = await lineStore.sumTowns(tx, ctx.county, id);
    const names = await placeNames(
      tx,
      ctx,
      towns.map(({ town }) => town),
    );
    const open = run.state === 'making' || run.state === 'made';
    return {
      ...summaryOf(run),
      towns: towns.map((sum) => ({ ...sum, name: names(sum.town) })),
      mayApprove: run.state === 'made' && run.madeBy !== staff.user && may(staff, 'pay-run.approve'),
      mayCancel: open && (may(staff, 'pay-run.make') || may(staff, 'pay-run.approve')),
    };
  });
}

/**
 * What a household was paid of a benefit for each month from–until, 分; a month that no frozen run paid is not in it. For
 * services that have checked who asks and audit it.
 */
export async function findPaid(
  tx: Tx,
  ctx: Pick<Context, 'county'>,
  asked: { readonly household: string; readonly kind: string; readonly from: PlainMonth; readonly until: PlainMonth },
): Promise<ReadonlyMap<PlainMonth, Fen>> {
  return lineStore.sumPaid(tx, ctx.county, asked);
}

type Page = { readonly run: string; readonly after?: number | undefined; readonly limit?: number | undefined };

/** A page of the lines of a run, accounts masked. @throws PayRunNotFound */
export async function listPayLines(ctx: Context, actor: Actor, input: Page): Promise<PayLinePage> {
  const staff = requireCountyStaff(actor, 'pay-run.read');
  return inTransaction(ctx, staff, async (tx) => {
    const run = await getRun(tx, ctx, input.run);
    const page = pageOf(input);
    const lines = await lineStore.findLines(tx, ctx.county, run.id, page);
    await noteRead(tx, ctx, staff, run, lines);
    const names = await placeNames(
      tx,
      ctx,
      lines.map(({ division }) => division),
    );
    const items = lines.map((line) => ({
      number: line.number,
      payee: line.payee,
      payeeName: line.payeeName,
      kind: line.kind,
      kindName: kindName(ctx, line.kind),
      month: line.month,
      type: line.type,
      bank: line.bank,
      accountMask: line.accountMask,
      amount: line.amount,
      place: names(line.division),
    }));
    return { items, next: nextOf(items, page.limit) };
  });
}

/** A page of what is due in the run's months and not payable, with the reasons. @throws PayRunNotFound */
export async function listPayHolds(ctx: Context, actor: Actor, input: Page): Promise<PayHoldPage> {
  const staff = requireCountyStaff(actor, 'pay-run.read');
  return inTransaction(ctx, staff, async (tx) => {
    const run = await getRun(tx, ctx, input.run);
    const page = pageOf(input);
    const holds = await lineStore.findHolds(tx, ctx.county, run.id, page);
    await noteRead(tx, ctx, staff, run, holds);
    const names = await placeNames(
      tx,
      ctx,
      holds.map(({ division }) => division),
    );
    const items = holds.map((hold) => ({
      number: hold.number,
      payee: hold.payee,
      payeeName: hold.payeeName,
      kind: hold.kind,
      kindName: kindName(ctx, hold.kind),
      month: hold.month,
      amount: hold.amount,
      reason: hold.reason,
      reasonName: holdReasons[hold.reason],
      place: names(hold.division),
    }));
    return { items, next: nextOf(items, page.limit) };
  });
}

async function getRun(tx: Tx, ctx: Context, id: string): Promise<PayRun> {
  const run = await store.findRun(tx, ctx.county, id);
  if (run === undefined) throw PayRunNotFound({});
  return run;
}

function summaryOf({ approvedBy: _, ...run }: PayRun): PayRunSummary {
  return run;
}

function pageOf({ after = 0, limit = usualPage }: Page): { after: number; limit: number } {
  return { after, limit };
}

function nextOf(items: readonly { readonly number: number }[], limit: number): number | null {
  return items.length < limit ? null : (items.at(-1)?.number ?? null);
}

async function noteRead(
  tx: Tx,
  ctx: Context,
  staff: StaffActor,
  run: PayRun,
  people: readonly { readonly payee: string }[],
): Promise<void> {
  await append(tx, ctx, staff, {
    action: 'pay-run.read',
    subjects: [...new Set(people.map(({ payee }) => payee))],
    detail: { run: run.id, number: run.number },
  });
}

async function placeNames(tx: Tx, ctx: Context, codes: readonly string[]): Promise<(code: string) => string> {
  const names = await findPathNames(tx, codes, ctx.clock.today());
  return (code) => names.get(code) ?? code;
}

function kindName(ctx: Context, kind: string): string {
  return findByKey(ctx.catalogue.benefits, kind)?.name ?? kind;
}
