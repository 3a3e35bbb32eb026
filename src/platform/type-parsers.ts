import { type CustomTypesConfig, types } from 'pg';

const { builtins } = types;
/** PostgreSQL's numbers of array types, which pg does not name. */
const arrayOf = { text: 1009, int8: 1016, date: 1182, timestamptz: 1185 };

type Parser = (value: string) => unknown;

const scalar = new Map<number, Parser>([
  [builtins.INT8, safeInteger],
  [builtins.DATE, (value) => value],
  [builtins.TIMESTAMPTZ, isoInstant],
]);

const textArray: (value: string) => (string | null)[] = types.getTypeParser(arrayOf.text);

const parsers = new Map<number, Parser>([
  ...scalar,
  [arrayOf.int8, eachOf(safeInteger)],
  [arrayOf.date, textArray],
  [arrayOf.timestamptz, eachOf(isoInstant)],
]);

/**
 * How values arrive: int8 as number (a value beyond 2⁵³ throws), date as 'YYYY-MM-DD', timestamptz as an ISO string in
 * UTC, numeric as string; ±infinity of dates and times stays the word. Sessions must run in time zone UTC.
 */
export const typeParsers: CustomTypesConfig = {
  getTypeParser: (id, format) => (format === 'binary' ? undefined : parsers.get(id)) ?? types.getTypeParser(id, format),
};

function safeInteger(value: string): number {
  const number = Number(value);
  if (!Number.isSafeInteger(number)) throw new RangeError(`数据库给出的整数 ${value} 超出可精确表示的范围`);
  return number;
}

function isoInstant(value: string): string {
  return value.endsWith('infinity') ? value : new Date(value).toISOString();
}

function eachOf(parse: (value: string) => unknown): Parser {
  return (value) => textArray(value).map((entry) => (entry === null ? null : parse(entry)));
}
