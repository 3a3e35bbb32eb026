import type { Instant } from '#platform/clock.ts';
import type { Tx } from '#platform/database.ts';

interface ClientKeyTable {
  county: string;
  key: string;
  request_hash: Buffer;
  response: unknown;
  at: Instant;
}

const tables = (tx: Tx) => tx.withTables<{ client_key: ClientKeyTable }>();

/** Puts the key down; false when it is there already. Waits for a transaction that is just writing it. */
export async function insertClientKey(
  tx: Tx,
  county: string,
  entry: { key: string; requestHash: Buffer; at: Instant },
): Promise<boolean> {
  const inserted = await tables(tx)
    .insertInto('client_key')
    .values({ county, key: entry.key, request_hash: entry.requestHash, response: null, at: entry.at })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return inserted.numInsertedOrUpdatedRows === 1n;
}

/** `Response` is what the same work stored under the same key. */
export async function getClientKey<Response>(
  tx: Tx,
  county: string,
  key: string,
): Promise<{ requestHash: Buffer; response: Response }> {
  const { request_hash, response } = await tables(tx)
    .selectFrom('client_key')
    .select(['request_hash', 'response'])
    .where('county', '=', county)
    .where('key', '=', key)
    .executeTakeFirstOrThrow();
  return { requestHash: request_hash, response: response as Response };
}

export async function updateClientKey(tx: Tx, county: string, key: string, response: unknown): Promise<void> {
  await tables(tx)
    .updateTable('client_key')
    .set({ response: JSON.stringify(response ?? null) })
    .where('county', '=', county)
    .where('key', '=', key)
    .execute();
}
