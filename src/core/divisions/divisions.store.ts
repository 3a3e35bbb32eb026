import type { PlainDate } from '#kit/plain-date.ts';
import type { Tx } from '#platform/database.ts';
import type { DivisionLevel } from './divisions.contract.ts';
import type { Division, DivisionCode, Succession, Successor } from './divisions.ts';

interface DivisionTable {
  code: DivisionCode;
  name: string;
  level: DivisionLevel;
  kind: string;
  parent: DivisionCode | null;
  valid_from: PlainDate;
  valid_to: PlainDate | null;
  source: string;
  source_date: PlainDate;
}

interface SuccessionTable {
  old_code: DivisionCode;
  new_code: DivisionCode;
  on_date: PlainDate;
  confirmed: boolean;
  source: string;
}

const tables = (tx: Tx) => tx.withTables<{ division: DivisionTable; division_succession: SuccessionTable }>();

const columns = [
  'd.code',
  'd.name',
  'd.level',
  'd.kind',
  'd.parent',
  'd.valid_from as validFrom',
  'd.valid_to as validTo',
  'd.source',
  'd.source_date as sourceDate',
] as const;

const chunk = 1000;

/** Every dated row of the codes, by code and start. */
export async function findVersions(tx: Tx, codes: readonly DivisionCode[]): Promise<Division[]> {
  if (codes.length === 0) return [];
  return tables(tx)
    .selectFrom('division as d')
    .select(columns)
    .where((eb) => eb('d.code', '=', eb.fn.any(eb.val([...codes]))))
    .orderBy('d.code')
    .orderBy('d.valid_from')
    .execute();
}

/** Every dated row right below a unit, retired ones too. */
export async function findVersionsBelow(tx: Tx, parents: readonly DivisionCode[]): Promise<Division[]> {
  return tables(tx)
    .selectFrom('division as d')
    .select(columns)
    .where((eb) => eb('d.parent', '=', eb.fn.any(eb.val([...parents]))))
    .orderBy('d.code')
    .orderBy('d.valid_from')
    .execute();
}

/** The units right below one that are in force on the day, by code. */
export async function findChildren(
  tx: Tx,
  parent: DivisionCode,
  on: PlainDate,
): Promise<(Division & { hasChildren: boolean })[]> {
  const rows = await tables(tx)
    .selectFrom('division as d')
    .select(columns)
    .select((eb) =>
      eb
        .exists(
          eb
            .selectFrom('division as below')
            .select('below.code')
            .whereRef('below.parent', '=', 'd.code')
            .where('below.valid_from', '<=', on)
            .where((of) => of.or([of('below.valid_to', 'is', null), of('below.valid_to', '>', on)])),
        )
        .as('hasChildren'),
    )
    .where('d.parent', '=', parent)
    .where('d.valid_from', '<=', on)
    .where((eb) => eb.or([eb('d.valid_to', 'is', null), eb('d.valid_to', '>', on)]))
    .orderBy('d.code')
    .execute();
  return rows.map((row) => ({ ...row, hasChildren: Boolean(row.hasChildren) }));
}

/** Who took over from the codes, with the name the successor had from that day. */
export async function findSuccessors(
  tx: Tx,
  codes: readonly DivisionCode[],
): Promise<(Successor & { oldCode: DivisionCode })[]> {
  if (codes.length === 0) return [];
  return tables(tx)
    .selectFrom('division_succession as s')
    .innerJoin('division as d', 'd.code', 's.new_code')
    .distinctOn(['s.old_code', 's.new_code'])
    .select(['s.old_code as oldCode', 'd.code', 'd.name', 's.on_date as onDate', 's.confirmed'])
    .where((eb) => eb('s.old_code', '=', eb.fn.any(eb.val([...codes]))))
    .orderBy('s.old_code')
    .orderBy('s.new_code')
    .orderBy('d.valid_from', 'desc')
    .execute();
}

export async function findSuccessions(tx: Tx, codes: readonly DivisionCode[]): Promise<Succession[]> {
  return tables(tx)
    .selectFrom('division_succession as s')
    .select(['s.old_code as oldCode', 's.new_code as newCode', 's.on_date as onDate', 's.confirmed', 's.source'])
    .where((eb) => eb('s.old_code', '=', eb.fn.any(eb.val([...codes]))))
    .execute();
}

/** A row another server has just inserted is left as it is. */
export async function insertDivisions(tx: Tx, divisions: readonly Division[]): Promise<void> {
  for (let start = 0; start < divisions.length; start += chunk) {
    const rows = divisions.slice(start, start + chunk).map((division) => ({
      code: division.code,
      name: division.name,
      level: division.level,
      kind: division.kind,
      parent: division.parent,
      valid_from: division.validFrom,
      valid_to: division.validTo,
      source: division.source,
      source_date: division.sourceDate,
    }));
    await tables(tx)
      .insertInto('division')
      .values(rows)
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
}

export async function insertSuccessions(tx: Tx, successions: readonly Succession[]): Promise<void> {
  if (successions.length === 0) return;
  const rows = successions.map((succession) => ({
    old_code: succession.oldCode,
    new_code: succession.newCode,
    on_date: succession.onDate,
    confirmed: succession.confirmed,
    source: succession.source,
  }));
  await tables(tx)
    .insertInto('division_succession')
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
