import { type RawBuilder, sql } from 'kysely';
import type { PlainDate } from '#kit/plain-date.ts';
import type { Instant } from '#platform/clock.ts';
import type { Tx } from '#platform/database.ts';
import type { Actor } from '../access/index.ts';

/** A draft as it lies in the table; what it says is sealed. */
export type DraftRow = {
  readonly id: string;
  readonly item: string;
  readonly itemVersion: number;
  readonly content: Buffer;
  readonly revision: number;
  readonly savedAt: Instant;
  readonly expiresOn: PlainDate;
};

const columns = sql`id, item, item_version as "itemVersion", content_sealed as content, revision, saved_at as "savedAt",
  expires_on as "expiresOn"`;

/** The actor himself, as the row policies know him too. */
const isOwn = (actor: Actor): RawBuilder<unknown> => {
  if (actor.kind === 'staff') return sql`owner_user = ${actor.user}`;
  return actor.kind === 'resident' ? sql`owner_identity = ${actor.idNumberIndex}` : sql`false`;
};

export const insertDraft = async (tx: Tx, county: string, actor: Actor, draft: DraftRow): Promise<void> => {
  await sql`insert into case_draft (county, id, owner_user, owner_identity, item, item_version, content_sealed, revision, saved_at,
      expires_on)
    values (${county}, ${draft.id}, ${actor.kind === 'staff' ? actor.user : null},
      ${actor.kind === 'resident' ? actor.idNumberIndex : null}, ${draft.item}, ${draft.itemVersion}, ${draft.content},
      ${draft.revision}, ${draft.savedAt}, ${draft.expiresOn})`.execute(tx);
};

/** Saves over what the writer has seen; false when the draft has moved on. */
export const updateDraft = async (
  tx: Tx,
  county: string,
  draft: Omit<DraftRow, 'item'> & { readonly seen: number },
): Promise<boolean> => {
  const result = await sql`update case_draft set item_version = ${draft.itemVersion}, content_sealed = ${draft.content},
      revision = ${draft.revision}, saved_at = ${draft.savedAt}, expires_on = ${draft.expiresOn}
    where county = ${county} and id = ${draft.id} and revision = ${draft.seen}`.execute(tx);
  return result.numAffectedRows === 1n;
};

/** One of the actor's own drafts that has not expired. */
export const findDraft = async (
  tx: Tx,
  county: string,
  actor: Actor,
  asked: { id: string; on: PlainDate },
): Promise<DraftRow | undefined> => {
  const { rows } = await sql<DraftRow>`select ${columns} from case_draft
    where county = ${county} and ${isOwn(actor)} and id = ${asked.id} and expires_on >= ${asked.on}`.execute(tx);
  return rows[0];
};

/** The actor's drafts that have not expired, the latest first. */
export const findDrafts = async (tx: Tx, county: string, actor: Actor, on: PlainDate): Promise<readonly DraftRow[]> => {
  const { rows } = await sql<DraftRow>`select ${columns} from case_draft
    where county = ${county} and ${isOwn(actor)} and expires_on >= ${on}
    order by saved_at desc, id limit 100`.execute(tx);
  return rows;
};

/** Removes one of the actor's drafts; false when he has none of that id. */
export const deleteDraft = async (tx: Tx, county: string, actor: Actor, id: string): Promise<boolean> => {
  const result = await sql`delete from case_draft where county = ${county} and ${isOwn(actor)} and id = ${id}`.execute(
    tx,
  );
  return result.numAffectedRows === 1n;
};

/** Removes what expired before a day, whoever's it was; needs the job role. Gives how many. */
export const deleteExpired = async (tx: Tx, county: string, on: PlainDate): Promise<number> => {
  const result = await sql`delete from case_draft where county = ${county} and expires_on < ${on}`.execute(tx);
  return Number(result.numAffectedRows ?? 0n);
};
