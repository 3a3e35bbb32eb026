import type { Tx } from '#platform/database.ts';
import { type DivisionFiles, readDivisionFiles } from './divisions.data.ts';
import * as store from './divisions.store.ts';
import type { Division, DivisionCode, Succession } from './divisions.ts';

/** A value of the shipped list that the database has otherwise; the database stays as it is. */
export interface DivisionDifference {
  readonly code: DivisionCode;
  readonly field: string;
  readonly inFile: string;
  readonly inDatabase: string;
}

export interface DivisionLoadReport {
  readonly divisionsInserted: number;
  readonly successionsInserted: number;
  readonly differences: readonly DivisionDifference[];
}

/**
 * Inserts what the shipped lists have and the database has not, as owner or job; run at every start. A row whose dates
 * overlap one already there is never inserted beside it: the county may have entered the true dates meanwhile.
 */
export async function loadDivisions(tx: Tx, files: DivisionFiles = readDivisionFiles()): Promise<DivisionLoadReport> {
  const presentDivisions = Map.groupBy(
    await store.findVersions(
      tx,
      files.divisions.map(({ code }) => code),
    ),
    ({ code }) => code,
  );
  const divisions = compare(files.divisions, (inFile) =>
    presentDivisions.get(inFile.code)?.find((row) => overlap(row, inFile)),
  );
  await store.insertDivisions(tx, divisions.missing);

  const presentSuccessions = await store.findSuccessions(
    tx,
    files.successions.map(({ oldCode }) => oldCode),
  );
  const successions = compare(files.successions, (inFile) =>
    presentSuccessions.find((row) => row.oldCode === inFile.oldCode && row.newCode === inFile.newCode),
  );
  await store.insertSuccessions(tx, successions.missing);

  return {
    divisionsInserted: divisions.missing.length,
    successionsInserted: successions.missing.length,
    differences: [
      ...divisions.pairs.flatMap(([inFile, inDatabase]) => differences(inFile.code, inFile, inDatabase)),
      ...successions.pairs.flatMap(([inFile, inDatabase]) => differences(inFile.oldCode, inFile, inDatabase)),
    ],
  };
}

function compare<T>(inFiles: readonly T[], findPresent: (inFile: T) => T | undefined) {
  const missing: T[] = [];
  const pairs: [T, T][] = [];
  for (const inFile of inFiles) {
    const present = findPresent(inFile);
    if (present === undefined) missing.push(inFile);
    else pairs.push([inFile, present]);
  }
  return { missing, pairs };
}

function overlap(a: Division, b: Division): boolean {
  return (a.validTo === null || b.validFrom < a.validTo) && (b.validTo === null || a.validFrom < b.validTo);
}

function differences<T extends Division | Succession>(
  code: DivisionCode,
  inFile: T,
  inDatabase: T,
): DivisionDifference[] {
  const actual = new Map<string, unknown>(Object.entries(inDatabase));
  return Object.entries(inFile)
    .map(([field, value]) => ({ code, field, inFile: String(value), inDatabase: String(actual.get(field)) }))
    .filter((each) => each.inFile !== each.inDatabase);
}
