import { cellReference, columnLetter, readCell, type SheetCell } from './sheet-cells.ts';
import { TooManyCells, TooManyRows } from './spreadsheet-errors.ts';
import { isTrue, type SheetPart, type WorkbookParts } from './workbook-parts.ts';
import { type Attributes, walkXml } from './xml-events.ts';

/** A row with content, by its number in Excel. `hidden` also when a filter hides it. */
export type SheetRow = { readonly number: number; readonly hidden: boolean; readonly cells: readonly SheetCell[] };

/** Rows without content are left out, also those with borders and colours only. */
export type Sheet = {
  readonly name: string;
  readonly hidden: boolean;
  readonly hiddenColumns: readonly string[];
  readonly rows: readonly SheetRow[];
};

export type SheetLimits = { readonly rows: number; readonly cells: number };

type Placed = { readonly column: number; readonly cell: SheetCell };
type Row = { readonly number: number; readonly hidden: boolean; cells: Placed[] };
type Area = { readonly top: number; readonly left: number; readonly bottom: number; readonly right: number };

/** The columns a sheet can have. */
const lastColumn = 16_384;

/** Reads one sheet as a stream. Throws TooManyRows, TooManyCells, WorkbookDamaged, WorkbookTooLarge. */
export async function readSheet(
  pieces: AsyncIterable<Uint8Array>,
  part: SheetPart,
  parts: WorkbookParts,
  limits: SheetLimits,
): Promise<Sheet> {
  const rows: Row[] = [];
  const merges: Area[] = [];
  const hiddenColumns: string[] = [];
  let row: Row = { number: 0, hidden: false, cells: [] };
  let [column, type, style, formula] = [0, '', 0, false];
  let value: string | undefined;
  let [taking, phonetic] = [false, false];
  let count = 0;

  const openCell = (attributes: Attributes): void => {
    column = cellReference(attributes.r ?? '')?.column ?? column + 1;
    [type, style, formula, value] = [attributes.t ?? 'n', Number(attributes.s ?? -1), false, undefined];
  };
  const closeCell = (): void => {
    const content = column > lastColumn ? undefined : readCell({ type, style, value, formula }, parts);
    if (content === undefined) return;
    count += 1;
    if (count > limits.cells) throw TooManyCells({ sheet: part.name, limit: limits.cells });
    row.cells.push({ column, cell: { column: columnLetter(column), ...content } });
  };

  await walkXml(pieces, `工作表“${part.name}”`, {
    open: (name, attributes) => {
      if (name === 'c') openCell(attributes);
      else if (name === 'v' || name === 't') {
        taking = !phonetic;
        if (taking) value ??= '';
      } else if (name === 'f') formula = true;
      else if (name === 'row') {
        row = { number: Number(attributes.r ?? row.number + 1), hidden: isTrue(attributes.hidden), cells: [] };
        column = 0;
      } else if (name === 'rPh') phonetic = true;
      else if (name === 'mergeCell') merges.push(...area(attributes.ref ?? ''));
      else if (name === 'col' && isTrue(attributes.hidden)) hiddenColumns.push(...letters(attributes));
    },
    text: (text) => {
      if (taking) value = (value ?? '') + text;
    },
    close: (name) => {
      if (name === 'v' || name === 't') taking = false;
      else if (name === 'c') closeCell();
      else if (name === 'rPh') phonetic = false;
      else if (name === 'row' && row.cells.length > 0) {
        rows.push(row);
        if (rows.length > limits.rows) throw TooManyRows({ sheet: part.name, limit: limits.rows });
      }
    },
  });

  rows.sort((a, b) => a.number - b.number);
  const used = rows.reduce((most, { cells }) => Math.max(most, cells.at(-1)?.column ?? 0), 0);
  for (const merge of merges)
    count = spread(rows, merge, Math.min(merge.right, used), { ...limits, name: part.name, count });
  return {
    name: part.name,
    hidden: part.hidden,
    hiddenColumns,
    rows: rows.map(({ number, hidden, cells }) => ({ number, hidden, cells: cells.map((placed) => placed.cell) })),
  };
}

const area = (reference: string): readonly Area[] => {
  const [from, to] = reference.split(':').map(cellReference);
  return from === undefined || to === undefined
    ? []
    : [{ top: from.row, left: from.column, bottom: to.row, right: to.column }];
};

const letters = ({ min, max }: Attributes): readonly string[] => {
  const [first, last] = [Number(min), Math.min(Number(max), 256)];
  return last < first ? [] : Array.from({ length: last - first + 1 }, (_, index) => columnLetter(first + index));
};

/** The index of the first row from `number` on. */
const indexFrom = (rows: readonly Row[], number: number): number => {
  let [low, high] = [0, rows.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((rows[middle]?.number ?? 0) < number) low = middle + 1;
    else high = middle;
  }
  return low;
};

type Counted = { readonly name: string; readonly cells: number; readonly count: number };

/** Gives the value of a merged area to each row and column it covers; answers how many cells there are then. */
const spread = (rows: readonly Row[], { top, left, bottom }: Area, right: number, limit: Counted): number => {
  const first = indexFrom(rows, top);
  const anchorRow = rows[first];
  const anchor = anchorRow?.cells.find((placed) => placed.column === left)?.cell;
  if (anchorRow?.number !== top || anchor === undefined) return limit.count;
  let { count } = limit;
  const mergedFrom = `${anchor.column}${top}`;
  for (let index = first; index < rows.length; index += 1) {
    const row = rows[index];
    if (row === undefined || row.number > bottom) break;
    const start = row === anchorRow ? left + 1 : left;
    if (start > right) continue;
    const copies: Placed[] = [];
    for (let column = start; column <= right; column += 1) {
      copies.push({ column, cell: { ...anchor, column: columnLetter(column), mergedFrom } });
    }
    count += copies.length;
    if (count > limit.cells) throw TooManyCells({ sheet: limit.name, limit: limit.cells });
    const others = row.cells.filter((placed) => placed.column < start || placed.column > right);
    row.cells = [...others, ...copies].sort((a, b) => a.column - b.column);
  }
  return count;
};
