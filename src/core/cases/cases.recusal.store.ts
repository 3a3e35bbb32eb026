import { sql } from 'kysely';
import type { PlainDate } from '#kit/plain-date.ts';
import type { Tx } from '#platform/database.ts';

/** Somebody who does not work a case, and why. */
export interface Recusal {
  readonly user: string;
  readonly userName: string;
  readonly reason: string;
  readonly on: PlainDate;
}

/** Keeps a recusal; false when this user had withdrawn before. */
export const insertRecusal = async (
  tx: Tx,
  county: string,
  {
    case: officeCase,
    user,
    userName,
    reason,
    on,
    by,
    division,
  }: Recusal & { case: string; by: string; division: string },
): Promise<boolean> => {
  const { rows } = await sql`
    insert into case_recusal (county, office_case, user_id, user_name, reason, recorded_by, recorded_on, division_now)
    values (${county}, ${officeCase}, ${user}, ${userName}, ${reason}, ${by}, ${on}, ${division})
    on conflict (county, office_case, user_id) do nothing returning user_id`.execute(tx);
  return rows.length === 1;
};

export const findRecusals = async (tx: Tx, county: string, officeCase: string): Promise<readonly Recusal[]> => {
  const { rows } = await sql<Recusal>`
    select user_id as user, user_name as "userName", reason, recorded_on as on
    from case_recusal where county = ${county} and office_case = ${officeCase} order by recorded_on, user_name`.execute(
    tx,
  );
  return rows;
};

/**
 * The people of a case who are the holder of this identity number himself, or registered with him in one household on the
 * day. Read as the job role.
 */
export const findKin = async (
  tx: Tx,
  county: string,
  { case: officeCase, index, on }: { case: string; index: Buffer; on: PlainDate },
): Promise<readonly { readonly name: string; readonly self: boolean }[]> => {
  const { rows } = await sql<{ name: string; self: boolean }>`
    with holder as (select id from person where county = ${county} and id_number_index = ${index}),
    kin as (
      select id from holder
      union
      select other.person from holder
        join household_member own on own.county = ${county} and own.person = holder.id
          and own.valid_from <= ${on} and (own.valid_to is null or own.valid_to >= ${on})
        join household_member other on other.county = ${county} and other.household = own.household
          and other.valid_from <= ${on} and (other.valid_to is null or other.valid_to >= ${on}))
    select p.name, p.id in (select id from holder) as self
    from case_person c join person p on p.county = c.county and p.id = c.person
    where c.county = ${county} and c.office_case = ${officeCase} and c.person in (select id from kin)
    order by c.row_number`.execute(tx);
  return rows;
};
