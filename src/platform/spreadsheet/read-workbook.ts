import { readFile, stat } from 'node:fs/promises';
import { readSheet, type Sheet, type SheetLimits, type SheetRow } from './read-sheet.ts';
import type { SheetCell } from './sheet-cells.ts';
import { WorkbookTooLarge } from './spreadsheet-errors.ts';
import { readParts } from './workbook-parts.ts';
import { openZip } from './zip-archive.ts';

export type Workbook = { readonly sheets: readonly Sheet[] };

/** `bytes` is the size of the whole workbook once decompressed. */
export type WorkbookLimits = SheetLimits & { readonly bytes: number };
const usualLimits: WorkbookLimits = { rows: 50_000, cells: 2_000_000, bytes: 400_000_000 };
/** No honest workbook within those limits is larger on disk. */
const largestFile = 100_000_000;

/**
 * Reads an xlsx workbook (a path, or its bytes) as offices keep them: merged cells, hidden rows, dates, formulas' values,
 * rich text. exceljs is not used here: its stream forgets merged cells and hidden rows, and in memory it takes twenty
 * times as much. Throws OldWorkbookFormat, WorkbookLocked, NotAWorkbook, WorkbookDamaged, WorkbookTooLarge, TooManyRows,
 * TooManyCells.
 */
export async function readWorkbook(file: string | Uint8Array, limits: Partial<WorkbookLimits> = {}): Promise<Workbook> {
  const within = { ...usualLimits, ...limits };
  const size = typeof file === 'string' ? (await stat(file)).size : file.length;
  if (size > largestFile) throw WorkbookTooLarge({ megabytes: Math.round(largestFile / 1_000_000) });
  const zip = openZip(typeof file === 'string' ? await readFile(file) : file, within.bytes);
  const parts = await readParts(zip);
  const sheets: Sheet[] = [];
  for (const part of parts.sheets) {
    const pieces = zip.read(part.path);
    if (pieces !== undefined) sheets.push(await readSheet(pieces, part, parts, within));
  }
  return { sheets };
}

/** The cell of a row in a column given by its letters. */
export function findCell(row: SheetRow, column: string): SheetCell | undefined {
  return row.cells.find((cell) => cell.column === column);
}
