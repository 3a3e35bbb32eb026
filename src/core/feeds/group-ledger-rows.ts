import type { FeedColumn } from '#kit/feed.ts';
import { compact } from '#kit/full-width.ts';
import { type FoundHeader, findCell, type SheetCell, type SheetRow } from '#platform/spreadsheet/index.ts';

/** The rows of one household: the cells that stand for all of it, and each row. */
export interface RowGroup {
  readonly rows: readonly SheetRow[];
  /** By key of the column: the cell that speaks for the household, and the row it stands in. */
  readonly household: ReadonlyMap<string, { readonly cell: SheetCell; readonly row: number }>;
}

export interface GroupedRows {
  readonly groups: readonly RowGroup[];
  /** 合计, 小计: not read, but compared with. */
  readonly totals: readonly SheetRow[];
}

const totalWord = /^(本页|本村|本乡镇?|全[县镇乡村])?[合总小累]计[:：]?/;
const footWord = /^(制表|填表|编制|审核|复核|审批|负责人|单位负责人|经办|联系人|备注|说明|注)/;

/**
 * Puts the rows below a header into households. A household begins where a cell that stands for a whole household says
 * something new: merged over its rows, repeated on each, or written on the first alone — as the county keeps it.
 */
export function groupLedgerRows(
  rows: readonly SheetRow[],
  columns: readonly FeedColumn[],
  header: FoundHeader,
): GroupedRows {
  const shared = columns.filter(({ household }) => household);
  // A row with a 序号 alone, or the foot of the table, speaks of nobody.
  const own = columns.filter(({ household, required }) => !household && required);
  const groups: OpenGroup[] = [];
  const totals: SheetRow[] = [];
  for (const row of rows) {
    if (isTotal(row)) {
      totals.push(row);
      continue;
    }
    const said = shared.flatMap(({ key, required }) => {
      const found = cellOf(row, header, key);
      return found === undefined ? [] : [{ key, required, ...found }];
    });
    const hasOwn = own.some(({ key }) => cellOf(row, header, key) !== undefined);
    if (!hasOwn && (said.length === 0 || isFoot(row))) continue;
    const group = groups.at(-1);
    if (group === undefined || said.some((cell) => beginsAnew(group, cell))) {
      groups.push({ rows: [row], household: new Map() });
    } else {
      group.rows.push(row);
    }
    hear(groups.at(-1), row.number, said);
  }
  return { groups, totals };
}

function hear(group: OpenGroup | undefined, row: number, said: readonly (Said & { readonly key: string })[]): void {
  for (const { key, cell, merged } of said) {
    const known = group?.household.get(key);
    if (known === undefined) group?.household.set(key, { cell, row, merged });
    else if (merged) known.merged = true;
  }
}

interface Said {
  readonly cell: SheetCell;
  /** The row lies inside a merged area that began further up. */
  readonly merged: boolean;
}

interface OpenGroup {
  readonly rows: SheetRow[];
  readonly household: Map<string, { cell: SheetCell; row: number; merged: boolean }>;
}

function beginsAnew(
  group: OpenGroup,
  { key, required, cell, merged }: Said & { readonly key: string; readonly required: boolean },
): boolean {
  if (merged) return false;
  const known = group.household.get(key);
  // The household above lacks what it needs: that is its fault, and this is the next one.
  if (known === undefined) return required;
  // A merged area has ended, or another value stands here.
  return known.merged || compact(known.cell.text) !== compact(cell.text);
}

/** A cell with content in the column; what a merge only spread sideways belongs to another column. */
export function cellOf(row: SheetRow, header: FoundHeader, key: string): Said | undefined {
  const column = header.columns.get(key)?.column;
  const cell = column === undefined ? undefined : findCell(row, column);
  if (cell === undefined || (cell.text === '' && cell.problem === undefined)) return undefined;
  const [, fromColumn, fromRow] = /^([A-Z]+)(\d+)$/.exec(cell.mergedFrom ?? '') ?? [];
  if (fromColumn !== undefined && fromColumn !== column) return undefined;
  return { cell, merged: fromRow !== undefined && Number(fromRow) < row.number };
}

function isTotal({ cells }: SheetRow): boolean {
  return cells.slice(0, 3).some(({ text }) => totalWord.test(compact(text)));
}

function isFoot({ cells }: SheetRow): boolean {
  return footWord.test(compact(cells[0]?.text ?? ''));
}
