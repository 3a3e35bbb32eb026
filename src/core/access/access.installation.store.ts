import { sql } from 'kysely';
import type { PlainDate } from '#kit/plain-date.ts';
import type { Tx } from '#platform/database.ts';

/** The one row that says what this database is. */
export interface InstallationRow {
  readonly practice: boolean;
  readonly county: string;
  readonly name: string;
  readonly bureau: string;
  readonly government: string;
  readonly keyFingerprint: string;
}

export async function findInstallation(tx: Tx): Promise<InstallationRow | undefined> {
  const { rows } = await sql<InstallationRow>`
    select kind = 'practice' as practice, county, name, bureau, government, key_fingerprint as "keyFingerprint"
    from installation`.execute(tx);
  return rows[0];
}

/** False when there is one already. */
export async function insertInstallation(tx: Tx, row: InstallationRow): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into installation (kind, county, name, bureau, government, key_fingerprint)
    values (${row.practice ? 'practice' : 'real'}, ${row.county}, ${row.name}, ${row.bureau}, ${row.government},
      ${row.keyFingerprint})
    on conflict do nothing`.execute(tx);
  return numAffectedRows === 1n;
}

export async function findClockOffset(tx: Tx): Promise<number | undefined> {
  const { rows } = await sql<{ seconds: number }>`select clock_offset_seconds as seconds from installation`.execute(tx);
  return rows[0]?.seconds;
}

export async function updateClockOffset(tx: Tx, seconds: number): Promise<void> {
  await sql`update installation set clock_offset_seconds = ${seconds}`.execute(tx);
}

/**
 * 512021100 → 岳阳镇, 512021100201 → 岳阳镇土地堂社区, 512021 → 安岳县, as last known on the day. Read here and not by
 * `divisions`, which stands to the right of this module.
 */
export async function findDivisionNames(
  tx: Tx,
  scopes: readonly string[],
  on: PlainDate,
): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ scope: string; name: string }>`
    select scope, string_agg(name, '' order by code) as name
    from unnest(${[...new Set(scopes)]}::text[]) as wanted (scope)
    join lateral (
      select distinct on (code) code, name from division
      where valid_from <= ${on} and code in (
        rpad(scope, 12, '0'), case when length(scope) = 12 then rpad(left(scope, 9), 12, '0') end)
      order by code, valid_from desc) as unit on true
    group by scope having bool_or(code = rpad(scope, 12, '0'))`.execute(tx);
  return new Map(rows.map(({ scope, name }) => [scope, name]));
}
