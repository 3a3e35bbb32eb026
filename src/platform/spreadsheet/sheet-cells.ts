import { fromEpochDay } from '#kit/plain-date.ts';
import { unescapeText, type WorkbookParts } from './workbook-parts.ts';

/** What a cell cannot tell any more; the row it is in must be mended in the source. */
export const cellProblems = {
  'digits-lost': '长数字按“数值”保存，第 15 位以后的数字已经丢失；请把这一列设为“文本”格式后重新录入',
  'formula-without-value': '公式没有保存计算结果；请在 Excel 或 WPS 中打开、保存一次',
  'error-value': '公式出错；请改正公式或填写数值',
} as const;
export type CellProblem = keyof typeof cellProblems;

/** What one cell holds. `text` is how it is read, `raw` what the file stores; `mergedFrom` is the cell the value comes from. */
export type SheetCell = {
  readonly column: string;
  /** Trimmed; numbers in plain digits, dates as YYYY-MM-DD (with a time: YYYY-MM-DD HH:MM). */
  readonly text: string;
  readonly raw: string;
  readonly kind: 'text' | 'number' | 'date' | 'boolean';
  readonly mergedFrom?: string;
  readonly problem?: CellProblem;
};

/** What the file says of a cell: type and style of its `c` element, its value, and whether it has a formula. */
export type StoredCell = {
  readonly type: string;
  readonly style: number;
  readonly value: string | undefined;
  readonly formula: boolean;
};

const invisible = /[\u200b-\u200d\u2060\ufeff\r]/g;

/** Text as people mean it: without invisible marks, and without the apostrophe that our own writer puts before = + - @. */
const clean = (text: string): string => {
  const trimmed = unescapeText(text).replace(invisible, '').trim();
  return /^'[=+\-@]/.test(trimmed) ? trimmed.slice(1) : trimmed;
};

/** The cell's content without its place; undefined when it is empty. */
export function readCell(stored: StoredCell, parts: WorkbookParts): Omit<SheetCell, 'column'> | undefined {
  const { type, value, formula } = stored;
  if (value === undefined || value === '') {
    return formula && type !== 'str'
      ? { text: '', raw: '', kind: 'text', problem: 'formula-without-value' }
      : undefined;
  }
  switch (type) {
    case 's':
      return ofText(parts.sharedStrings[Number(value)] ?? '');
    case 'inlineStr':
    case 'str':
      return ofText(value);
    case 'b':
      return { text: value === '1' ? 'TRUE' : 'FALSE', raw: value, kind: 'boolean' };
    case 'e':
      return { text: value, raw: value, kind: 'text', problem: 'error-value' };
    case 'd':
      return { text: value.replace('T', ' ').replace(/ 00:00(:00)?(\.0+)?Z?$/, ''), raw: value, kind: 'date' };
    default:
      return ofNumber(value, stored.style, parts);
  }
}

const ofText = (raw: string): Omit<SheetCell, 'column'> | undefined => {
  const text = clean(raw);
  return text === '' ? undefined : { text, raw, kind: 'text' };
};

/** From here on a whole number has more digits than a spreadsheet program keeps. */
const firstInexact = 1e15;

const ofNumber = (raw: string, styleIndex: number, parts: WorkbookParts): Omit<SheetCell, 'column'> => {
  const value = Number(raw);
  if (!Number.isFinite(value)) return { text: raw, raw, kind: 'text' };
  const style = parts.styles[styleIndex];
  if (style?.date === true) {
    const text = dateText(value, parts.from1904);
    if (text !== undefined) return { text, raw, kind: 'date' };
  }
  if (Math.abs(value) >= firstInexact) {
    return { text: BigInt(value).toString(), raw, kind: 'number', problem: 'digits-lost' };
  }
  const text = plainNumber(value);
  return { text: style === undefined ? text : text.padStart(style.digits, '0'), raw, kind: 'number' };
};

/** 15 significant digits as spreadsheet programs show them: 0.1 + 0.2 is 0.3; no exponent. */
const plainNumber = (value: number): string => {
  const rounded = Number(value.toPrecision(15));
  const text = String(rounded);
  return text.includes('e') ? rounded.toFixed(10).replace(/\.?0+$/, '') : text;
};

/** Day 25569 of a spreadsheet is 1970-01-01; before March 1900 it counts a day that never was. */
const epochSerial = 25_569;
const [shiftOf1904, lastSerial] = [1462, 2_958_465];

const dateText = (serial: number, from1904: boolean): string | undefined => {
  const shifted = from1904 ? serial + shiftOf1904 : serial;
  if (shifted < 0 || shifted > lastSerial) return undefined;
  const minutes = Math.round((shifted - Math.floor(shifted)) * 1440);
  const day = Math.floor(shifted) + Math.floor(minutes / 1440);
  const rest = minutes % 1440;
  const time = `${String(Math.floor(rest / 60)).padStart(2, '0')}:${String(rest % 60).padStart(2, '0')}`;
  if (day === 0) return time;
  const date = fromEpochDay(day - epochSerial + (day < 60 ? 1 : 0));
  return rest === 0 ? date : `${date} ${time}`;
};

/** 1 → A, 27 → AA. */
export function columnLetter(column: number): string {
  let [letters, rest] = ['', column];
  while (rest > 0) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
    rest = Math.floor((rest - 1) / 26);
  }
  return letters;
}

/** B12 → column 2, row 12; undefined when it is no reference. */
export function cellReference(reference: string): { readonly column: number; readonly row: number } | undefined {
  const [, letters, digits] = /^\$?([A-Z]{1,3})\$?(\d{1,7})$/.exec(reference) ?? [];
  if (letters === undefined || digits === undefined) return undefined;
  let column = 0;
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64;
  return { column, row: Number(digits) };
}
