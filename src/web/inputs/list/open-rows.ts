/** Which rows of a list stand open, by their numbers. */
export type OpenRows = ReadonlySet<number>;

/** Opens a row that was closed and closes one that was open; `alone`: all others close. */
export function toggled(open: OpenRows, row: number, alone: boolean): OpenRows {
  const others = alone ? [] : [...open].filter((each) => each !== row);
  return new Set(open.has(row) ? others : [...others, row]);
}

/** After a row was removed: later rows have moved up. */
export function afterRemoval(open: OpenRows, removed: number): OpenRows {
  return new Set([...open].filter((row) => row !== removed).map((row) => (row > removed ? row - 1 : row)));
}
