import { randomUUIDv7 } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { Type } from 'typebox';
import {
  type Actor,
  access,
  advanceProgress,
  asJob,
  failProgress,
  finishProgress,
  inTransaction,
  isProgressCancelled,
  once,
  SignInNeeded,
  startProgress,
} from '#core/access/index.ts';
import { append } from '#core/audit/index.ts';
import { fullCode, loadNameFinder } from '#core/divisions/index.ts';
import { openFile } from '#core/files/index.ts';
import { findByKey } from '#kit/catalogue.ts';
import type { Feed } from '#kit/feed.ts';
import { DomainError } from '#platform/errors.ts';
import { defineTask } from '#platform/jobs.ts';
import { findTable, readWorkbook } from '#platform/spreadsheet/index.ts';
import { checkAgainstRegister } from './check-against-register.ts';
import type { ImportStarted } from './feeds.contract.ts';
import * as store from './feeds.store.ts';
import { FeedNotFound, type ImportBatch, type ImportOffice, NotAnExcelFile } from './feeds.ts';
import { headerFieldsOf, type Ledger, readLedger } from './read-ledger.ts';

export const readImport = defineTask('feeds:read-import', Type.Object({ batch: Type.String({ format: 'uuid' }) }));

const cancelled = { state: 'failed', note: '读取时被取消' } as const;

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/**
 * Takes an uploaded ledger; a job reads it into a preview. Nothing reaches the register before it is confirmed.
 * @throws FeedNotFound, FileNotFound, NotAnExcelFile
 */
export async function startImport(
  office: ImportOffice,
  actor: Actor,
  input: { readonly feed: string; readonly file: string; readonly key: string },
): Promise<ImportStarted> {
  access.require(actor, 'import.make');
  if (actor.kind !== 'staff') throw SignInNeeded({});
  const feed = getFeed(office, input.feed);
  return inTransaction(office, actor, async (tx) =>
    once(tx, office, actor, input.key, { feed: input.feed, file: input.file }, async () => {
      const { name, type, content } = await openFile(tx, office, input.file);
      content.destroy();
      if (type !== xlsx) throw NotAnExcelFile({ name });
      const id = randomUUIDv7();
      const job = await startProgress(tx, office, actor, { kind: readImport.name, title: `读取${feed.name}` });
      await store.insertBatch(tx, office.county, {
        id,
        feed: feed.key,
        file: input.file,
        job,
        madeBy: actor.user,
        createdAt: office.clock.businessNow(),
        division: fullCode(actor.scope),
      });
      await office.jobs.add(tx, readImport, { batch: id }, { jobKey: id });
      await append(tx, office, actor, {
        action: 'import.make',
        detail: { batch: id, feed: feed.key, file: input.file },
      });
      return { id, job };
    }),
  );
}

/** The work of the job: what it finds is stored in one transaction, so that a job that was killed begins anew. */
export async function readBatch(office: ImportOffice, id: string): Promise<void> {
  const actor = asJob(office, readImport.name);
  const opened = await inTransaction(office, actor, async (tx) => {
    const batch = await store.findBatch(tx, office.county, id);
    if (batch?.state !== 'reading') return undefined;
    if (!(await advanceProgress(tx, office, batch.job, { note: '正在读取文件' }))) {
      await store.updateBatch(tx, office.county, id, cancelled);
      return undefined;
    }
    const findDivision = await loadNameFinder(tx, fullCode(office.county), office.clock.today());
    const { content } = await openFile(tx, office, batch.file);
    return { batch, content, place: { on: office.clock.today(), findDivision } };
  });
  if (opened === undefined) return;
  const { batch, place } = opened;
  const feed = getFeed(office, batch.feed);
  try {
    const table = findTable(await readWorkbook(await buffer(opened.content)), headerFieldsOf(feed));
    await keep(office, batch, feed, readLedger(feed, table, place));
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    await failReading(office, id, `${error.title}：${error.detail}`);
  }
}

/** The file was not read: nothing of it was kept, and it can be uploaded again. */
export async function failReading(office: ImportOffice, id: string, note: string): Promise<void> {
  await inTransaction(office, asJob(office, readImport.name), async (tx) => {
    const batch = await store.lockBatch(tx, office.county, id);
    if (batch?.state !== 'reading') return;
    await store.updateBatch(tx, office.county, id, { state: 'failed', note });
    await failProgress(tx, office, batch.job, note);
  });
}

async function keep(
  office: ImportOffice,
  { id, job, division }: ImportBatch,
  feed: Feed,
  ledger: Ledger,
): Promise<void> {
  const actor = asJob(office, readImport.name);
  await inTransaction(office, actor, async (tx) => {
    const batch = await store.lockBatch(tx, office.county, id);
    if (batch?.state !== 'reading') return;
    if (await isProgressCancelled(tx, office, job)) {
      await store.updateBatch(tx, office.county, id, cancelled);
      return;
    }
    const checked = await checkAgainstRegister(tx, office, ledger.households, division);
    const households = checked.map(({ name, division: place, ...content }) => {
      const sound = content.faults.length === 0 && content.household !== null;
      const state = sound ? ('ready' as const) : ('faulty' as const);
      // A household out of the maker's scope stays in his sight as a fault of his file.
      return { ...content, name, content, state, division: sound && place !== null ? place : division };
    });
    await store.insertHouseholds(tx, office.county, office.keys, id, households);
    const faulty = households.filter(({ state }) => state === 'faulty').length;
    await store.updateBatch(tx, office.county, id, {
      state: 'previewed',
      rows: ledger.rows,
      households: households.length,
      faulty,
      note: ledger.notes.join('；'),
    });
    await finishProgress(tx, office, job, { done: households.length });
    await append(tx, office, actor, {
      action: 'import.preview',
      detail: { batch: id, feed: feed.key, rows: ledger.rows, households: households.length, faulty },
    });
  });
}

/** @throws FeedNotFound */
export function getFeed(office: Pick<ImportOffice, 'catalogue'>, key: string): Feed {
  const feed = findByKey(office.catalogue.feeds, key);
  if (feed === undefined) throw FeedNotFound({ feed: key, known: office.catalogue.feeds.map((one) => one.key) });
  return feed;
}
