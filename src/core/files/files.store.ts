import { sql } from 'kysely';
import type { Instant } from '#platform/clock.ts';
import type { Tx } from '#platform/database.ts';
import type { MediaType } from '#platform/storage.ts';
import type { File, Owner } from './files.ts';

interface FileTable {
  county: string;
  id: string;
  digest: string;
  name: string;
  type: MediaType;
  bytes: number;
  owner_kind: Owner['kind'];
  owner: string;
  office_case: string | null;
  division_now: string;
  created_at: Instant;
  quarter_turns: number;
}

const tables = (tx: Tx) => tx.withTables<{ file: FileTable }>();

export async function insertFile(tx: Tx, county: string, file: File): Promise<void> {
  await tables(tx)
    .insertInto('file')
    .values({
      county,
      id: file.id,
      digest: file.digest,
      name: file.name,
      type: file.type,
      bytes: file.bytes,
      owner_kind: file.owner.kind,
      owner: file.owner.id,
      office_case: file.case,
      division_now: file.division,
      created_at: file.at,
      quarter_turns: file.turns,
    })
    .execute();
}

/** The files of these ids that the transaction's actor may see. */
export async function findFiles(tx: Tx, county: string, ids: readonly string[]): Promise<File[]> {
  const rows = await tables(tx)
    .selectFrom('file')
    .selectAll()
    .where('county', '=', county)
    .where((eb) => eb('id', '=', eb.fn.any(eb.val([...ids]))))
    .execute();
  return rows.map(fromRow);
}

const fromRow = (row: FileTable): File => ({
  id: row.id,
  name: row.name,
  type: row.type,
  bytes: row.bytes,
  digest: row.digest,
  owner: { kind: row.owner_kind, id: row.owner },
  case: row.office_case,
  division: row.division_now,
  at: row.created_at,
  turns: row.quarter_turns,
});

/** The files of a case that the transaction's actor may see, in the order they came. */
export async function findFilesOfCase(tx: Tx, county: string, ofCase: string): Promise<File[]> {
  const rows = await tables(tx)
    .selectFrom('file')
    .selectAll()
    .where('county', '=', county)
    .where('office_case', '=', ofCase)
    .orderBy('created_at')
    .orderBy('id')
    .execute();
  return rows.map(fromRow);
}

/** Sets how a file is shown; the file itself never changes. */
export async function updateTurns(tx: Tx, county: string, id: string, turns: number): Promise<void> {
  await tables(tx)
    .updateTable('file')
    .set({ quarter_turns: turns })
    .where('county', '=', county)
    .where('id', '=', id)
    .execute();
}

/** The uploads of a case whose very bytes belong to another case too: the file's name here, and the other case. */
export async function findTwins(tx: Tx, county: string, ofCase: string): Promise<{ name: string; case: string }[]> {
  const { rows } = await sql<{ name: string; case: string }>`
    select distinct mine.name, o.office_case as "case"
    from file mine join file o on o.county = mine.county and o.digest = mine.digest and o.office_case <> mine.office_case
    where mine.county = ${county} and mine.office_case = ${ofCase} and mine.owner_kind <> 'job'
    order by 2, 1`.execute(tx);
  return rows;
}

/** Makes files part of a case, where who handles the case sees them. A file of another case is left alone. */
export async function updateCaseOfFiles(
  tx: Tx,
  county: string,
  ids: readonly string[],
  ofCase: { id: string; division: string },
): Promise<void> {
  await tables(tx)
    .updateTable('file')
    .set({ office_case: ofCase.id, division_now: ofCase.division })
    .where('county', '=', county)
    .where((eb) => eb('id', '=', eb.fn.any(eb.val([...ids]))))
    .where('office_case', 'is', null)
    .execute();
}
