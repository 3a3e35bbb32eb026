import type { Division, FindByNames } from '#core/divisions/index.ts';
import type { Feed, FeedColumn, FeedRow } from '#kit/feed.ts';
import { maskIdentityNumber } from '#kit/identity-number.ts';
import { fen, formatYuan, parseYuan } from '#kit/money.ts';
import type { PlainDate } from '#kit/plain-date.ts';
import { DomainError } from '#platform/errors.ts';
import type { FoundTable, HeaderField, SheetRow } from '#platform/spreadsheet/index.ts';
import { type LedgerFault, type LedgerHousehold, type LedgerMend, LedgerUnreadable } from './feeds.ts';
import { cellOf, groupLedgerRows, type RowGroup } from './group-ledger-rows.ts';
import { type CellValue, isSealedColumn, readLedgerCell } from './read-ledger-cell.ts';

/** What reading needs to know of the county. */
export interface LedgerPlace {
  /** The business day. */
  readonly on: PlainDate;
  readonly findDivision: FindByNames;
}

export interface Ledger {
  readonly rows: number;
  readonly households: readonly LedgerHousehold[];
  /** What people should know of the file as a whole. */
  readonly notes: readonly string[];
}

/** The columns of a feed as the spreadsheet reader looks for them. */
export function headerFieldsOf(feed: Feed): readonly HeaderField[] {
  return feed.columns.map(({ key, headers: [first, ...others], name, required }) => ({
    key,
    names: [first ?? name, ...others],
    optional: !required,
  }));
}

/** Reads a ledger household by household. Pure but for looking up places. @throws LedgerUnreadable */
export function readLedger(feed: Feed, table: FoundTable, place: LedgerPlace): Ledger {
  ensureHeader(feed, table);
  const { groups, totals } = groupLedgerRows(table.rows, feed.columns, table.header);
  const households = markRepeated(groups.map((group) => readHousehold(feed, table, group, place)));
  return {
    rows: groups.reduce((sum, { rows }) => sum + rows.length, 0),
    households,
    notes: [...notesOnTable(table), ...notesOnTotals(feed, table, groups, totals)],
  };
}

function ensureHeader(feed: Feed, { header }: FoundTable): void {
  const problems = header.problems.filter(({ kind }) => kind !== 'unknown').map(({ message }) => message);
  const inTenThousands = [...header.columns]
    .filter(([key, { unit }]) => unit?.includes('万') && isMoney(feed, key))
    .map(([, column]) => `${column.column} 列“${column.header}”以${column.unit}为单位，请换算成元`);
  const title = header.titles.find((text) => /单位[:：]?\s*(人民币)?万元/.test(text));
  const all = [
    ...problems,
    ...inTenThousands,
    ...(title === undefined ? [] : [`表头上方写着“${title}”，请把金额换算成元`]),
  ];
  if (all.length > 0) throw LedgerUnreadable({ problems: all });
}

function isMoney(feed: Feed, key: string): boolean {
  return feed.columns.find((column) => column.key === key)?.type === 'money';
}

interface Reading {
  readonly faults: LedgerFault[];
  readonly mends: LedgerMend[];
  readonly numbers: LedgerHousehold['numbers'][number][];
}

function readHousehold(feed: Feed, table: FoundTable, group: RowGroup, place: LedgerPlace): LedgerHousehold {
  const reading: Reading = { faults: [], mends: [], numbers: [] };
  const firstRow = group.rows[0]?.number ?? 0;
  const shared = new Map<string, CellValue>();
  for (const column of feed.columns.filter(({ household }) => household)) {
    const found = group.household.get(column.key);
    const value = readColumn(table, column, found && { ...found, merged: false }, firstRow, place, reading);
    if (value !== undefined) shared.set(column.key, value);
  }
  const rows = group.rows.map((row) => readRow(feed, table, row, shared, place, reading));
  const division = findPlace(feed, table, group, shared, place, reading);
  const faultless = reading.faults.length === 0 && division !== undefined;
  const result = faultless ? feed.read(rows, division.code) : undefined;
  for (const { column, message } of result?.ok === false ? result.faults : []) {
    reading.faults.push(faultAt(feed, table, group, column, message));
  }
  return {
    firstRow,
    lastRow: group.rows.at(-1)?.number ?? firstRow,
    name: nameOf(feed, rows),
    division: division?.code ?? null,
    household: result?.ok ? result.household : null,
    ...reading,
    notes: [],
    rows: group.rows.map((row) => ({ row: row.number, cells: textsOf(feed, table, row) })),
  };
}

function readRow(
  feed: Feed,
  table: FoundTable,
  row: SheetRow,
  shared: ReadonlyMap<string, CellValue>,
  place: LedgerPlace,
  reading: Reading,
): FeedRow {
  const values = new Map(shared);
  for (const column of feed.columns.filter(({ household }) => !household)) {
    const said = cellOf(row, table.header, column.key);
    const found = said && { ...said, row: row.number };
    const value = readColumn(table, column, found, row.number, place, reading);
    if (value === undefined) continue;
    values.set(column.key, value);
    const at = table.header.columns.get(column.key);
    if (column.type === 'identity-number' && at !== undefined) {
      reading.numbers.push({ number: String(value), row: row.number, column: at.column, header: at.header });
    }
  }
  return Object.fromEntries(values);
}

type FoundCell = NonNullable<ReturnType<typeof cellOf>> & { readonly row: number };

function readColumn(
  { header }: FoundTable,
  column: FeedColumn,
  found: FoundCell | undefined,
  row: number,
  place: LedgerPlace,
  { faults, mends }: Reading,
): CellValue | undefined {
  const at = header.columns.get(column.key);
  const where = { column: at?.column ?? null, header: at?.header ?? column.name };
  const sealed = isSealedColumn(column);
  if (found === undefined) {
    if (column.required) faults.push({ row, ...where, found: '', message: `没有填写${column.name}`, sealed });
    return undefined;
  }
  const { text } = found.cell;
  const read = readLedgerCell(column, found.cell, place.on);
  if (!read.ok) {
    faults.push({ row: found.row, ...where, found: text, message: read.reason, sealed });
    return undefined;
  }
  if (read.mended && at !== undefined) {
    mends.push({ row: found.row, column: at.column, header: at.header, found: text, value: String(read.value) });
  }
  return read.value;
}

/** Town first, so that a wrong town is not blamed on the village. */
function findPlace(
  feed: Feed,
  table: FoundTable,
  group: RowGroup,
  shared: ReadonlyMap<string, CellValue>,
  { findDivision }: LedgerPlace,
  { faults }: Reading,
): Division | undefined {
  const town = placeName(feed.place.town);
  const village = placeName(feed.place.village);
  if (town === undefined || village === undefined) return undefined;
  return (
    attempt(feed.place.town, () => findDivision(town)) && attempt(feed.place.village, () => findDivision(town, village))
  );

  function placeName(key: string): string | undefined {
    const value = shared.get(key) ?? cellText(table, group, key);
    return value === undefined || value === '' ? undefined : String(value);
  }
  function attempt(key: string, find: () => Division): Division | undefined {
    try {
      return find();
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      faults.push(faultAt(feed, table, group, key, error.detail));
      return undefined;
    }
  }
}

function cellText(table: FoundTable, group: RowGroup, key: string): string | undefined {
  for (const row of group.rows) {
    const found = cellOf(row, table.header, key);
    if (found !== undefined) return found.cell.text;
  }
  return undefined;
}

/** A fault of the household as a whole, shown at the first cell of the column. */
function faultAt(feed: Feed, table: FoundTable, group: RowGroup, key: string, message: string): LedgerFault {
  const column = feed.columns.find((one) => one.key === key);
  const at = table.header.columns.get(key);
  const row = group.household.get(key)?.row ?? group.rows[0]?.number ?? 0;
  return {
    row,
    column: at?.column ?? null,
    header: at?.header ?? column?.name ?? null,
    found: cellText(table, group, key) ?? '',
    message,
    sealed: column !== undefined && isSealedColumn(column),
  };
}

/** Whom the list names: the first name in the household. */
function nameOf(feed: Feed, rows: readonly FeedRow[]): string {
  const keys = feed.columns.filter(({ type }) => type === 'person-name').map(({ key }) => key);
  const [name] = rows.flatMap((row) => keys.flatMap((key) => row[key] ?? []));
  return name === undefined ? '（未读出姓名）' : String(name);
}

function textsOf(feed: Feed, { header }: FoundTable, row: SheetRow): Record<string, string> {
  const texts = feed.columns.flatMap(({ key }) => {
    const found = cellOf(row, header, key);
    return found === undefined ? [] : [[key, found.cell.text]];
  });
  return Object.fromEntries(texts);
}

/** A person stands in a ledger once; the later place is the faulty one. One account for two households is only noted. */
function markRepeated(households: readonly LedgerHousehold[]): LedgerHousehold[] {
  const rowOfNumber = new Map<string, number>();
  const rowOfAccount = new Map<string, number>();
  return households.map((each) => {
    const repeated = each.numbers.flatMap(({ number, row, column, header }): LedgerFault[] => {
      const earlier = rowOfNumber.get(number);
      rowOfNumber.set(number, earlier ?? row);
      if (earlier === undefined || earlier === row) return [];
      const message = `与第 ${earlier} 行的身份证号相同，同一人只能登记一次，请核对后删去一处`;
      return [{ row, column, header, found: number, message, sealed: true }];
    });
    const account = each.household?.benefit?.account;
    const sharer = account === undefined ? undefined : rowOfAccount.get(account);
    if (account !== undefined) rowOfAccount.set(account, sharer ?? each.firstRow);
    const notes = sharer === undefined ? [] : [`银行账号与第 ${sharer} 行起的一户相同，请核对`];
    return { ...each, faults: [...each.faults, ...repeated], notes: [...each.notes, ...notes] };
  });
}

function notesOnTable({ header, rows, sheet }: FoundTable): string[] {
  const unknown = header.problems.filter(({ kind }) => kind === 'unknown').map(({ message }) => message);
  const hidden = rows.filter((row) => row.hidden).length;
  return [
    `读取的工作表是“${sheet.name}”`,
    ...unknown,
    ...(hidden > 0 ? [`有 ${hidden} 行被隐藏或筛掉，也一并读取了`] : []),
  ];
}

/** A 合计 row that the rows above do not add up to means that rows are missing or an amount is wrong. */
function notesOnTotals(
  feed: Feed,
  { header }: FoundTable,
  groups: readonly RowGroup[],
  totals: readonly SheetRow[],
): string[] {
  const last = totals.at(-1);
  if (last === undefined) return [];
  return feed.columns
    .filter(({ type }) => type === 'money')
    .flatMap(({ key, household }) => {
      const stated = parseYuan(cellOf(last, header, key)?.cell.text ?? '');
      if (!stated.ok) return [];
      const texts = groups.flatMap((group) =>
        household
          ? [group.household.get(key)?.cell.text ?? '']
          : group.rows.map((row) => cellOf(row, header, key)?.cell.text ?? ''),
      );
      const sum = texts.map(parseYuan).reduce((total, amount) => total + (amount.ok ? amount.fen : 0), 0);
      if (sum === stated.fen) return [];
      const name = header.columns.get(key)?.header ?? key;
      return [
        `第 ${last.number} 行合计的“${name}”是 ${formatYuan(stated.fen)} 元，逐行相加是 ${formatYuan(fen(sum))} 元，请核对`,
      ];
    });
}

/** What may be shown of a cell that is kept sealed: wrong numbers too. */
export function maskFound({ found, sealed }: Pick<LedgerFault, 'found' | 'sealed'>): string {
  return sealed ? maskIdentityNumber(found) : found;
}
