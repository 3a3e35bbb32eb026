import { sql } from 'kysely';
import type { PlainDate } from '#kit/plain-date.ts';
import type { Tx } from '#platform/database.ts';
import type { SignedManner } from './cases.ts';

/** Whether and until when somebody of a case lets his means be asked about. */
export type Consent = {
  readonly person: string;
  readonly name: string;
  readonly applicant: boolean;
  readonly mustSign: boolean;
  readonly signedOn: PlainDate | null;
  readonly signedManner: SignedManner | null;
  /** The last day of it. */
  readonly until: PlainDate | null;
  /** The day on which an earlier signature of his was taken back. */
  readonly withdrawnOn: PlainDate | null;
};

/** The consents of the people of a case, by row. Needs the job role: a member may live in another town. */
export const findConsents = async (tx: Tx, county: string, officeCase: string): Promise<readonly Consent[]> => {
  const { rows } = await sql<Consent>`
    select c.person, p.name, c.applicant, c.must_sign as "mustSign", c.signed_on as "signedOn",
      c.signed_manner as "signedManner", c.consent_until as until,
      (select max(w.withdrawn_on) from consent_withdrawal w
        where w.county = c.county and w.office_case = c.office_case and w.person = c.person) as "withdrawnOn"
    from case_person c join person p on p.county = c.county and p.id = c.person
    where c.county = ${county} and c.office_case = ${officeCase} order by c.row_number`.execute(tx);
  return rows;
};

/** Takes a signature back: it is kept apart, the person stands unsigned. False when he had not signed. */
export const withdrawSignature = async (
  tx: Tx,
  county: string,
  withdrawal: {
    readonly id: string;
    readonly case: string;
    readonly person: string;
    readonly on: PlainDate;
    readonly reason: string;
    readonly recordedBy: string | null;
  },
): Promise<boolean> => {
  const kept = await sql`
    insert into consent_withdrawal (county, id, office_case, person, signed_on, signed_manner, signed_file, consent_until,
      withdrawn_on, reason, recorded_by, division_now)
    select county, ${withdrawal.id}::uuid, office_case, person, signed_on, signed_manner, signed_file, consent_until,
      ${withdrawal.on}::date, ${withdrawal.reason}, ${withdrawal.recordedBy}::uuid, division_now
    from case_person
    where county = ${county} and office_case = ${withdrawal.case} and person = ${withdrawal.person} and signed_on is not null
    for update`.execute(tx);
  if (kept.numAffectedRows !== 1n) return false;
  await sql`
    update case_person set signed_at = null, signed_on = null, signed_manner = null, signed_file = null, consent_until = null
    where county = ${county} and office_case = ${withdrawal.case} and person = ${withdrawal.person}`.execute(tx);
  return true;
};
