import { Type } from 'typebox';
import {
  type Actor,
  access,
  advanceProgress,
  asJob,
  failProgress,
  finishProgress,
  gaveUp,
  inTransaction,
  once,
  startProgress,
} from '#core/access/index.ts';
import { append } from '#core/audit/index.ts';
import { addMonthsTo, firstDay, monthOf, nextMonth, type PlainMonth } from '#kit/plain-date.ts';
import { DomainError } from '#platform/errors.ts';
import { defineTask, handle, type TaskHandler } from '#platform/jobs.ts';
import { enterHousehold } from './enter-household.ts';
import type { ImportStarted } from './feeds.contract.ts';
import { failReading, getFeed, readBatch, readImport } from './feeds.reading.service.ts';
import * as store from './feeds.store.ts';
import {
  type ImportBatch,
  ImportNotFound,
  ImportNotReady,
  type ImportOffice,
  NothingToImport,
  PaidThroughInvalid,
} from './feeds.ts';

const enterImport = defineTask('feeds:enter-import', Type.Object({ batch: Type.String({ format: 'uuid' }) }));

/** The work in the background of this module, for the process that runs jobs. */
export function feedsTasks(office: ImportOffice): readonly TaskHandler[] {
  return [
    handle(
      readImport,
      ({ batch }) => readBatch(office, batch),
      ({ batch }) => failReading(office, batch, gaveUp),
    ),
    handle(
      enterImport,
      ({ batch }, { signal }) => enterBatch(office, batch, signal),
      ({ batch }) => stopEntering(office, batch),
    ),
  ];
}

/**
 * Confirms a preview: a job enters its sound households one by one, the faulty ones are left out. `paidThrough` is the last month
 * that was paid outside Jimin, the month before this one unless said; it is never paid again.
 * @throws ImportNotFound, ImportNotReady, NothingToImport, PaidThroughInvalid
 */
export async function confirmImport(
  office: ImportOffice,
  actor: Actor,
  input: { readonly batch: string; readonly paidThrough?: PlainMonth | undefined; readonly key: string },
): Promise<ImportStarted> {
  access.require(actor, 'import.make');
  const now = monthOf(office.clock.today());
  const paidThrough = input.paidThrough ?? defaultPaidThrough(office);
  if (paidThrough > now) throw PaidThroughInvalid({ month: paidThrough, now });
  return inTransaction(office, actor, async (tx) =>
    once(tx, office, actor, input.key, { confirm: input.batch, paidThrough }, async () => {
      const batch = await store.lockBatch(tx, office.county, input.batch);
      if (batch === undefined) throw ImportNotFound({});
      if (batch.state !== 'previewed') throw ImportNotReady({ state: batch.state, wanted: '确认导入' });
      const { ready } = await store.countHouseholds(tx, office.county, batch.id);
      if (ready === 0) throw NothingToImport({ faulty: batch.faulty });
      const title = `导入${getFeed(office, batch.feed).name}`;
      const job = await startProgress(tx, office, actor, { kind: enterImport.name, title, total: ready });
      await store.updateBatch(tx, office.county, batch.id, { state: 'importing', job, paidThrough });
      await office.jobs.add(tx, enterImport, { batch: batch.id }, { jobKey: `enter:${job}` });
      await append(tx, office, actor, { action: 'import.confirm', detail: { batch: batch.id, ready, paidThrough } });
      return { id: batch.id, job };
    }),
  );
}

/** The month before the business month. */
export function defaultPaidThrough(office: Pick<ImportOffice, 'clock'>): PlainMonth {
  return addMonthsTo(monthOf(office.clock.today()), -1);
}

/** Households between two looks at whether the work was cancelled, and how many are entered at once. */
const [stride, lanes] = [20, 4] as const;

/** The work of the job. Each household is a transaction of its own that also marks it as imported: killed anywhere, it goes on. */
async function enterBatch(office: ImportOffice, id: string, signal: AbortSignal): Promise<void> {
  const actor = asJob(office, enterImport.name);
  const begun = await inTransaction(office, actor, async (tx) => {
    const batch = await store.findBatch(tx, office.county, id);
    if (batch?.state !== 'importing') return undefined;
    return { batch, rows: await store.findReadyRows(tx, office.county, id) };
  });
  if (begun === undefined) return;
  const { batch, rows } = begun;
  for (let start = 0; start < rows.length; start += stride) {
    // Thrown, so that the queue gives the job again.
    signal.throwIfAborted();
    if (!(await tellProgress(office, batch))) break;
    await enterAll(office, batch, rows.slice(start, start + stride));
  }
  await close(office, batch);
}

/** False when the import was cancelled. */
async function tellProgress(office: ImportOffice, { id, job }: ImportBatch): Promise<boolean> {
  return inTransaction(office, asJob(office, enterImport.name), async (tx) => {
    const { imported, skipped } = await store.countHouseholds(tx, office.county, id);
    await store.updateBatch(tx, office.county, id, { imported, skipped });
    return advanceProgress(tx, office, job, { done: imported + skipped });
  });
}

/** No two households of a file share a person, so several may be entered at once. */
async function enterAll(office: ImportOffice, batch: ImportBatch, rows: readonly number[]): Promise<void> {
  const waiting = [...rows];
  const lane = async () => {
    for (let row = waiting.shift(); row !== undefined; row = waiting.shift()) await enterRow(office, batch, row);
  };
  const ends = await Promise.allSettled(Array.from({ length: lanes }, lane));
  for (const end of ends) if (end.status === 'rejected') throw end.reason;
}

async function enterRow(office: ImportOffice, batch: ImportBatch, firstRow: number): Promise<void> {
  const actor = asJob(office, enterImport.name);
  const from = firstDay(nextMonth(batch.paidThrough ?? defaultPaidThrough(office)));
  try {
    await inTransaction(office, actor, async (tx) => {
      const household = await store.lockReady(tx, office.county, office.keys, batch.id, firstRow);
      if (household === undefined) return;
      const entered = await enterHousehold(tx, office, batch, household, from);
      await store.updateImported(tx, office.county, { batch: batch.id, firstRow }, entered.household);
      await append(tx, office, actor, {
        action: 'import.household',
        subjects: entered.people,
        detail: { batch: batch.id, row: firstRow, household: entered.household },
      });
    });
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    await skip(office, batch, firstRow, error.detail);
  }
}

/** The register has changed since the preview, or somebody else was faster. */
async function skip(office: ImportOffice, batch: ImportBatch, firstRow: number, message: string): Promise<void> {
  await inTransaction(office, asJob(office, enterImport.name), async (tx) => {
    const household = await store.lockReady(tx, office.county, office.keys, batch.id, firstRow);
    if (household === undefined) return;
    const fault = { row: firstRow, column: null, header: null, found: '', message, sealed: false };
    const content = { ...household.content, faults: [...household.content.faults, fault] };
    await store.updateSkipped(tx, office.county, office.keys, { batch: batch.id, firstRow }, content);
  });
}

async function close(office: ImportOffice, { id, job }: ImportBatch): Promise<void> {
  const actor = asJob(office, enterImport.name);
  await inTransaction(office, actor, async (tx) => {
    const { ready, imported, skipped } = await store.countHouseholds(tx, office.county, id);
    // Cancelled: what is left can be confirmed again.
    const state = ready > 0 ? 'previewed' : 'done';
    await store.updateBatch(tx, office.county, id, { state, imported, skipped });
    await finishProgress(tx, office, job, { done: imported + skipped });
    await append(tx, office, actor, { action: 'import.done', detail: { batch: id, imported, skipped, left: ready } });
  });
}

/** The program failed again and again: what is left can be confirmed once the fault is mended. */
async function stopEntering(office: ImportOffice, id: string): Promise<void> {
  const actor = asJob(office, enterImport.name);
  await inTransaction(office, actor, async (tx) => {
    const batch = await store.lockBatch(tx, office.county, id);
    if (batch?.state !== 'importing') return;
    const { ready, imported, skipped } = await store.countHouseholds(tx, office.county, id);
    await store.updateBatch(tx, office.county, id, { state: 'previewed', imported, skipped });
    await failProgress(tx, office, batch.job, gaveUp);
    await append(tx, office, actor, { action: 'import.done', detail: { batch: id, imported, skipped, left: ready } });
  });
}
