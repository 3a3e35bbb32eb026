import type { LetterDocument, LetterText } from '#kit/letter.ts';
import { type PlainDate, yearOf } from '#kit/plain-date.ts';
import { deadline, type WorkCalendar } from '#kit/work-calendar.ts';
import { defineError } from '#platform/errors.ts';
import type { DeliveryManner } from './letters.contract.ts';

/** A letter as it was issued; its text stands in the document. */
export interface IssuedLetter {
  readonly id: string;
  readonly case: string;
  /** The key of the item's letter. */
  readonly kind: string;
  readonly name: string;
  readonly number: string;
  readonly recipient: string;
  readonly issuedOn: PlainDate;
  readonly division: string;
  /** The printed PDF; null until it is printed. */
  readonly file: string | null;
}

/** The one delivery of a letter (送达). */
export interface Delivery {
  readonly id: string;
  readonly letter: string;
  readonly manner: DeliveryManner;
  readonly on: PlainDate;
  /** Who took it, as he signed. */
  readonly recipient: string;
  readonly proof: string | null;
}

/** Last days on which the person may turn to the government or to the court. */
export interface Remedies {
  /** 行政复议: sixty calendar days. */
  readonly reviewUntil: PlainDate;
  /** 行政诉讼: six months. */
  readonly suitUntil: PlainDate;
}

/** A letter with what became of it. */
export interface LetterRecord extends IssuedLetter {
  readonly delivery: (Delivery & Remedies) | null;
}

/** Who issues letters, as the installation names itself. */
export interface Issuer {
  /** A letter for practice says so across each page. */
  readonly practice: boolean;
  readonly bureau: string;
  readonly publicUrl: string;
}

export const LetterNotFound = defineError<{ letter: string }>(
  'letters.not-found',
  'not-found',
  '没有找到这份文书',
  () => '文书不存在，或不在您可以查看的范围内。请从办件页面打开。',
);

export const DeliveryDateInvalid = defineError<{ on: PlainDate; issuedOn: PlainDate; today: PlainDate }>(
  'letters.delivery-date-invalid',
  'invalid',
  '送达日期不对',
  ({ on, issuedOn, today }) =>
    on < issuedOn
      ? `送达日期 ${on} 早于文书日期 ${issuedOn}，请核对送达回证后改正。`
      : `送达日期 ${on} 晚于今天 ${today}，请在实际送达之后登记。`,
);

export const AlreadyDelivered = defineError<{
  number: string;
  on: PlainDate;
  manner: DeliveryManner;
  recipient: string;
}>(
  'letters.already-delivered',
  'conflict',
  '这份文书已经送达',
  ({ number, on, manner, recipient }) =>
    `${number} 已于 ${on} ${mannerNames[manner]}，由${recipient}签收，期限从那天起算，不能再登记一次。登记有误的，请报县民政局核对更正。`,
);

const mannerNames: Readonly<Record<DeliveryManner, string>> = {
  'by-hand': '直接送达',
  'by-post': '邮寄送达',
  'by-message': '电子送达',
  'by-posting': '公告送达',
};

/**
 * 机关代字: the place's and the office's first characters, 安岳县民政局 → 安民; of a town its whole name, since many begin
 * alike: 岳阳镇人民政府 → 岳阳府, 石桥街道办事处 → 石桥办.
 */
export function agencyCode(bureau: string): string {
  const [, town] = /^(.{2,})(?:镇|乡|民族乡)人民政府$/.exec(bureau) ?? [];
  if (town !== undefined) return `${town}府`;
  const [, street] = /^(.{2,})街道办事处$/.exec(bureau) ?? [];
  if (street !== undefined) return `${street}办`;
  const [, place, office] = /^(?:.+[省市州])?(.).*?[县市区旗](.)/.exec(bureau) ?? [];
  return place === undefined || office === undefined ? bureau : `${place}${office}`;
}

/** 发文字号 (GB/T 9704-2012 §7.2.5): the year in full in 六角括号, the number without leading noughts. */
export function letterNumber(bureau: string, series: string, on: PlainDate, position: number): string {
  return `${agencyCode(bureau)}${series}〔${yearOf(on)}〕${position}号`;
}

/** The whole letter: what the law says, and the head, number, date, code and seal of who issues it. */
export function letterDocument(
  issuer: Issuer,
  text: LetterText,
  issue: { readonly number: string; readonly on: PlainDate; readonly code: string },
): LetterDocument {
  return {
    ...text,
    organ: issuer.bureau,
    number: issue.number,
    closing: { organ: issuer.bureau, on: issue.on, stamp: '盖章' },
    verification: { code: issue.code, url: `${issuer.publicUrl}/verify?code=${issue.code}` },
    ...(issuer.practice ? { watermark: '演练' } : {}),
  };
}

/**
 * The periods that run from delivery, the day of it not counted, never moved by a rest day: whoever acts by them is in
 * time by any reading (行政复议法2023 第二十条; 行政诉讼法 第四十六条).
 */
export function remediesOf(calendar: WorkCalendar, deliveredOn: PlainDate): Remedies {
  const lastDay = (length: string): PlainDate => {
    const found = deadline(calendar, { from: deliveredOn, length });
    if (!found.ok) throw new RangeError(found.reason);
    return found.date;
  };
  return { reviewUntil: lastDay('60cal'), suitUntil: lastDay('6mon') };
}

/** @throws DeliveryDateInvalid when it lies before the letter or in the future */
export function ensureDeliveryDate(on: PlainDate, issuedOn: PlainDate, today: PlainDate): void {
  if (on < issuedOn || on > today) throw DeliveryDateInvalid({ on, issuedOn, today });
}
