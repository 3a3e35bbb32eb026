import { epochDay, plainDate } from '#kit/plain-date.ts';

/** Money is given in 分, dates as YYYY-MM-DD, identity numbers and accounts as text: they keep all their digits. */
export type ColumnKind = 'text' | 'money' | 'date' | 'integer';

/** `width` counts characters of half width, as spreadsheet programs do. */
export type TableColumn = { readonly header: string; readonly width: number; readonly kind: ColumnKind };

/** One value a column, in their order. */
export type TableRow = readonly (string | number | null)[];
export type TableRows = Iterable<TableRow> | AsyncIterable<TableRow>;

/** 123456 分 → 1234.56, without floating division. @throws RangeError unless it is a whole number of 分 */
export function yuanText(value: string | number): string {
  const amount = Number(value);
  if (!Number.isSafeInteger(amount)) throw new RangeError(`金额须为整数分，现为 ${value}`);
  const digits = String(Math.abs(amount)).padStart(3, '0');
  return `${amount < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** The day as spreadsheet programs count: 25569 is 1970-01-01. @throws RangeError unless it is YYYY-MM-DD */
export const dateSerial = (value: string | number): number => epochDay(plainDate(String(value))) + 25_569;
