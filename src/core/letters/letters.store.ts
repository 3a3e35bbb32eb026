import { type Insertable, sql } from 'kysely';
import type { LetterDocument } from '#kit/letter.ts';
import type { PlainDate } from '#kit/plain-date.ts';
import type { Tx } from '#platform/database.ts';
import type { DeliveryManner } from './letters.contract.ts';
import type { Delivery, IssuedLetter } from './letters.ts';

interface LetterTable {
  county: string;
  id: string;
  office_case: string;
  kind: string;
  name: string;
  number: string;
  verification_code: string;
  document: LetterDocument;
  recipient: string;
  issued_on: PlainDate;
  file: string | null;
  division_at_event: string;
  division_now: string;
}

interface DeliveryTable {
  county: string;
  id: string;
  letter: string;
  manner: DeliveryManner;
  delivered_on: PlainDate;
  recipient: string;
  proof: string | null;
  recorded_by: string | null;
  division_now: string;
}

const tables = (tx: Tx) => tx.withTables<{ letter: LetterTable; delivery: DeliveryTable }>();

const letterColumns = [
  'id',
  'office_case as case',
  'kind',
  'name',
  'number',
  'recipient',
  'issued_on as issuedOn',
  'division_now as division',
  'file',
] as const;

/** The next number of a series in a year. Whoever takes one holds the series until he commits: no number is left out. */
export async function nextInSeries(tx: Tx, county: string, series: string, year: number): Promise<number> {
  const { rows } = await sql<{ last: number }>`
    insert into letter_series (county, series, year, last) values (${county}, ${series}, ${year}, 1)
    on conflict (county, series, year) do update set last = letter_series.last + 1
    returning last`.execute(tx);
  const [row] = rows;
  if (row === undefined) throw new Error('文号序列没有给出号码');
  return row.last;
}

export async function insertLetter(
  tx: Tx,
  county: string,
  letter: Omit<IssuedLetter, 'file'> & { verificationCode: string; document: LetterDocument },
): Promise<void> {
  const row: Insertable<LetterTable> = {
    county,
    id: letter.id,
    office_case: letter.case,
    kind: letter.kind,
    name: letter.name,
    number: letter.number,
    verification_code: letter.verificationCode,
    document: letter.document,
    recipient: letter.recipient,
    issued_on: letter.issuedOn,
    file: null,
    division_at_event: letter.division,
    division_now: letter.division,
  };
  await tables(tx).insertInto('letter').values(row).execute();
}

export async function findLetter(tx: Tx, county: string, id: string): Promise<IssuedLetter | undefined> {
  return tables(tx)
    .selectFrom('letter')
    .select(letterColumns)
    .where('county', '=', county)
    .where('id', '=', id)
    .executeTakeFirst();
}

/** The letter, held against delivery and printing by another. */
export async function lockLetter(tx: Tx, county: string, id: string): Promise<IssuedLetter | undefined> {
  return tables(tx)
    .selectFrom('letter')
    .select(letterColumns)
    .where('county', '=', county)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
}

/** What is to be printed; undefined for a letter that is not there. */
export async function findDocument(tx: Tx, county: string, id: string): Promise<LetterDocument | undefined> {
  const found = await tables(tx)
    .selectFrom('letter')
    .select('document')
    .where('county', '=', county)
    .where('id', '=', id)
    .executeTakeFirst();
  return found?.document;
}

export async function findLettersOfCase(tx: Tx, county: string, officeCase: string): Promise<IssuedLetter[]> {
  return tables(tx)
    .selectFrom('letter')
    .select(letterColumns)
    .where('county', '=', county)
    .where('office_case', '=', officeCase)
    .orderBy('issued_on')
    .orderBy('id')
    .execute();
}

export async function updateFile(tx: Tx, county: string, id: string, file: string): Promise<void> {
  await tables(tx).updateTable('letter').set({ file }).where('county', '=', county).where('id', '=', id).execute();
}

export async function findDeliveries(tx: Tx, county: string, letters: readonly string[]): Promise<Delivery[]> {
  if (letters.length === 0) return [];
  return tables(tx)
    .selectFrom('delivery')
    .select(['id', 'letter', 'manner', 'delivered_on as on', 'recipient', 'proof'])
    .where('county', '=', county)
    .where((eb) => eb('letter', '=', eb.fn.any(eb.val([...letters]))))
    .execute();
}

export async function insertDelivery(
  tx: Tx,
  county: string,
  delivery: Delivery & { recordedBy: string | null; division: string },
): Promise<void> {
  await tables(tx)
    .insertInto('delivery')
    .values({
      county,
      id: delivery.id,
      letter: delivery.letter,
      manner: delivery.manner,
      delivered_on: delivery.on,
      recipient: delivery.recipient,
      proof: delivery.proof,
      recorded_by: delivery.recordedBy,
      division_now: delivery.division,
    })
    .execute();
}

/** What a code proves, as the public may know it. */
export interface PublicLetter {
  readonly name: string;
  readonly number: string;
  readonly issuedOn: PlainDate;
  readonly organ: string;
  readonly recipientMask: string;
  readonly digest: string | null;
}

export async function findPublicLetter(tx: Tx, county: string, code: string): Promise<PublicLetter | undefined> {
  const { rows } = await sql<PublicLetter>`
    select name, number, issued_on as "issuedOn", organ, recipient_mask as "recipientMask", digest
    from public_letter(${county}, ${code})`.execute(tx);
  return rows[0];
}
