import { randomUUIDv7 } from 'node:crypto';
import { type Actor, access, type Context, inTransaction, may, once } from '#core/access/index.ts';
import { append } from '#core/audit/index.ts';
import { findPathNames, fullCode, prefixOf } from '#core/divisions/index.ts';
import type { NoticeContent } from '#kit/effect.ts';
import type { PlainDate } from '#kit/plain-date.ts';
import type { Tx } from '#platform/database.ts';
import { ensureMasked } from './ensure-masked.ts';
import type { NoticeDetail, NoticeLine, NoticeLines, NoticeQuery } from './notices.contract.ts';
import * as store from './notices.store.ts';
import {
  lastDayOf,
  NoticeNotFound,
  type NoticeOfCase,
  type NoticeLine as NoticeRow,
  nextCursor,
  ObjectionAnswered,
  ObjectionNotFound,
  parseCursor,
  stateOf,
} from './notices.ts';

const pageSize = 50;

/** A notice to be posted. `days` are calendar days; the day of posting is not counted. */
export interface NewNotice {
  readonly case: string;
  /** Twelve digits: the village where it hangs. */
  readonly division: string;
  readonly content: NoticeContent;
  readonly on: PlainDate;
  readonly days: number;
}

/**
 * Posts a notice in the transaction of what causes it; one of the same case that still hangs is taken down, so that the
 * public never reads two amounts for one household. The caller audits. Gives its id. @throws NotMasked
 */
export async function postNotice(tx: Tx, ctx: Context, notice: NewNotice): Promise<string> {
  ensureMasked(notice.content);
  const id = randomUUIDv7();
  await store.takeDownOfCase(tx, ctx.county, notice.case, notice.on);
  await store.insertNotice(tx, ctx.county, {
    id,
    case: notice.case,
    division: notice.division,
    postedOn: notice.on,
    lastDay: lastDayOf(notice.on, notice.days),
    content: notice.content,
  });
  return id;
}

/** Takes the hanging notice of a case down before its time; gives its id, or null when none hangs. The caller audits. */
export async function takeDownNotice(
  tx: Tx,
  ctx: Context,
  notice: { case: string; on: PlainDate },
): Promise<string | null> {
  const [id] = await store.takeDownOfCase(tx, ctx.county, notice.case, notice.on);
  return id ?? null;
}

/**
 * The latest notice of a case that hangs or has hung its whole time: one taken down early counts as not posted, since
 * the case must be posted again. Objections still open to any notice of the case are counted.
 */
export async function findNoticeOfCase(tx: Tx, ctx: Context, officeCase: string): Promise<NoticeOfCase | undefined> {
  return store.findNoticeOfCase(tx, ctx.county, officeCase);
}

/** How many objections were ever made to the notices of a case, answered or not. */
export async function countObjectionsOfCase(tx: Tx, ctx: Context, officeCase: string): Promise<number> {
  return store.countObjectionsOfCase(tx, ctx.county, officeCase);
}

/** The notices in the actor's scope, the last posted first. @throws CursorInvalid */
export async function listNotices(ctx: Context, actor: Actor, asked: NoticeQuery): Promise<NoticeLines> {
  access.require(actor, 'notice.read');
  const prefix = prefixOf(asked.division ?? fullCode(ctx.county));
  const after = parseCursor(asked.after);
  return inTransaction(ctx, actor, async (tx) => {
    const query = { prefix, state: asked.state, after, most: pageSize };
    const rows = await store.findNotices(tx, ctx.county, query, ctx.clock.today());
    return { items: await named(tx, ctx, rows), next: nextCursor(rows, pageSize) };
  });
}

/**
 * A notice with what was said against it, contacts masked. Who only sees notices, as a village's worker, isn't shown
 * what a neighbour said. The read is audited. @throws NoticeNotFound
 */
export async function getNotice(ctx: Context, actor: Actor, id: string): Promise<NoticeDetail> {
  access.require(actor, 'notice.read');
  return inTransaction(ctx, actor, async (tx) => {
    const row = await store.findNotice(tx, ctx.county, id);
    const [line] = row === undefined ? [] : await named(tx, ctx, [row]);
    if (line === undefined) throw NoticeNotFound({ notice: id });
    const objections = may(actor, 'notice.objection') ? await store.findObjections(tx, ctx.county, id) : null;
    await append(tx, ctx, actor, { action: 'notice.read', detail: { notice: id, case: line.case } });
    return { ...line, objectionList: objections?.map(({ notice: _, ...objection }) => objection) ?? null };
  });
}

/** Answers an objection, once; `key` makes a repeated request the same answer once. @throws ObjectionNotFound, ObjectionAnswered */
export async function answerObjection(
  ctx: Context,
  actor: Actor,
  answer: { notice: string; objection: string; answer: string; key: string },
): Promise<{ answeredOn: PlainDate }> {
  access.require(actor, 'notice.objection');
  const { key, ...request } = answer;
  return inTransaction(ctx, actor, async (tx) =>
    once(tx, ctx, actor, key, request, async () => {
      const objection = await store.lockObjection(tx, ctx.county, answer);
      if (objection === undefined) throw ObjectionNotFound({ objection: answer.objection });
      if (objection.answeredOn !== null) throw ObjectionAnswered({ answeredOn: objection.answeredOn });
      const on = ctx.clock.today();
      await store.updateAnswer(tx, ctx.county, objection.id, { text: answer.answer.trim(), on });
      const detail = { notice: answer.notice, objection: objection.id };
      await append(tx, ctx, actor, { action: 'notice.answer', detail });
      return { answeredOn: on };
    }),
  );
}

/** Opens the contact an objector left; the purpose goes into the audit trail. Empty when he left none. @throws ObjectionNotFound */
export async function readObjectionContact(
  ctx: Context,
  actor: Actor,
  asked: { notice: string; objection: string; purpose: string },
): Promise<{ contact: string }> {
  access.require(actor, 'notice.objection');
  return inTransaction(ctx, actor, async (tx) => {
    const objection = await store.lockObjection(tx, ctx.county, asked);
    if (objection === undefined) throw ObjectionNotFound({ objection: asked.objection });
    const detail = { notice: asked.notice, objection: objection.id };
    await append(tx, ctx, actor, { action: 'notice.read-contact', purpose: asked.purpose, detail });
    return { contact: objection.contactSealed === null ? '' : ctx.keys.open(objection.contactSealed) };
  });
}

async function named(tx: Tx, ctx: Context, rows: readonly NoticeRow[]): Promise<NoticeLine[]> {
  const today = ctx.clock.today();
  const codes = rows.map(({ division }) => division);
  const names = codes.length === 0 ? new Map<string, string>() : await findPathNames(tx, codes, today);
  return rows.map((row) => ({
    ...row,
    content: { ...row.content, lines: [...row.content.lines] },
    divisionName: names.get(row.division) ?? row.division,
    state: stateOf(row, today),
  }));
}
