import type { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { harmlessText } from './harmless-text.ts';
import { type TableColumn, type TableRows, yuanText } from './table-columns.ts';

/** RFC 4180: what holds a comma, a quotation mark or a line break is quoted. */
const field = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

const valueText = (value: string | number | null | undefined, column: TableColumn): string => {
  if (value === null || value === undefined || value === '') return '';
  if (column.kind === 'money') return yuanText(value);
  return column.kind === 'text' ? harmlessText(String(value)) : String(value);
};

/** Characters gathered before they are handed on. */
const piece = 65_536;

async function* lines(columns: readonly TableColumn[], rows: TableRows): AsyncGenerator<string> {
  const line = (texts: readonly string[]) => `${texts.map(field).join(',')}\r\n`;
  let text = `\ufeff${line(columns.map((column) => harmlessText(column.header)))}`;
  for await (const row of rows) {
    text += line(columns.map((column, index) => valueText(row[index], column)));
    if (text.length < piece) continue;
    yield text;
    text = '';
  }
  yield text;
}

/**
 * Writes CSV in UTF-8 with a byte order mark (Excel needs it to read Chinese) and CRLF, and ends the stream. For other
 * programs; people are better served by `writeWorkbook`, as Excel shortens long numbers when it opens CSV. A fault of the
 * rows destroys the stream and is thrown.
 */
export async function writeCsv(
  stream: Writable,
  table: { readonly columns: readonly TableColumn[]; readonly rows: TableRows },
): Promise<void> {
  await pipeline(lines(table.columns, table.rows), stream);
}
