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
  /** choice: what each code is called, in the order people know: shown for the code, and offered where a word is unknown. */
  readonly names?: readonly { readonly code: string; readonly name: string }[];
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
  /** The choice column whose codes the members' `relation` is. */
  readonly relation: string;
};

const ensureChoice = ({ words = {}, names = [] }: FeedColumn, place: string): void => {
  const named = names.map(({ code }) => code);
  ensureUnique(named, place);
  for (const [word, code] of Object.entries(words)) {
    ensureDefinition(named.includes(code), place, `“${word}”的代码 ${code} 没有名称`, '在 names 写代码和名称');
  }
  for (const { code, name } of names) {
    ensureDefinition(words[name] === code, place, `名称“${name}”填不进表格`, '在 words 也写这个名称');
  }
};

/** Declares a feed; throws DefinitionError for a doubled column, an unknown place or relation, a choice without names. */
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
    if (column.type === 'choice') ensureChoice(column, `${place} ${column.key}`);
  }
  const relation = feed.columns.find((column) => column.key === feed.relation);
  ensureDefinition(
    relation?.type === 'choice',
    place,
    `relation 里的 ${feed.relation} 不是 choice 列`,
    '写 columns 中的 key',
  );
  return feed;
};
