export { type FoundHeader, type FoundTable, findTable, type HeaderField, textOf } from './find-header.ts';
export type { SheetRow } from './read-sheet.ts';
export { findCell, readWorkbook } from './read-workbook.ts';
export { cellProblems, type SheetCell } from './sheet-cells.ts';
export type { TableColumn, TableRow } from './table-columns.ts';
export { writeCsv } from './write-csv.ts';
export { writeWorkbook } from './write-workbook.ts';
