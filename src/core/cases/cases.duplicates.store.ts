import { sql } from 'kysely';
import type { PlainDate } from '#kit/plain-date.ts';
import type { Tx } from '#platform/database.ts';
import type { Duplicate } from './cases.duplicates.contract.ts';

/** Another case, as far as it is looked at from this one. */
export type OtherCase = {
  readonly id: string;
  readonly household: string;
  readonly applicantName: string;
  readonly division: string;
};

const columns = sql`c.id, c.household, c.applicant_name as "applicantName", c.division_now as division`;

/** Unfinished cases of an item in which one of these people takes part, this case aside, the earliest first. */
export const findOtherOpenCases = async (
  tx: Tx,
  county: string,
  asked: { readonly case: string; readonly item: string; readonly people: readonly string[] },
): Promise<readonly (OtherCase & { readonly person: string; readonly applies: boolean })[]> => {
  const { rows } = await sql<OtherCase & { person: string; applies: boolean }>`
    select ${columns}, p.person, p.applicant as applies
    from case_person p join office_case c on c.county = p.county and c.id = p.office_case
    where p.county = ${county} and p.person = any (${[...asked.people]}::uuid[]) and c.item = ${asked.item}
      and not c.closed and c.id <> ${asked.case}
    order by c.applied_on, c.id`.execute(tx);
  return rows;
};

/** These cases, those of one household left out. */
export const findCasesOfOthers = async (
  tx: Tx,
  county: string,
  asked: { readonly ids: readonly string[]; readonly household: string },
): Promise<readonly OtherCase[]> => {
  const { rows } = await sql<OtherCase>`select ${columns} from office_case c
    where c.county = ${county} and c.id = any (${[...asked.ids]}::uuid[]) and c.household <> ${asked.household}
    order by c.applied_on, c.id`.execute(tx);
  return rows;
};

export const insertAccounts = async (tx: Tx, county: string, id: string, indexes: readonly Buffer[]): Promise<void> => {
  await sql`insert into case_account (county, office_case, account_index)
    select ${county}, ${id}, account from unnest(${[...indexes]}::bytea[]) as account`.execute(tx);
};

/** The accounts a case was applied for with, and the cases that share one of them. */
export const findAccountsOfCase = async (
  tx: Tx,
  county: string,
  id: string,
): Promise<{ readonly indexes: readonly Buffer[]; readonly cases: readonly string[] }> => {
  const { rows } = await sql<{ index: Buffer; cases: string[] }>`
    select mine.account_index as index, array(
      select o.office_case from case_account o
      where o.county = mine.county and o.account_index = mine.account_index and o.office_case <> mine.office_case) as cases
    from case_account mine where mine.county = ${county} and mine.office_case = ${id}`.execute(tx);
  return { indexes: rows.map(({ index }) => index), cases: [...new Set(rows.flatMap(({ cases }) => cases))] };
};

/** Keeps what was found at an action. */
export const insertCheck = async (
  tx: Tx,
  county: string,
  check: { readonly case: string; readonly seq: number; readonly division: string; readonly on: PlainDate },
  found: readonly Duplicate[],
): Promise<void> => {
  await sql`insert into case_duplicate_check (county, office_case, seq, checked_on, found, division_now)
    values (${county}, ${check.case}, ${check.seq}, ${check.on}, ${JSON.stringify(found)}::jsonb, ${check.division})`.execute(
    tx,
  );
};

/** What was found when it was last kept. */
export const findLastCheck = async (
  tx: Tx,
  county: string,
  id: string,
): Promise<{ readonly on: PlainDate; readonly items: Duplicate[] } | undefined> => {
  const { rows } = await sql<{ on: PlainDate; items: Duplicate[] }>`
    select checked_on as "on", found as items from case_duplicate_check
    where county = ${county} and office_case = ${id} order by seq desc limit 1`.execute(tx);
  return rows[0];
};
