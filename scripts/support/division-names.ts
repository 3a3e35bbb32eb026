import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';

/** The names of divisions by code, as they stand in the data that a county is loaded from. */
export const readDivisions = (root: string): ReadonlyMap<string, string> => {
  const file = readFileSync(join(root, 'src/core/divisions/data/divisions.csv'), 'utf8');
  const rows: Record<string, string>[] = parse(file, { columns: true });
  return new Map(rows.map(({ code = '', name = '' }) => [code, name]));
};
