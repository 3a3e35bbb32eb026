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
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    type: row.type,
    bytes: row.bytes,
    digest: row.digest,
    owner: { kind: row.owner_kind, id: row.owner },
    case: row.office_case,
    division: row.division_now,
    at: row.created_at,
  }));
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
