import type { Context } from '#core/access/index.ts';
import { findPathNames } from '#core/divisions/index.ts';
import { findHeads } from '#core/people/index.ts';
import { maskName } from '#kit/person-name.ts';
import type { Tx } from '#platform/database.ts';

/** How households are called in a list that is not for working on them: the head's masked name, the village. */
export interface MaskedHeads {
  readonly of: (at: { readonly household: string; readonly division: string }) => {
    readonly household: string;
    readonly headName: string;
    readonly place: string;
  };
  /** The heads, for the audit row. */
  readonly subjects: readonly string[];
}

/** Looks up the heads and places of the listed households. Needs the job role. */
export async function maskedHeads(
  tx: Tx,
  ctx: Context,
  listed: readonly { readonly household: string; readonly division: string }[],
): Promise<MaskedHeads> {
  const households = [...new Set(listed.map(({ household }) => household))];
  const divisions = [...new Set(listed.map(({ division }) => division))];
  const heads = await findHeads(tx, ctx, households);
  const places = await findPathNames(tx, divisions, ctx.clock.today());
  return {
    of: ({ household, division }) => ({
      household,
      headName: maskName(heads.get(household)?.name ?? '某某'),
      place: places.get(division) ?? division,
    }),
    subjects: [...new Set([...heads.values()].map(({ person }) => person))],
  };
}
