import { randomUUIDv7 } from 'node:crypto';
import { type Actor, access, asJobWithin, type Context, inTransaction, once } from '#core/access/index.ts';
import { append } from '#core/audit/index.ts';
import { attachToCase } from '#core/files/index.ts';
import type { PlainDate } from '#kit/plain-date.ts';
import type { DeliveryManner } from './letters.contract.ts';
import * as store from './letters.store.ts';
import { AlreadyDelivered, ensureDeliveryDate, LetterNotFound, type Remedies, remediesOf } from './letters.ts';

/** `key` makes a repeated request the same delivery once. */
export interface DeliveryRecord {
  readonly letter: string;
  readonly manner: DeliveryManner;
  readonly on: PlainDate;
  /** Who took it, as he signed. */
  readonly recipient: string;
  /** The signed receipt or the post's slip, a file already uploaded. */
  readonly proof?: string | undefined;
  readonly key: string;
}

/**
 * Records how and when a letter reached the person, once: that day starts the periods for remedies, which are given back.
 * @throws LetterNotFound, DeliveryDateInvalid, AlreadyDelivered, and FileNotFound for a proof that the actor did not upload
 */
export async function recordDelivery(
  ctx: Context,
  actor: Actor,
  record: DeliveryRecord,
): Promise<{ id: string } & Remedies> {
  access.require(actor, 'letter.deliver');
  const { key, ...request } = record;
  return inTransaction(ctx, actor, async (tx) =>
    once(tx, ctx, actor, key, { ...request }, async () => {
      const letter = await store.lockLetter(tx, ctx.county, record.letter);
      if (letter === undefined) throw LetterNotFound({ letter: record.letter });
      const [delivered] = await store.findDeliveries(tx, ctx.county, [letter.id]);
      if (delivered !== undefined) {
        const { on, manner, recipient } = delivered;
        throw AlreadyDelivered({ number: letter.number, on, manner, recipient });
      }
      ensureDeliveryDate(record.on, letter.issuedOn, ctx.clock.today());

      // The letter was seen within the actor's scope; files change hands by the job role alone.
      await asJobWithin(tx);
      const proofs = record.proof === undefined ? [] : [record.proof];
      await attachToCase(tx, ctx, actor, proofs, { id: letter.case, division: letter.division });
      const id = randomUUIDv7();
      await store.insertDelivery(tx, ctx.county, {
        id,
        letter: letter.id,
        manner: record.manner,
        on: record.on,
        recipient: record.recipient.trim(),
        proof: record.proof ?? null,
        recordedBy: actor.kind === 'staff' ? actor.user : null,
        division: letter.division,
      });
      const { manner, on } = record;
      const detail = { letter: letter.id, case: letter.case, manner, on };
      await append(tx, ctx, actor, { action: 'letter.deliver', subjects: [letter.recipient], detail });
      return { id, ...remediesOf(ctx.catalogue.calendar, on) };
    }),
  );
}
