import { EventEmitter, once } from 'node:events';
import { createWriteStream } from 'node:fs';
import type { Writable } from 'node:stream';
import { finished } from 'node:stream/promises';
import excel from 'exceljs';
import { defineError } from '#platform/errors.ts';
import { harmlessText } from './harmless-text.ts';
import { type ColumnKind, dateSerial, type TableColumn, type TableRows } from './table-columns.ts';

export type WorkbookTable = {
  readonly sheetName: string;
  /** Printed across all columns above the header. */
  readonly title?: string;
  readonly columns: readonly TableColumn[];
  readonly rows: TableRows;
};

/** A sheet has 1,048,576 rows, title and header among them. */
const mostRows = 1_048_000;

export const TooManyRowsToWrite = defineError<NonNullable<unknown>>(
  'spreadsheet.too-many-rows-to-write',
  'invalid',
  '行数超过 Excel 的上限',
  () => `一个工作表最多放 ${mostRows} 行，请按乡镇或时间分开导出，或导出为 CSV`,
);

/** `@` is the format “text”: digits stay, and nothing typed over it becomes a formula. */
const formats: Readonly<Record<ColumnKind, string>> = {
  text: '@',
  money: '#,##0.00',
  date: 'yyyy-mm-dd',
  integer: '0',
};
const alignments = { text: 'left', money: 'right', date: 'center', integer: 'right' } as const;

const font = { name: '宋体', size: 11 } as const;
const thin = { style: 'thin', color: { argb: 'FFBFBFBF' } } as const;
const border = { top: thin, left: thin, bottom: thin, right: thin };

/** One object a kind: exceljs writes a style it has met before by its number. */
const styleOf = (kind: ColumnKind): Partial<excel.Style> => ({
  numFmt: formats[kind],
  font,
  border,
  alignment: { horizontal: alignments[kind], vertical: 'middle', wrapText: kind === 'text' },
});
const styles: Readonly<Record<ColumnKind, Partial<excel.Style>>> = {
  text: styleOf('text'),
  money: styleOf('money'),
  date: styleOf('date'),
  integer: styleOf('integer'),
};

/** Rows written between two looks at whether the reader keeps up. */
const batch = 500;

const cellValue = (value: string | number | null | undefined, kind: ColumnKind): string | number | null => {
  if (value === null || value === undefined || value === '') return null;
  if (kind === 'text') return harmlessText(String(value));
  if (kind === 'date') return dateSerial(value);
  if (!Number.isSafeInteger(Number(value))) throw new RangeError(`应为整数，现为 ${value}`);
  return kind === 'money' ? Number(value) / 100 : Number(value);
};

/** Sheet names are at most 31 characters, without []:*?/\ */
const sheetName = (name: string): string => name.replace(/[[\]:*?/\\]/g, ' ').slice(0, 31) || '表格';

const openSheet = (workbook: excel.stream.xlsx.WorkbookWriter, { sheetName: name, title, columns }: WorkbookTable) => {
  const headerRow = title === undefined ? 1 : 2;
  const sheet = workbook.addWorksheet(sheetName(name), {
    views: [{ state: 'frozen', ySplit: headerRow }],
    pageSetup: {
      paperSize: 9,
      orientation: columns.length > 6 ? 'landscape' : 'portrait',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
    },
    headerFooter: { oddFooter: '第 &P 页，共 &N 页' },
  });
  sheet.columns = columns.map(({ width }) => ({ width }));
  if (title !== undefined) {
    sheet.mergeCells(1, 1, 1, Math.max(1, columns.length));
    const cell = sheet.getCell(1, 1);
    cell.value = harmlessText(title);
    cell.style = { font: { ...font, size: 16, bold: true }, alignment: { horizontal: 'center', vertical: 'middle' } };
    sheet.getRow(1).height = 30;
    sheet.getRow(1).commit();
  }
  const header = sheet.getRow(headerRow);
  for (const [index, column] of columns.entries()) {
    const cell = header.getCell(index + 1);
    cell.value = harmlessText(column.header);
    cell.style = {
      font: { ...font, bold: true },
      fill: { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFF2F2F2' } },
      alignment: { horizontal: 'center', vertical: 'middle', wrapText: true },
      border,
    };
  }
  header.height = 22;
  header.commit();
  sheet.pageSetup.printTitlesRow = `1:${headerRow}`;
  if (columns.length > 0) {
    sheet.autoFilter = { from: { row: headerRow, column: 1 }, to: { row: headerRow, column: columns.length } };
  }
  return sheet;
};

/**
 * Writes one table as an xlsx workbook, to a path or a stream (which it ends), as a stream itself: memory does not grow
 * with the rows. Money is given in 分 and shown in 元. Throws TooManyRowsToWrite, RangeError for a value of another kind.
 */
export async function writeWorkbook(target: string | Writable, table: WorkbookTable): Promise<void> {
  const stream = typeof target === 'string' ? createWriteStream(target) : target;
  const written = finished(stream, { readable: false });
  written.catch(() => {});
  const workbook = new excel.stream.xlsx.WorkbookWriter({ stream, useStyles: true, useSharedStrings: false });
  try {
    const sheet = openSheet(workbook, table);
    let count = 0;
    for await (const row of table.rows) {
      count += 1;
      if (count > mostRows) throw TooManyRowsToWrite({});
      const line = sheet.addRow(table.columns.map(({ kind }, index) => cellValue(row[index], kind)));
      for (const [index, { kind }] of table.columns.entries()) line.getCell(index + 1).style = styles[kind];
      line.commit();
      if (count % batch === 0) await keepingUp(sheet, written);
    }
    sheet.commit();
    await workbook.commit();
    await written;
  } catch (error) {
    stream.destroy();
    throw error;
  }
}

/**
 * Waits until the compressor, and the reader behind it, have taken what was written; ends early when the reader is gone.
 * exceljs itself does not wait, so that a long sheet would pile up in memory.
 */
const keepingUp = async (sheet: object, readerGone: Promise<void>): Promise<void> => {
  await new Promise((resolve) => setImmediate(resolve));
  const pipes = property(property(sheet, 'stream'), 'pipes');
  for (const pipe of Array.isArray(pipes) ? pipes : []) {
    const full = property(property(pipe, '_writableState'), 'needDrain') === true;
    if (full && pipe instanceof EventEmitter) await Promise.race([once(pipe, 'drain'), readerGone]);
  }
};

/** A property that exceljs does not declare. */
const property = (of: unknown, name: string): unknown =>
  typeof of === 'object' && of !== null ? Reflect.get(of, name) : undefined;
