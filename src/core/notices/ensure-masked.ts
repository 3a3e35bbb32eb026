import type { NoticeContent } from '#kit/effect.ts';
import { toHalfWidth } from '#kit/full-width.ts';
import { defineError } from '#platform/errors.ts';

/** The number itself is never repeated: not to the caller, not in a log. */
export const NotMasked = defineError<{ place: string; found: string }>(
  'notices.not-masked',
  'invalid',
  '公示内容没有脱敏',
  ({ place, found }) =>
    `公示的“${place}”里像是有${found}。公示只能写姓名（未成年人只写姓）、村（社区）、人数和金额，请删去后再公示。`,
);

/** Digits as one number, though spaces or dashes stand between them. */
const run = /\d(?:[ \-–—－]?\d)*(?:[ \-–—－]?[xX](?![a-zA-Z]))?/g;
const isoDate = /(?<!\d)\d{4}-\d{2}-\d{2}(?!\d)/g;

const kinds = [
  { found: '手机号码', shape: /^(?:86)?1[3-9]\d{9}$/ },
  { found: '身份证号', shape: /^(?:\d{15}|\d{17}[\dxX])$/ },
  { found: '银行账号', shape: /^\d{16,19}$/ },
  // Longer than any amount or document number: numbers that stand side by side.
  { found: '证件号码、账号或电话', shape: /^\d{15,}[xX]?$/ },
] as const;
const landline = { found: '电话号码', shape: /^0(?:10|2\d|[3-9]\d{2})\d{7,8}$/ } as const;
/** 12号、3栋、2单元: a place ends with the village and its group. */
const door = /\d+\s*(?:号|栋|幢|单元|室)/;

function ensureTextMasked(place: string, text: string, known: readonly { found: string; shape: RegExp }[]): void {
  const plain = toHalfWidth(text)
    .replace(/[\u200B-\u200D\u2060\uFEFF]/g, '')
    .replace(isoDate, '日');
  for (const [joined] of plain.matchAll(run)) {
    const candidates = [
      joined.replace(/[^\dxX]/g, ''),
      ...joined.split(' ').map((part) => part.replace(/[^\dxX]/g, '')),
    ];
    const match = known.find(({ shape }) => candidates.some((digits) => shape.test(digits)));
    if (match !== undefined) throw NotMasked({ place, found: match.found });
  }
}

/**
 * The last guard before the public sees a notice: no identity number (15 or 18), card number or telephone anywhere in it, no
 * door number in the place. The office's own landline may stand where objections go. Illness and disability
 * can't be told by pattern: the item that writes the notice leaves them out. @throws NotMasked
 */
export function ensureMasked(content: NoticeContent): void {
  const everywhere = [...kinds, landline];
  ensureTextMasked('标题', content.title, everywhere);
  ensureTextMasked('姓名', content.name, everywhere);
  ensureTextMasked('地址', content.place, everywhere);
  if (door.test(toHalfWidth(content.place))) throw NotMasked({ place: '地址', found: '门牌号' });
  for (const line of content.lines) {
    ensureTextMasked(line.label, line.label, everywhere);
    ensureTextMasked(line.label, line.text, everywhere);
  }
  ensureTextMasked('异议受理', content.objectionsTo, kinds);
}
