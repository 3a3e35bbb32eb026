import { checkBankAccount } from '#kit/bank-account.ts';
import { type Checked, refused } from '#kit/checked.ts';
import type { FeedColumn } from '#kit/feed.ts';
import { compact, withoutSpaces } from '#kit/full-width.ts';
import { checkIdentityNumber } from '#kit/identity-number.ts';
import { parseYuan } from '#kit/money.ts';
import { checkPersonName } from '#kit/person-name.ts';
import { checkPhone } from '#kit/phone.ts';
import { type PlainDate, type PlainMonth, parseEventDate, parsePlainDate, plainMonth } from '#kit/plain-date.ts';
import { cellProblems, type SheetCell } from '#platform/spreadsheet/index.ts';

export type CellValue = string | number | boolean;

/** `mended` is set where the value differs from what is written in a way people should see. */
export type ReadCell = Checked<{ value: CellValue; mended?: boolean }>;

/** Columns whose cells are shown masked and kept sealed. */
export const isSealedColumn = ({ type }: Pick<FeedColumn, 'type'>): boolean =>
  type === 'identity-number' || type === 'phone' || type === 'bank-account';

/** Reads a cell that is not blank as its column says; `on` is the business day. The reason says what to mend. */
export function readLedgerCell(column: FeedColumn, cell: SheetCell, on: PlainDate): ReadCell {
  if (cell.problem !== undefined) return refused(cellProblems[cell.problem]);
  const { text } = cell;
  switch (column.type) {
    case 'text':
    case 'division':
      return { ok: true, value: text.trim() };
    case 'number':
      return readWhole(text);
    case 'money': {
      const amount = parseYuan(text);
      return amount.ok ? { ok: true, value: amount.fen } : amount;
    }
    case 'date': {
      const date = parseEventDate(text);
      return date.ok ? { ok: true, value: date.date } : date;
    }
    case 'month': {
      const month = readMonth(cell);
      return month.ok ? { ok: true, value: month.month } : month;
    }
    case 'choice':
      return readWord(column, text);
    case 'flag':
      return readFlag(text);
    case 'person-name':
      return readName(text);
    case 'identity-number': {
      const identity = checkIdentityNumber(text, on);
      return identity.ok ? { ok: true, value: identity.number } : identity;
    }
    case 'phone': {
      const phone = checkPhone(text);
      return phone.ok ? { ok: true, value: phone.number } : phone;
    }
    case 'bank-account': {
      const account = checkBankAccount(text);
      return account.ok ? { ok: true, value: account.number } : account;
    }
  }
}

function readWhole(text: string): ReadCell {
  const [, digits] = /^(\d{1,9})[人户口个]?$/.exec(compact(text)) ?? [];
  return digits === undefined ? refused(`“${text}”不是整数，请只写数字，如 3`) : { ok: true, value: Number(digits) };
}

/** 2025-07, 2025年7月, 2025.7, 202507, a whole date, a cell of Excel's date type. */
function readMonth({ text, kind }: SheetCell): Checked<{ month: PlainMonth }> {
  const typed = compact(text);
  // A number loses its last nought: 2025.10 arrives as 2025.1.
  if (kind === 'number' && /^\d{4}\.1$/.test(typed)) {
    return refused(`“${text}”分不清是 1 月还是 10 月，请写作 2025-01 或 2025-10（单元格设为文本）`);
  }
  const [, year, month] = /^(\d{4})(?:[-/.年])?(\d{1,2})月?(?:份)?$/.exec(typed) ?? [];
  if (year !== undefined && month !== undefined) {
    if (Number(month) < 1 || Number(month) > 12) return refused(`没有 ${Number(month)} 月，请核对“${text}”`);
    return { ok: true, month: plainMonth(`${year}-${month.padStart(2, '0')}`) };
  }
  const date = parseEventDate(text);
  if (date.ok) return { ok: true, month: plainMonth(date.date.slice(0, 7)) };
  const isDate = parsePlainDate(text).ok;
  return isDate ? date : refused(`看不懂月份“${text}”，请写作 2025-07 或 2025年7月`);
}

function readWord({ words = {}, names = [] }: FeedColumn, text: string): ReadCell {
  const typed = compact(text);
  const [, code] = Object.entries(words).find(([word]) => compact(word) === typed) ?? [];
  return code === undefined
    ? refused(`“${text}”不是可填的内容，请填 ${names.map(({ name }) => name).join('、')} 之一`)
    : { ok: true, value: code };
}

const yes = ['是', '有', '√', '✓', 'Y', 'TRUE', '1'];
const no = ['否', '无', '没有', '×', 'N', 'FALSE', '0'];

function readFlag(text: string): ReadCell {
  const typed = compact(text).toUpperCase();
  if (yes.includes(typed)) return { ok: true, value: true };
  return no.includes(typed) ? { ok: true, value: false } : refused(`“${text}”应填“是”或“否”`);
}

/** Ledgers pad two characters to the width of three: 王　明 is 王明, and the mend is shown. */
function readName(text: string): ReadCell {
  const joined = withoutSpaces(text);
  const checked = checkPersonName(joined);
  if (!checked.ok) return checked;
  return joined === text.trim() ? { ok: true, value: checked.name } : { ok: true, value: checked.name, mended: true };
}
