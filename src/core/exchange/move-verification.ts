import type { Tx } from '#platform/database.ts';
import type { Context } from '../access/index.ts';
import { updateDivision } from './exchange.store.ts';

/** A case that is handled in another place takes its verification with it. Needs the job role. */
export const moveVerification = (
  tx: Tx,
  ctx: Pick<Context, 'county'>,
  { case: officeCase, division }: { readonly case: string; readonly division: string },
): Promise<void> => updateDivision(tx, ctx.county, officeCase, division);
