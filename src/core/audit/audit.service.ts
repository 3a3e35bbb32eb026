import { setTimeout as pause } from 'node:timers/promises';
import type { Db, DbScope, Tx } from '#platform/database.ts';
import * as store from './audit.store.ts';
import {
  type AuditActor,
  type AuditContext,
  type AuditNote,
  auditKey,
  entryOf,
  type Head,
  hashOf,
  sealOf,
} from './audit.ts';

/** What linking needs. */
export interface SealerContext {
  readonly db: Db;
  readonly county: string;
}

/** A loop that links what has been committed. */
export interface Sealer {
  /** Ends after the round that is under way. */
  stop(): Promise<void>;
}

const batch = 5000;

/** Every transaction of the trail's keeper: it sees and links all rows of the county. */
export const keeperOf = (county: string): DbScope => ({ role: 'jimin_job', settings: { 'app.county': county } });

/** Writes one row in the transaction of what it tells about: both are there, or neither. */
export async function append(tx: Tx, ctx: AuditContext, actor: AuditActor, note: AuditNote): Promise<void> {
  const entry = entryOf(ctx, actor, note);
  // What is sealed is what a reader will get back: JSON, without dates or undefined.
  const kept = { ...entry, detail: JSON.parse(JSON.stringify(entry.detail)) };
  await store.insertEntry(tx, kept, sealOf(auditKey(ctx.keys), kept));
}

/**
 * Links every row whose transaction and all older ones have ended; gives how many. Two at once do no harm: the second
 * waits and finds nothing left.
 */
export async function sealNow(ctx: SealerContext): Promise<number> {
  let sealed = 0;
  for (let last = batch; last === batch; sealed += last) last = await sealBatch(ctx);
  return sealed;
}

async function sealBatch({ db, county }: SealerContext): Promise<number> {
  return db.transaction(keeperOf(county), async (tx) => {
    if (!(await store.hasAfter(tx, county, await store.findCursor(tx, county)))) return 0;
    const cursor = await store.lockCursor(tx, county);
    const entries = await store.findSettled(tx, county, cursor, batch);
    const last = entries.at(-1);
    if (last === undefined) return 0;
    let { position, hash } = await store.findHead(tx, county);
    const links = entries.map((entry) => {
      position += 1;
      hash = hashOf(hash, position, entry);
      return { position, hash, seq: entry.seq };
    });
    await store.insertLinks(tx, county, links);
    await store.updateCursor(tx, county, { xid: last.xid, seq: last.seq });
    return entries.length;
  });
}

/**
 * Seals again and again, `every` milliseconds after the last round. A round that fails is told to `onError` and tried
 * again: rows wait, none is lost.
 */
export function startSealer(ctx: SealerContext, onError: (error: unknown) => void, every = 100): Sealer {
  const stopped = new AbortController();
  const run = async () => {
    while (!stopped.signal.aborted) {
      await sealNow(ctx).catch(onError);
      await pause(every, undefined, { signal: stopped.signal, ref: false }).catch(() => undefined);
    }
  };
  const running = run();
  return {
    async stop() {
      stopped.abort();
      await running;
    },
  };
}

/** The end of the chain: to be printed or sent outside daily as an anchor. */
export async function getHead({ db, county }: SealerContext): Promise<Head> {
  return db.transaction(keeperOf(county), (tx) => store.findHead(tx, county));
}

/** Rows not linked yet and the wall time of the oldest: alarm when it is older than a minute. */
export async function getBacklog({ db, county }: SealerContext): ReturnType<typeof store.findBacklog> {
  return db.transaction(keeperOf(county), async (tx) =>
    store.findBacklog(tx, county, await store.findCursor(tx, county)),
  );
}
