export {
  type FoundHeader,
  type FoundTable,
  findHeader,
  findTable,
  type HeaderColumn,
  type HeaderField,
  type HeaderProblem,
  textOf,
} from './find-header.ts';
export { harmlessText } from './harmless-text.ts';
export type { Sheet, SheetRow } from './read-sheet.ts';
export { findCell, readWorkbook, type Workbook, type WorkbookLimits } from './read-workbook.ts';
export { type CellProblem, cellProblems, type SheetCell } from './sheet-cells.ts';
export type { ColumnKind, TableColumn, TableRow, TableRows } from './table-columns.ts';
export { writeCsv } from './write-csv.ts';
export { type WorkbookTable, writeWorkbook } from './write-workbook.ts';
