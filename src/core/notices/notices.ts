import type { NoticeContent } from '#kit/effect.ts';
import { checkPhone, maskPhone } from '#kit/phone.ts';
import { addDays, formatChinese, type PlainDate, parsePlainDate } from '#kit/plain-date.ts';
import { defineError } from '#platform/errors.ts';

/** What is posted for the public for a time (公示). */
export interface Notice {
  readonly id: string;
  readonly case: string;
  readonly division: string;
  readonly postedOn: PlainDate;
  /** It hangs until 24:00 of this day. */
  readonly lastDay: PlainDate;
  readonly takenDownOn: PlainDate | null;
  readonly content: NoticeContent;
}

/** A notice in a list of the staff. */
export interface NoticeLine extends Notice {
  readonly objections: number;
  readonly openObjections: number;
}

/** What the flow of a case asks of its notice. */
export interface NoticeOfCase {
  readonly id: string;
  readonly postedOn: PlainDate;
  readonly lastDay: PlainDate;
  /** Unanswered ones to any notice of the case. */
  readonly openObjections: number;
}

/** 异议: what someone says against a notice. The contact is sealed. */
export interface Objection {
  readonly id: string;
  readonly notice: string;
  readonly receivedOn: PlainDate;
  readonly text: string;
  readonly contactMask: string | null;
  readonly answer: string | null;
  readonly answeredOn: PlainDate | null;
}

/** Where a page of a list begins: after this notice. */
export interface Cursor {
  readonly postedOn: PlainDate;
  readonly id: string;
}

export type NoticeState = 'hanging' | 'ended' | 'taken-down';

export const NoticeNotFound = defineError<{ notice: string }>(
  'notices.not-found',
  'not-found',
  '没有找到这条公示',
  () => '公示不存在，或不在您可以查看的范围内。请从公示栏重新打开。',
);

export const NoticeNotHanging = defineError<{ hungUntil: PlainDate }>(
  'notices.not-hanging',
  'conflict',
  '公示已经结束',
  ({ hungUntil }) =>
    `这条公示到 ${formatChinese(hungUntil)}为止，现在不能再通过公示栏提出异议。仍有意见的，请直接向乡镇人民政府（街道办事处）或县民政局反映。`,
);

export const ObjectionNotFound = defineError<{ objection: string }>(
  'notices.objection-not-found',
  'not-found',
  '没有找到这条异议',
  () => '异议不存在，或不在您可以查看的范围内。请从公示页面重新打开。',
);

export const ObjectionAnswered = defineError<{ answeredOn: PlainDate }>(
  'notices.objection-answered',
  'conflict',
  '这条异议已经答复',
  ({ answeredOn }) => `已于 ${formatChinese(answeredOn)}答复，不能再答复一次。请刷新页面查看。`,
);

export const CursorInvalid = defineError<{ after: string }>(
  'notices.cursor-invalid',
  'invalid',
  '翻页位置不对',
  ({ after }) => `“${after}”不是上一页给出的游标，请回到第一页重新翻看。`,
);

/** @throws CursorInvalid */
export function parseCursor(after: string | undefined): Cursor | undefined {
  if (after === undefined) return undefined;
  const [day = '', id = ''] = after.split('_');
  const parsed = parsePlainDate(day);
  if (!parsed.ok) throw CursorInvalid({ after });
  return { postedOn: parsed.date, id };
}

/** The cursor of the page after a full one; null after the last. */
export function nextCursor(page: readonly Cursor[], most: number): string | null {
  const last = page.length < most ? undefined : page.at(-1);
  return last === undefined ? null : `${last.postedOn}_${last.id}`;
}

/**
 * The last day of a notice: the day of posting is not counted, rest days are, and the last day is never moved
 * (7cal; 民法典 第二百零一条). Posted on 24 September for seven days it hangs until 24:00 of 1 October.
 * @throws RangeError for less than a day
 */
export function lastDayOf(postedOn: PlainDate, days: number): PlainDate {
  if (!Number.isSafeInteger(days) || days < 1) throw new RangeError(`公示期应为整数天，至少 1 天：${days}`);
  return addDays(postedOn, days);
}

export function stateOf(notice: Pick<Notice, 'lastDay' | 'takenDownOn'>, today: PlainDate): NoticeState {
  if (notice.takenDownOn !== null) return 'taken-down';
  return notice.lastDay < today ? 'ended' : 'hanging';
}

/** A telephone keeps head and tail; of anything else the first two characters stay. */
export function maskContact(contact: string): string {
  const phone = checkPhone(contact);
  return phone.ok ? maskPhone(phone.number) : `${[...contact].slice(0, 2).join('')}****`;
}
