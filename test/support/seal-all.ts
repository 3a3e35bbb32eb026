import { setTimeout as pause } from 'node:timers/promises';
import { getBacklog, type SealerContext, sealNow } from '#core/audit/index.ts';

/**
 * Links every row of the county; gives how many. A row waits for the older transactions of the whole server, those of other tests
 * too, so one round may not be enough.
 */
export async function sealAll(ctx: SealerContext): Promise<number> {
  let sealed = await sealNow(ctx);
  while ((await getBacklog(ctx)).entries > 0) {
    await pause(20);
    sealed += await sealNow(ctx);
  }
  return sealed;
}
