import { sql } from 'kysely';
import type { PlainDate } from '#kit/plain-date.ts';
import type { Instant } from '#platform/clock.ts';
import type { Tx } from '#platform/database.ts';
import type { BankAccount, PersonCard } from './people.ts';

interface PersonTable {
  county: string;
  id: string;
  name: string;
  sex: 'male' | 'female';
  born: PlainDate;
  died: PlainDate | null;
  id_number_sealed: Buffer;
  id_number_index: Buffer;
  id_number_mask: string;
  phone_sealed: Buffer | null;
  phone_mask: string | null;
  division_now: string;
  created_at: Instant;
}

interface BankAccountTable {
  county: string;
  id: string;
  person: string;
  number_sealed: Buffer;
  number_index: Buffer;
  number_mask: string;
  holder: string;
  bank: string | null;
  known_from: Instant;
  division_now: string;
}

const tables = (tx: Tx) => tx.withTables<{ person: PersonTable; bank_account: BankAccountTable }>();

/** The columns of a card, under the names it has. */
const cardColumns = [
  'person.id',
  'person.name',
  'person.sex',
  'person.born',
  'person.died',
  'person.id_number_mask as idNumberMask',
  'person.phone_mask as phoneMask',
  'person.division_now as division',
] as const;

const accountColumns = [
  'bank_account.id',
  'bank_account.person',
  'bank_account.number_mask as numberMask',
  'bank_account.holder',
  'bank_account.bank',
  'bank_account.known_from as knownFrom',
] as const;

export interface NewPerson {
  readonly id: string;
  readonly name: string;
  readonly sex: 'male' | 'female';
  readonly born: PlainDate;
  readonly idNumber: { readonly sealed: Buffer; readonly index: Buffer; readonly mask: string };
  readonly phone: { readonly sealed: Buffer; readonly mask: string } | undefined;
  readonly division: string;
  readonly at: Instant;
}

/** Inserts a person and his search tokens; false when the number is already known. */
export async function insertPerson(
  tx: Tx,
  county: string,
  person: NewPerson,
  tokens: readonly string[],
): Promise<boolean> {
  const inserted = await tables(tx)
    .insertInto('person')
    .values({
      county,
      id: person.id,
      name: person.name,
      sex: person.sex,
      born: person.born,
      died: null,
      id_number_sealed: person.idNumber.sealed,
      id_number_index: person.idNumber.index,
      id_number_mask: person.idNumber.mask,
      phone_sealed: person.phone?.sealed ?? null,
      phone_mask: person.phone?.mask ?? null,
      division_now: person.division,
      created_at: person.at,
    })
    .onConflict((conflict) => conflict.columns(['county', 'id_number_index']).doNothing())
    .executeTakeFirst();
  if (inserted.numInsertedOrUpdatedRows !== 1n) return false;
  await sql`
    insert into person_token (county, token, division_now, person)
    select ${county}, token, ${person.division}, ${person.id}::uuid from unnest(${tokens}::text[]) as token`.execute(
    tx,
  );
  return true;
}

/** The people of these ids that the transaction's actor may see, in no order. */
export async function findPeople(tx: Tx, county: string, ids: readonly string[]): Promise<PersonCard[]> {
  return tables(tx)
    .selectFrom('person')
    .select(cardColumns)
    .where('county', '=', county)
    .where((eb) => eb('id', '=', eb.fn.any(eb.val([...ids]))))
    .execute();
}

export async function findSealedPerson(
  tx: Tx,
  county: string,
  id: string,
): Promise<{ name: string; idNumber: Buffer; phone: Buffer | null } | undefined> {
  return tables(tx)
    .selectFrom('person')
    .select(['name', 'id_number_sealed as idNumber', 'phone_sealed as phone'])
    .where('county', '=', county)
    .where('id', '=', id)
    .executeTakeFirst();
}

/** Fills in a telephone where none was known. */
export async function addPhone(
  tx: Tx,
  county: string,
  id: string,
  phone: { sealed: Buffer; mask: string },
): Promise<void> {
  await tables(tx)
    .updateTable('person')
    .set({ phone_sealed: phone.sealed, phone_mask: phone.mask })
    .where('county', '=', county)
    .where('id', '=', id)
    .where('phone_sealed', 'is', null)
    .execute();
}

/** Keeps `died` equal to the determined death in force; `kind` is that of death. */
export async function copyDeaths(tx: Tx, county: string, ids: readonly string[], kind: number): Promise<void> {
  await sql`
    update person p set died = (
      select max(f.valid_from) from fact_current f
      where f.county = p.county and f.person = p.id and f.kind = ${kind} and f.standing = 'determined')
    where p.county = ${county} and p.id = any(${ids}::uuid[])`.execute(tx);
}

export async function insertAccount(
  tx: Tx,
  county: string,
  account: {
    id: string;
    person: string;
    number: { sealed: Buffer; index: Buffer; mask: string };
    holder: string;
    bank: string | null;
    at: Instant;
    division: string;
  },
): Promise<void> {
  await tables(tx)
    .insertInto('bank_account')
    .values({
      county,
      id: account.id,
      person: account.person,
      number_sealed: account.number.sealed,
      number_index: account.number.index,
      number_mask: account.number.mask,
      holder: account.holder,
      bank: account.bank,
      known_from: account.at,
      division_now: account.division,
    })
    .execute();
}

/** A person's accounts, the latest first. */
export async function findAccounts(
  tx: Tx,
  county: string,
  person: string,
): Promise<(BankAccount & { index: Buffer })[]> {
  return tables(tx)
    .selectFrom('bank_account')
    .select(accountColumns)
    .select('bank_account.number_index as index')
    .where('county', '=', county)
    .where('person', '=', person)
    .orderBy('known_from', 'desc')
    .orderBy('id', 'desc')
    .execute();
}

export async function findSealedAccounts(
  tx: Tx,
  county: string,
  ids: readonly string[],
): Promise<{ id: string; number: Buffer; holder: string; bank: string | null }[]> {
  return tables(tx)
    .selectFrom('bank_account')
    .select(['id', 'number_sealed as number', 'holder', 'bank'])
    .where('county', '=', county)
    .where((eb) => eb('id', '=', eb.fn.any(eb.val([...ids]))))
    .execute();
}

/** Who ever had one of these accounts, once each, by id. */
export async function findAccountHolders(
  tx: Tx,
  county: string,
  indexes: readonly Buffer[],
): Promise<{ id: string; name: string; division: string }[]> {
  const { rows } = await sql<{ id: string; name: string; division: string }>`
    select p.id, p.name, p.division_now as division from person p
    where p.county = ${county} and p.id in (
      select a.person from bank_account a where a.county = ${county} and a.number_index = any (${[...indexes]}::bytea[]))
    order by p.id`.execute(tx);
  return rows;
}
