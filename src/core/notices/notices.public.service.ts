import { randomUUIDv7 } from 'node:crypto';
import { access, type Context, inTransaction, once, type PublicActor } from '#core/access/index.ts';
import { append } from '#core/audit/index.ts';
import { findPathNames, fullCode, prefixOf } from '#core/divisions/index.ts';
import type { ObjectionReceipt, PublicNotices } from './notices.contract.ts';
import * as store from './notices.store.ts';
import { maskContact, NoticeNotFound, NoticeNotHanging, nextCursor, parseCursor } from './notices.ts';

const pageSize = 50;

/** Whoever looks or objects here does so as anyone may: a session he may have is not asked for and not written down. */
const anyone = (ctx: Context): PublicActor => ({ kind: 'public', county: ctx.county });

/** What hangs today in the county, or at a town or village, the last posted first. @throws CursorInvalid, BadDivisionCode */
export async function listPublicNotices(
  ctx: Context,
  asked: { division?: string | undefined; after?: string | undefined },
): Promise<PublicNotices> {
  const on = ctx.clock.today();
  const prefix = prefixOf(asked.division ?? fullCode(ctx.county));
  const after = parseCursor(asked.after);
  return inTransaction(ctx, anyone(ctx), async (tx) => {
    const rows = await store.findPublicNotices(tx, ctx.county, { prefix, on, after, most: pageSize });
    const codes = rows.map(({ division }) => division);
    const names = codes.length === 0 ? new Map<string, string>() : await findPathNames(tx, codes, on);
    const items = rows.map((row) => ({
      ...row,
      content: { ...row.content, lines: [...row.content.lines] },
      divisionName: names.get(row.division) ?? row.division,
    }));
    return { items, next: nextCursor(rows, pageSize) };
  });
}

/**
 * Anyone objects, while the notice hangs; without a name if he likes. The contact is sealed. `key` makes a repeated
 * request the same objection once. @throws NoticeNotFound, NoticeNotHanging
 */
export async function objectToNotice(
  ctx: Context,
  objection: { notice: string; text: string; contact?: string | undefined; key: string },
): Promise<ObjectionReceipt> {
  const actor = anyone(ctx);
  access.require(actor, 'notice.object');
  const { key, ...request } = objection;
  const contact = objection.contact?.trim() || undefined;
  return inTransaction(ctx, actor, async (tx) =>
    once(tx, ctx, actor, key, request, async () => {
      const id = randomUUIDv7();
      const on = ctx.clock.today();
      const filed = await store.objectInPublic(tx, ctx.county, {
        id,
        notice: objection.notice,
        on,
        text: objection.text.trim(),
        contact: contact === undefined ? undefined : { sealed: ctx.keys.seal(contact), mask: maskContact(contact) },
      });
      if (filed === undefined) throw NoticeNotFound({ notice: objection.notice });
      if (!filed.accepted) throw NoticeNotHanging({ hungUntil: filed.hungUntil });
      await append(tx, ctx, actor, { action: 'notice.object', detail: { notice: objection.notice, objection: id } });
      return { id, receivedOn: on };
    }),
  );
}
