import { sql } from 'kysely';
import type { PlainDate } from '#kit/plain-date.ts';
import type { Instant } from '#platform/clock.ts';
import type { Tx } from '#platform/database.ts';
import type { StoredValue } from './parameters.ts';

interface ParameterValueTable {
  key: string;
  division: string;
  valid_from: PlainDate;
  known_from: Instant;
  value: string;
  document: string | null;
  confirmed: boolean;
  proposed_by: string | null;
  approved_by: string | null;
  source: string;
}

const tables = (tx: Tx) => tx.withTables<{ parameter_value: ParameterValueTable }>();

/** The values as known at a moment, of the divisions of a path and of those whose codes begin with the prefix. */
export async function findValues(
  tx: Tx,
  place: { path: readonly string[]; below?: string },
  knownAt: Instant,
): Promise<StoredValue[]> {
  const { below } = place;
  return tables(tx)
    .selectFrom('parameter_value')
    .distinctOn(['key', 'division', 'valid_from'])
    .select(['key', 'division', 'valid_from as from', 'value', 'document', 'confirmed'])
    .where('known_from', '<=', knownAt)
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
