import { ensureDefinition, ensureKey, ensureUnique } from './definition-error.ts';
import type { FieldType } from './field.ts';
import type { Fen } from './money.ts';
import type { PlainMonth } from './plain-date.ts';

/** A column of an arriving file. `headers` are the words counties put above it; cells are read as the field type says. */
export type FeedColumn = {
  readonly key: string;
  readonly name: string;
  readonly headers: readonly string[];
  readonly type: Exclude<FieldType, 'attachment' | 'person' | 'row' | 'list'>;
  readonly required: boolean;
  /** Stands once for the whole household, in a merged cell or on its first row. */
  readonly household: boolean;
  /** choice: the words that may stand in the cell, and the code each means. */
  readonly words?: Readonly<Record<string, string>>;
};

/** A row of a file after its cells were read by type; a cell that was blank is absent. */
export type FeedRow = Readonly<Record<string, string | number | boolean>>;

/** What the rows of one household say: turned into people, membership, facts and a benefit by the engine. */
export type FeedHousehold = {
  readonly division: string;
  readonly members: readonly { name: string; idNumber: string; relation: string; phone: string | null }[];
  readonly facts: readonly { member: number | null; kind: string; value: number }[];
  readonly benefit: {
    readonly benefit: string;
    readonly amount: Fen;
    readonly from: PlainMonth;
    readonly account: string;
    /** The paper by which it was granted before Jimin. */
    readonly document: string;
  } | null;
};

export type FeedReading =
  | { readonly ok: true; readonly household: FeedHousehold }
  | { readonly ok: false; readonly faults: readonly { column: string; message: string }[] };

/** An arriving file: its columns, and how the rows of one household are read. `read` is pure. */
export type Feed = {
  readonly key: string;
  readonly name: string;
  readonly source: string;
  readonly columns: readonly FeedColumn[];
  /** Two-step reading: cells are already typed; divisions are given as names and looked up by the engine. */
  readonly read: (rows: readonly FeedRow[], division: string) => FeedReading;
  /** The columns that name town and village. */
  readonly place: { readonly town: string; readonly village: string };
};

/** Declares a feed; throws DefinitionError for a doubled column or an unknown place column. */
export const defineFeed = (feed: Feed): Feed => {
  const place = `部门数据 ${feed.key}`;
  ensureKey(feed.key, place);
  const keys = feed.columns.map((column) => column.key);
  ensureUnique(keys, place);
  for (const column of [feed.place.town, feed.place.village]) {
    ensureDefinition(keys.includes(column), place, `place 里的列 ${column} 不存在`, '写 columns 中的 key');
  }
  for (const column of feed.columns) {
    ensureDefinition(column.headers.length > 0, `${place} ${column.key}`, '没有表头写法', '在 headers 写常见表头');
  }
  return feed;
};
