import { randomUUID } from 'node:crypto';
import { maskPhone } from '#kit/phone.ts';
import type { Instant } from '#platform/clock.ts';
import type { Tx } from '#platform/database.ts';
import { findLatestMessages, insertMessage } from './access.residents.store.ts';
import { PracticeOnly } from './access.ts';
import { asSignIn, type Context } from './context.ts';

/** A text message, sent if and only if the transaction commits. `phone` as `checkPhone` writes it. */
export async function putInOutbox(
  tx: Tx,
  ctx: Pick<Context, 'keys' | 'clock'>,
  message: { phone: string; text: string },
): Promise<void> {
  await insertMessage(tx, {
    id: randomUUID(),
    recipientMask: maskPhone(message.phone),
    bodySealed: ctx.keys.seal(JSON.stringify({ to: message.phone, text: message.text })),
    createdAt: ctx.clock.wallNow(),
  });
}

export interface SentMessage {
  readonly id: string;
  readonly recipient: string;
  readonly text: string;
  readonly at: Instant;
}

/** What would have been sent, newest first: open to all, in a practice county only. @throws PracticeOnly */
export async function listOutbox(ctx: Context): Promise<SentMessage[]> {
  if (!ctx.installation.practice) throw PracticeOnly({});
  const messages = await asSignIn(ctx, (tx) => findLatestMessages(tx, 100));
  return messages.map(({ id, recipientMask, bodySealed, createdAt }) => {
    const { text }: { text: string } = JSON.parse(ctx.keys.open(bodySealed));
    return { id, recipient: recipientMask, text, at: createdAt };
  });
}
