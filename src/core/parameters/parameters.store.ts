import { sql } from 'kysely';
import type { PlainDate } from '#kit/plain-date.ts';
import type { Instant } from '#platform/clock.ts';
import type { Tx } from '#platform/database.ts';
import type { PaperedValue, StoredValue } from './parameters.ts';

interface ParameterValueTable {
  key: string;
  division: string;
  valid_from: PlainDate;
  known_from: Instant;
  value: string;
  document: string | null;
  document_date: PlainDate | null;
  confirmed: boolean;
  proposal: string | null;
  proposed_by: string | null;
  approved_by: string | null;
  source: string;
}

const tables = (tx: Tx) => tx.withTables<{ parameter_value: ParameterValueTable }>();

/** Divisions of a path, and those whose codes begin with the prefix. */
export interface ValuePlaces {
  readonly path: readonly string[];
  readonly below?: string;
}

/** The values as known at a moment; of one parameter or of all. */
export async function findValues(tx: Tx, place: ValuePlaces, knownAt: Instant, key?: string): Promise<PaperedValue[]> {
  const { below } = place;
  return tables(tx)
    .selectFrom('parameter_value')
    .distinctOn(['key', 'division', 'valid_from'])
    .select([
      'key',
      'division',
      'valid_from as from',
      'value',
      'document',
      'document_date as documentDate',
      'confirmed',
    ])
    .where('known_from', '<=', knownAt)
    .$if(key !== undefined, (query) => query.where('key', '=', key ?? ''))
    .where((eb) => {
      const onPath = eb('division', '=', eb.fn.any(eb.val([...place.path])));
      if (below === undefined) return onPath;
      return eb.or([onPath, eb.and([eb('division', '>=', below), eb('division', '<=', `${below}~`)])]);
    })
    .orderBy('key')
    .orderBy('division')
    .orderBy('valid_from')
    .orderBy('known_from', 'desc')
    .execute();
}

/** Inserts the values for whose key, division and start there is no row yet; gives how many. */
export async function insertMissing(
  tx: Tx,
  values: readonly StoredValue[],
  knownFrom: Instant,
  source: string,
): Promise<number> {
  const { numAffectedRows } = await sql`
    insert into parameter_value (key, division, valid_from, known_from, value, document, confirmed, source)
    select v.key, v.division, v."from", ${knownFrom}, v.value, v.document, v.confirmed, ${source}
    from jsonb_to_recordset(${JSON.stringify(values)}::jsonb)
      as v (key text, division char(12), "from" date, value text, document text, confirmed boolean)
    where not exists (
      select from parameter_value known
      where known.key = v.key and known.division = v.division and known.valid_from = v."from")
    on conflict do nothing`.execute(tx);
  return Number(numAffectedRows ?? 0n);
}

/** A row of the table with who brought it in. */
export interface StoredVersion extends PaperedValue {
  readonly knownFrom: Instant;
  readonly proposedByName: string | null;
  readonly approvedByName: string | null;
  readonly source: string;
}

/** All that was ever known of a parameter, what was known last first. */
export async function findVersions(tx: Tx, place: Required<ValuePlaces>, key: string): Promise<StoredVersion[]> {
  const { rows } = await sql<StoredVersion>`
    select v.key, v.division, v.valid_from as "from", v.value, v.document, v.document_date as "documentDate", v.confirmed,
      v.known_from as "knownFrom", v.source, proposer.name as "proposedByName", approver.name as "approvedByName"
    from parameter_value v
    left join app_user proposer on proposer.id = v.proposed_by left join app_user approver on approver.id = v.approved_by
    where v.key = ${key}
      and (v.division = any (${[...place.path]}) or v.division between ${place.below} and ${`${place.below}~`})
    order by v.known_from desc, v.valid_from desc, v.division desc`.execute(tx);
  return rows;
}

/** What an approved proposal puts into the table. */
export interface ApprovedValue extends Omit<PaperedValue, 'confirmed'> {
  readonly proposal: string;
  readonly proposedBy: string;
  readonly approvedBy: string;
}

/** Known from the moment, or right after what is known of the same day already. */
export async function insertApproved(tx: Tx, value: ApprovedValue, knownFrom: Instant): Promise<void> {
  const { key, division, from, document, documentDate, proposal, proposedBy, approvedBy } = value;
  await sql`
    insert into parameter_value (key, division, valid_from, known_from, value, document, document_date, confirmed, proposal,
      proposed_by, approved_by, source)
    select ${key}, ${division}, ${from}::date,
      greatest(${knownFrom}::timestamptz, max(known.known_from) + interval '1 millisecond'),
      ${value.value}, ${document}, ${documentDate}::date, true, ${proposal}::uuid, ${proposedBy}::uuid, ${approvedBy}::uuid,
      '审批录入'
    from parameter_value known
    where known.key = ${key} and known.division = ${division} and known.valid_from = ${from}::date`.execute(tx);
}
