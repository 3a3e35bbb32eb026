import { sql } from 'kysely';
import { firstDay, monthOf, type PlainDate } from '#kit/plain-date.ts';
import type { Instant } from '#platform/clock.ts';
import type { Tx } from '#platform/database.ts';
import type { Keys } from '#platform/keys.ts';
import type { HouseholdState, ImportState } from './feeds.contract.ts';
import type { ImportBatch, ImportContent, ImportHousehold } from './feeds.ts';

interface ImportBatchTable {
  county: string;
  id: string;
  feed: string;
  file: string;
  state: ImportState;
  rows: number;
  households: number;
  faulty: number;
  skipped: number;
  imported: number;
  note: string | null;
  paid_through: PlainDate | null;
  job: string;
  made_by: string;
  created_at: Instant;
  division_now: string;
}

interface ImportHouseholdTable {
  county: string;
  batch: string;
  first_row: number;
  last_row: number;
  name: string;
  division_now: string;
  content_sealed: Buffer;
  faults: number;
  state: HouseholdState;
  household: string | null;
}

const tables = (tx: Tx) => tx.withTables<{ import_batch: ImportBatchTable; import_household: ImportHouseholdTable }>();

type Sealing = Pick<Keys, 'seal' | 'open'>;
const seal = (keys: Sealing, content: ImportContent): Buffer => keys.seal(JSON.stringify(content));
const open = (keys: Sealing, sealed: Buffer): ImportContent => JSON.parse(keys.open(sealed)) as ImportContent;

export async function insertBatch(
  tx: Tx,
  county: string,
  batch: Pick<ImportBatch, 'id' | 'feed' | 'file' | 'job' | 'madeBy' | 'createdAt' | 'division'>,
): Promise<void> {
  await tables(tx)
    .insertInto('import_batch')
    .values({
      county,
      id: batch.id,
      feed: batch.feed,
      file: batch.file,
      state: 'reading',
      rows: 0,
      households: 0,
      faulty: 0,
      skipped: 0,
      imported: 0,
      note: null,
      paid_through: null,
      job: batch.job,
      made_by: batch.madeBy,
      created_at: batch.createdAt,
      division_now: batch.division,
    })
    .execute();
}

type BatchRow = Omit<ImportBatch, 'paidThrough'> & { paidThrough: PlainDate | null };

const batches = (county: string) => sql<BatchRow>`
  select b.id, b.feed, b.file, f.name as "fileName", b.state, b.rows, b.households, b.faulty, b.skipped, b.imported, b.note,
    b.paid_through as "paidThrough", b.job, b.made_by as "madeBy", u.name as "madeByName", b.created_at as "createdAt",
    b.division_now as division,
    case when b.state = 'previewed' and b.paid_through is not null
      then case j.state when 'cancelled' then '导入被取消' when 'failed' then j.note end end as stopped
  from import_batch b
  join file f on f.county = b.county and f.id = b.file
  join app_user u on u.id = b.made_by
  join job_progress j on j.county = b.county and j.id = b.job
  where b.county = ${county}`;

const batchOf = (row: BatchRow): ImportBatch => ({ ...row, paidThrough: row.paidThrough && monthOf(row.paidThrough) });

export async function findBatch(tx: Tx, county: string, id: string): Promise<ImportBatch | undefined> {
  const { rows } = await sql<BatchRow>`select * from (${batches(county)}) b where id = ${id}`.execute(tx);
  return rows[0] && batchOf(rows[0]);
}

/** The same, locked until the transaction ends. */
export async function lockBatch(tx: Tx, county: string, id: string): Promise<ImportBatch | undefined> {
  await sql`select id from import_batch where county = ${county} and id = ${id} for update`.execute(tx);
  return findBatch(tx, county, id);
}

/** The latest imports. */
export async function findBatches(tx: Tx, county: string, limit: number): Promise<ImportBatch[]> {
  const { rows } = await sql<BatchRow>`
    select * from (${batches(county)}) b order by "createdAt" desc, id desc limit ${limit}`.execute(tx);
  return rows.map(batchOf);
}

export async function updateBatch(
  tx: Tx,
  county: string,
  id: string,
  change: Partial<
    Pick<
      ImportBatch,
      'state' | 'rows' | 'households' | 'faulty' | 'skipped' | 'imported' | 'note' | 'job' | 'paidThrough'
    >
  >,
): Promise<void> {
  const { paidThrough, ...columns } = change;
  await tables(tx)
    .updateTable('import_batch')
    .set({ ...columns, ...(paidThrough ? { paid_through: firstDay(paidThrough) } : {}) })
    .where('county', '=', county)
    .where('id', '=', id)
    .execute();
}

export type NewImportHousehold = Pick<
  ImportHousehold,
  'firstRow' | 'lastRow' | 'name' | 'division' | 'content' | 'state'
>;

const chunk = 1000;

export async function insertHouseholds(
  tx: Tx,
  county: string,
  keys: Sealing,
  batch: string,
  households: readonly NewImportHousehold[],
): Promise<void> {
  for (let start = 0; start < households.length; start += chunk) {
    const rows = households.slice(start, start + chunk).map((each) => ({
      county,
      batch,
      first_row: each.firstRow,
      last_row: each.lastRow,
      name: each.name,
      division_now: each.division,
      content_sealed: seal(keys, each.content),
      faults: each.content.faults.length,
      state: each.state,
      household: null,
    }));
    await tables(tx).insertInto('import_household').values(rows).execute();
  }
}

const householdColumns = [
  'first_row as firstRow',
  'last_row as lastRow',
  'name',
  'division_now as division',
  'content_sealed as sealed',
  'state',
  'household',
] as const;

/** Households of an import after a row, in the order of the file; of one state where it is given. */
export async function findHouseholds(
  tx: Tx,
  county: string,
  keys: Sealing,
  page: {
    readonly batch: string;
    readonly states: readonly HouseholdState[] | undefined;
    readonly after: number;
    readonly limit: number;
  },
): Promise<ImportHousehold[]> {
  const { states } = page;
  const rows = await tables(tx)
    .selectFrom('import_household')
    .select(householdColumns)
    .where('county', '=', county)
    .where('batch', '=', page.batch)
    .where('first_row', '>', page.after)
    .$if(states !== undefined, (query) => query.where('state', 'in', states ?? []))
    .orderBy('first_row')
    .limit(page.limit)
    .execute();
  return rows.map(({ sealed, ...row }) => ({ ...row, content: open(keys, sealed) }));
}

/** The household, locked, if it is still to be imported. */
export async function lockReady(
  tx: Tx,
  county: string,
  keys: Sealing,
  batch: string,
  firstRow: number,
): Promise<ImportHousehold | undefined> {
  const row = await tables(tx)
    .selectFrom('import_household')
    .select(householdColumns)
    .where('county', '=', county)
    .where('batch', '=', batch)
    .where('first_row', '=', firstRow)
    .where('state', '=', 'ready')
    .forUpdate()
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const { sealed, ...household } = row;
  return { ...household, content: open(keys, sealed) };
}

/** The first rows of the households still to be imported. */
export async function findReadyRows(tx: Tx, county: string, batch: string): Promise<number[]> {
  const rows = await tables(tx)
    .selectFrom('import_household')
    .select('first_row')
    .where('county', '=', county)
    .where('batch', '=', batch)
    .where('state', '=', 'ready')
    .orderBy('first_row')
    .execute();
  return rows.map(({ first_row }) => first_row);
}

export async function updateImported(
  tx: Tx,
  county: string,
  place: { readonly batch: string; readonly firstRow: number },
  household: string,
): Promise<void> {
  await tables(tx)
    .updateTable('import_household')
    .set({ state: 'imported', household })
    .where('county', '=', county)
    .where('batch', '=', place.batch)
    .where('first_row', '=', place.firstRow)
    .execute();
}

/** What could not be imported after all, with the reason among its faults. */
export async function updateSkipped(
  tx: Tx,
  county: string,
  keys: Sealing,
  place: { readonly batch: string; readonly firstRow: number },
  content: ImportContent,
): Promise<void> {
  await tables(tx)
    .updateTable('import_household')
    .set({ state: 'skipped', content_sealed: seal(keys, content), faults: content.faults.length })
    .where('county', '=', county)
    .where('batch', '=', place.batch)
    .where('first_row', '=', place.firstRow)
    .execute();
}

export async function countHouseholds(
  tx: Tx,
  county: string,
  batch: string,
): Promise<Readonly<Record<HouseholdState, number>>> {
  const { rows } = await sql<Record<HouseholdState, number>>`
    select count(*) filter (where state = 'ready')::int as ready, count(*) filter (where state = 'faulty')::int as faulty,
      count(*) filter (where state = 'imported')::int as imported, count(*) filter (where state = 'skipped')::int as skipped
    from import_household where county = ${county} and batch = ${batch}`.execute(tx);
  return rows[0] ?? { ready: 0, faulty: 0, imported: 0, skipped: 0 };
}
