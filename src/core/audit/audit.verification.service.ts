import type { Keys } from '#platform/keys.ts';
import { keeperOf, type SealerContext } from './audit.service.ts';
import * as store from './audit.store.ts';
import { auditKey, type ChainLink, type Head, type StoredEntry, sealOf } from './audit.ts';
import { type ChainFault, type ChainReport, checkChain, fault } from './chain-check.ts';

const batch = 5000;

/**
 * Proves the whole trail of the county: every row, every link, and what waits to be linked. Gives the first fault. A cut
 * end, or a chain wholly rewritten by someone who has the audit key, shows only against an `anchor`.
 */
export async function verify(
  ctx: SealerContext & { readonly keys: Pick<Keys, 'hmac'> },
  anchor?: Head,
): Promise<ChainReport> {
  const key = auditKey(ctx.keys);
  const walk = checkChain(key, anchor);
  const found =
    (await checkLinks(readChain(ctx), walk.take)) ??
    walk.finish() ??
    (await checkEnd(ctx)) ??
    (await checkUnlinked(ctx, key));
  return found === undefined
    ? { ok: true, entries: walk.head().position, head: walk.head() }
    : { ok: false, fault: found };
}

async function checkLinks(
  links: AsyncIterable<ChainLink>,
  take: (link: ChainLink) => ChainFault | undefined,
): Promise<ChainFault | undefined> {
  for await (const link of links) {
    const found = take(link);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The links from the first to the head, in transactions short enough to hold nobody up. */
export async function* readChain({ db, county }: SealerContext): AsyncGenerator<ChainLink> {
  for (let after = 0, last = batch; last === batch; ) {
    const links = await db.transaction(keeperOf(county), (tx) => store.findLinks(tx, county, after, batch));
    yield* links;
    last = links.length;
    after = links.at(-1)?.position ?? after;
  }
}

async function checkEnd({ db, county }: SealerContext): Promise<ChainFault | undefined> {
  return db.transaction(keeperOf(county), async (tx) => {
    const end = await store.findEnd(tx, county);
    if (end !== undefined && (end.cursor.xid !== end.linked.xid || end.cursor.seq !== end.linked.seq)) {
      return fault(
        'cut',
        null,
        end.cursor.seq,
        `审计链末尾应是审计记录 ${end.cursor.seq} 号，现在接不到它：末尾被删除。`,
      );
    }
    const seq = await store.findPassedOver(tx, county);
    if (seq === undefined) return undefined;
    return fault('unlinked', null, seq, `审计记录 ${seq} 号不在审计链上：它的链环被删除，或这条记录是事后插入的。`);
  });
}

async function checkUnlinked({ db, county }: SealerContext, key: Buffer): Promise<ChainFault | undefined> {
  return db.transaction(keeperOf(county), async (tx) => {
    let after: store.Cursor = await store.findCursor(tx, county);
    for (let last = batch; last === batch; ) {
      const entries = await store.findAfter(tx, county, after, batch);
      const changed = entries.find((entry) => !isSealed(key, entry));
      if (changed !== undefined) {
        return fault('changed', null, changed.seq, `审计记录 ${changed.seq} 号（尚未入链）的内容被改动过。`);
      }
      last = entries.length;
      after = entries.at(-1) ?? after;
    }
    return undefined;
  });
}

function isSealed(key: Buffer, entry: StoredEntry): boolean {
  return sealOf(key, entry).equals(entry.seal);
}
