import { sql } from 'kysely';
import type { PlainDate } from '#kit/plain-date.ts';
import type { Tx } from '#platform/database.ts';

/** Who entrusted whom with the application of a case, and the scan of the signed paper. */
export type CaseEntrustment = {
  readonly principal: string;
  readonly agentName: string;
  /** The member of staff who sent the application. */
  readonly recordedByName: string;
  readonly entrustedOn: PlainDate;
  readonly papers: readonly string[];
};

export const insertEntrustment = async (
  tx: Tx,
  county: string,
  place: { readonly case: string; readonly division: string; readonly recordedBy: string },
  made: CaseEntrustment,
): Promise<void> => {
  await sql`insert into case_entrustment (county, office_case, principal, agent_name, recorded_by, recorded_by_name, entrusted_on,
      papers, division_now)
    values (${county}, ${place.case}, ${made.principal}, ${made.agentName}, ${place.recordedBy}, ${made.recordedByName},
      ${made.entrustedOn}, ${[...made.papers]}::uuid[], ${place.division})`.execute(tx);
};

export const findEntrustment = async (tx: Tx, county: string, id: string): Promise<CaseEntrustment | undefined> => {
  const { rows } = await sql<CaseEntrustment>`
    select principal, agent_name as "agentName", recorded_by_name as "recordedByName", entrusted_on as "entrustedOn", papers
    from case_entrustment where county = ${county} and office_case = ${id}`.execute(tx);
  return rows[0];
};
