import { sql } from 'kysely';
import type { PlainDate } from '#kit/plain-date.ts';
import type { Tx } from '#platform/database.ts';

interface CaseFound {
  readonly id: string;
  readonly number: string;
  readonly item: string;
  readonly stage: string;
  readonly applicant: string;
  readonly applicantName: string;
  readonly appliedOn: PlainDate;
  readonly closed: boolean;
  readonly division: string;
}

const most = 50;

/** Cases by the beginning of their number, or of these people; the latest first. Conditions that row policies let through to an index. */
export async function searchCases(
  tx: Tx,
  county: string,
  asked: { readonly number: string } | { readonly people: readonly string[] },
): Promise<CaseFound[]> {
  const which =
    'number' in asked
      ? sql`c.number between ${asked.number} and ${`${asked.number}~`}`
      : sql`c.id in (select p.office_case from case_person p where p.county = ${county} and p.person = any(${[...asked.people]}::uuid[]))`;
  const { rows } = await sql<CaseFound>`
    select c.id, c.number, c.item, c.stage, c.applicant, c.applicant_name as "applicantName", c.applied_on as "appliedOn", c.closed,
      c.division_now as division
    from office_case c where c.county = ${county} and ${which}
    order by c.applied_on desc, c.id desc limit ${most}`.execute(tx);
  return rows;
}
