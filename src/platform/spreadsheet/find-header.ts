import type { Sheet, SheetRow } from './read-sheet.ts';
import { findCell, type Workbook } from './read-workbook.ts';
import { HeaderNotFound } from './spreadsheet-errors.ts';

/** A column that is looked for: its names, the first of which is used when speaking to people. */
export type HeaderField<Key extends string = string> = {
  readonly key: Key;
  readonly names: readonly [string, ...string[]];
  readonly optional?: boolean;
};

/** A column found. `unit` is what stands in parentheses behind its name, e.g. 元 of 金额（元）. */
export type HeaderColumn = { readonly column: string; readonly header: string; readonly unit?: string };

export type HeaderProblem = {
  readonly kind: 'missing' | 'ambiguous' | 'unknown';
  readonly columns: readonly string[];
  /** For people: names the columns by their letters. */
  readonly message: string;
};

export type FoundHeader<Key extends string = string> = {
  /** The rows of the header by their Excel numbers, and the texts above them (title, unit, month). */
  readonly headerRows: readonly number[];
  readonly titles: readonly string[];
  readonly columns: ReadonlyMap<Key, HeaderColumn>;
  readonly problems: readonly HeaderProblem[];
};

export type FoundTable<Key extends string = string> = {
  readonly sheet: Sheet;
  readonly header: FoundHeader<Key>;
  /** The rows below the header, totals and notes at the foot included. */
  readonly rows: readonly SheetRow[];
};

/** A header stands within the first rows and takes at most three of them. */
const [searchedRows, deepest] = [30, 3];

/** A header as it is compared: without spaces, line breaks, marks, and what stands in parentheses at its end. */
const normal = (text: string): string => {
  const bare = text.normalize('NFKC').replace(/[\s*★☆·:：、,，."“”'_-]/g, '');
  return bare.replace(/[([【][^()[\]【】]*[)\]】]$/, '') || bare;
};

const unitOf = (text: string): string | undefined => {
  const [, unit] = /[（(]\s*(?:单位[:：]?)?\s*([^（）()]{1,8}?)\s*[)）]\s*$/.exec(text) ?? [];
  return unit;
};

/** One column of a header: `path` has its texts from the top level down. */
type Candidate = { readonly column: string; readonly path: readonly string[] };

const candidates = (rows: readonly SheetRow[]): readonly Candidate[] => {
  const paths = new Map<string, string[]>();
  for (const row of rows) {
    for (const { column, text } of row.cells) {
      const path = paths.get(column) ?? [];
      if (path.at(-1) !== text) path.push(text);
      paths.set(column, path);
    }
  }
  return [...paths]
    .map(([column, path]) => ({ column, path }))
    .sort((a, b) => a.column.length - b.column.length || (a.column < b.column ? -1 : 1));
};

/** The names a column answers to, the most exact first: all levels joined, then its lowest level. */
const namesOf = ({ path }: Candidate): readonly string[] => [
  normal(path.join('')),
  ...path.slice(1).map((_, index) => normal(path.slice(index + 1).join(''))),
  normal(path.map(normal).join('')),
];

type Match<Key extends string> = {
  readonly found: ReadonlyMap<Key, readonly Candidate[]>;
  readonly unknown: readonly Candidate[];
  /** Compared from the left: fields with one column, fields at all, exactness. */
  readonly worth: readonly [number, number, number];
};

const match = <Key extends string>(all: readonly Candidate[], fields: readonly HeaderField<Key>[]): Match<Key> => {
  const found = new Map<Key, { rank: number; columns: Candidate[] }>();
  const taken = new Set<Candidate>();
  for (const candidate of all) {
    const names = namesOf(candidate);
    for (const { key, names: wanted } of fields) {
      const accepted = new Set(wanted.map(normal));
      const rank = names.findIndex((name) => accepted.has(name));
      const before = found.get(key);
      if (rank < 0 || (before !== undefined && before.rank < rank)) continue;
      if (before?.rank === rank) before.columns.push(candidate);
      else found.set(key, { rank, columns: [candidate] });
    }
  }
  for (const { columns } of found.values()) for (const column of columns) taken.add(column);
  const hits = [...found.values()];
  const clear = hits.filter(({ columns }) => columns.length === 1).length;
  return {
    worth: [clear, hits.length, -hits.reduce((sum, { rank }) => sum + rank, 0)],
    found: new Map([...found].map(([key, { columns }]) => [key, columns])),
    unknown: all.filter((candidate) => !taken.has(candidate)),
  };
};

const isWorthMore = (one: Match<string>, other: Match<string>): boolean => {
  const differs = one.worth.findIndex((value, index) => value !== other.worth[index]);
  return differs >= 0 && (one.worth[differs] ?? 0) > (other.worth[differs] ?? 0);
};

const headerText = ({ path }: Candidate): string => path.map((text) => text.replace(/\s+/g, '')).join('／');

const problemsOf = <Key extends string>(
  { found, unknown }: Match<Key>,
  fields: readonly HeaderField<Key>[],
): readonly HeaderProblem[] => {
  const problems: HeaderProblem[] = [];
  for (const { key, names, optional } of fields) {
    const [name, ...others] = names;
    const columns = found.get(key) ?? [];
    if (columns.length === 0 && optional !== true) {
      const also = others.length === 0 ? '' : `（也可以写作${others.map((other) => `“${other}”`).join('、')}）`;
      problems.push({ kind: 'missing', columns: [], message: `缺少“${name}”列${also}` });
    } else if (columns.length > 1) {
      const where = columns.map((one) => `${one.column} 列“${headerText(one)}”`).join('和');
      const message = `${where}都像是“${name}”，请只留一列，或改掉另一列的列名`;
      problems.push({ kind: 'ambiguous', columns: columns.map((one) => one.column), message });
    }
  }
  for (const one of unknown) {
    const message = `${one.column} 列“${headerText(one)}”不认识，没有读取`;
    problems.push({ kind: 'unknown', columns: [one.column], message });
  }
  return problems;
};

/**
 * Finds the header among the first rows: the row, or the two or three joined, in which most fields are recognised.
 * Undefined when fewer than two are (or the only one asked for). A field with two columns is in `problems` alone.
 */
export function findHeader<Key extends string>(
  rows: readonly SheetRow[],
  fields: readonly HeaderField<Key>[],
): FoundHeader<Key> | undefined {
  let best: { start: number; depth: number; match: Match<Key> } | undefined;
  for (let depth = 1; depth <= deepest; depth += 1) {
    for (let start = 0; start < searchedRows && start + depth <= rows.length; start += 1) {
      const found = match(candidates(rows.slice(start, start + depth)), fields);
      if (best === undefined || isWorthMore(found, best.match)) best = { start, depth, match: found };
    }
  }
  if (best === undefined || best.match.found.size < Math.min(2, fields.length)) return undefined;
  const { start, depth } = best;
  const columns = new Map<Key, HeaderColumn>();
  for (const [key, [only, ...others]] of best.match.found) {
    if (only === undefined || others.length > 0) continue;
    const unit = unitOf(only.path.at(-1) ?? '');
    columns.set(key, { column: only.column, header: headerText(only), ...(unit === undefined ? {} : { unit }) });
  }
  return {
    headerRows: rows.slice(start, start + depth).map((row) => row.number),
    titles: [...new Set(rows.slice(0, start).flatMap((row) => row.cells.map((cell) => cell.text)))],
    columns,
    problems: problemsOf(best.match, fields),
  };
}

/** The table in the workbook that has most of the fields; hidden sheets are not looked at. Throws HeaderNotFound. */
export function findTable<Key extends string>(
  workbook: Workbook,
  fields: readonly HeaderField<Key>[],
): FoundTable<Key> {
  let best: FoundTable<Key> | undefined;
  for (const sheet of workbook.sheets) {
    const header = sheet.hidden ? undefined : findHeader(sheet.rows, fields);
    if (header === undefined || header.columns.size <= (best?.header.columns.size ?? 0)) continue;
    const last = header.headerRows.at(-1) ?? 0;
    best = { sheet, header, rows: sheet.rows.filter((row) => row.number > last) };
  }
  if (best !== undefined) return best;
  const wanted = fields.filter((field) => field.optional !== true).map((field) => field.names[0]);
  throw HeaderNotFound({ wanted, rows: searchedRows });
}

/** The text of a field in a row, '' when the column or the cell is not there. */
export function textOf<Key extends string>(row: SheetRow, header: FoundHeader<Key>, key: Key): string {
  const column = header.columns.get(key)?.column;
  return column === undefined ? '' : (findCell(row, column)?.text ?? '');
}
