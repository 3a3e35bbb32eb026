import type { Tx } from '#platform/database.ts';
import { sm3Of } from '#platform/digest.ts';
import { defineError, type NoFacts } from '#platform/errors.ts';
import type { Actor } from './access.ts';
import type { Context } from './context.ts';
import * as store from './once.store.ts';

export const ClientKeyReused = defineError<NoFacts>(
  'access.client-key-reused',
  'conflict',
  '同一请求键用于不同的内容',
  () =>
    '这个请求键（key）已用于另一次办理，内容不同。没有重复办理；请刷新页面后再提交，接口调用请为每次办理换一个新的键。',
);

/**
 * Does the work once for a key that the client has chosen: the same request with the same key again gives the stored
 * answer. Of two at once the second waits for the first. The answer is kept as JSON and can't be erased: ids, no personal
 * data. @throws ClientKeyReused for another request, or another actor, with the same key
 */
export async function once<Response>(
  tx: Tx,
  ctx: Pick<Context, 'clock' | 'county'>,
  actor: Actor,
  key: string,
  request: unknown,
  work: () => Promise<Response>,
): Promise<Response> {
  const requestHash = sm3Of([whose(actor), request]);
  const isFirst = await store.insertClientKey(tx, ctx.county, { key, requestHash, at: ctx.clock.wallNow() });
  if (!isFirst) {
    const kept = await store.getClientKey<Response>(tx, ctx.county, key);
    if (!kept.requestHash.equals(requestHash)) throw ClientKeyReused({});
    return kept.response;
  }
  const response = await work();
  await store.updateClientKey(tx, ctx.county, key, response);
  return response;
}

function whose(actor: Actor): string {
  switch (actor.kind) {
    case 'staff':
      return `staff:${actor.user}`;
    case 'resident':
      return `resident:${actor.idNumberIndex.toString('hex')}`;
    case 'public':
      return 'public';
    case 'job':
      return `job:${actor.job}`;
  }
}
