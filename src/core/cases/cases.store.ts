import { sql } from 'kysely';
import type { CaseAction, CasePerson } from '#kit/case-view.ts';
import type { PlainDate } from '#kit/plain-date.ts';
import type { ExplainedDecision } from '#kit/rule.ts';
import type { Instant } from '#platform/clock.ts';
import type { Tx } from '#platform/database.ts';
import type { OfficeCase, PersonOfCase, SignedManner } from './cases.ts';

type CaseRow = {
  county: string;
  id: string;
  number: string;
  item: string;
  item_version: number;
  domain: string;
  stage: string;
  seq: number;
  applicant: string;
  applicant_name: string;
  household: string;
  applied_on: PlainDate;
  accepted_on: PlainDate | null;
  stage_since: PlainDate;
  due_on: PlainDate | null;
  due_pending: boolean;
  closed: boolean;
  decision: ExplainedDecision | null;
  posted: ExplainedDecision | null;
  division_now: string;
};

const fromRow = (row: CaseRow): OfficeCase => ({
  id: row.id,
  number: row.number,
  item: row.item,
  itemVersion: row.item_version,
  stage: row.stage,
  seq: row.seq,
  applicant: row.applicant,
  applicantName: row.applicant_name,
  household: row.household,
  appliedOn: row.applied_on,
  acceptedOn: row.accepted_on,
  stageSince: row.stage_since,
  dueOn: row.due_on,
  duePending: row.due_pending,
  closed: row.closed,
  division: row.division_now,
  decision: row.decision,
  posted: row.posted,
});

/** Gives out the next number of a series in a year; the row lock orders those who come at once. */
export const nextInSeries = async (tx: Tx, county: string, series: string, year: number): Promise<number> => {
  const { rows } = await sql<{ last: number }>`
    insert into case_series (county, series, year, last) values (${county}, ${series}, ${year}, 1)
    on conflict (county, series, year) do update set last = case_series.last + 1 returning last`.execute(tx);
  return rows[0]?.last ?? 1;
};

/** A case that the transaction's actor may see. */
export const findCase = async (tx: Tx, county: string, id: string): Promise<OfficeCase | undefined> => {
  const { rows } = await sql<CaseRow>`select * from office_case where county = ${county} and id = ${id}`.execute(tx);
  return rows[0] && fromRow(rows[0]);
};

/** The same, locked until the transaction ends: whoever acts second sees what the first did. */
export const lockCase = async (tx: Tx, county: string, id: string): Promise<OfficeCase | undefined> => {
  const { rows } = await sql<CaseRow>`
    select * from office_case where county = ${county} and id = ${id} for update`.execute(tx);
  return rows[0] && fromRow(rows[0]);
};

/** The number of an unfinished case of the item with this applicant or for this household, if there is one. */
export const findOpenCaseNumber = async (
  tx: Tx,
  county: string,
  of: { readonly item: string; readonly applicant: string; readonly household: string },
): Promise<string | undefined> => {
  const { rows } = await sql<{ number: string }>`
    select number from office_case
    where county = ${county} and item = ${of.item} and not closed and (applicant = ${of.applicant} or household = ${of.household})
    order by applied_on, id limit 1`.execute(tx);
  return rows[0]?.number;
};

export type NewCase = Omit<OfficeCase, 'seq' | 'acceptedOn' | 'stageSince' | 'closed' | 'decision' | 'posted'> & {
  domain: string;
};

/**
 * Inserts a case before its first action; false where the household or the applicant has an unfinished one of the item, also one
 * that is being made in this moment.
 */
export const insertCase = async (tx: Tx, county: string, made: NewCase): Promise<boolean> => {
  const result =
    await sql`insert into office_case (county, id, number, item, item_version, domain, stage, seq, applicant, applicant_name,
      household, applied_on, stage_since, due_on, due_pending, division_at_event, division_now)
    values (${county}, ${made.id}, ${made.number}, ${made.item}, ${made.itemVersion}, ${made.domain}, ${made.stage}, 0,
      ${made.applicant}, ${made.applicantName}, ${made.household}, ${made.appliedOn}, ${made.appliedOn}, ${made.dueOn},
      ${made.duePending}, ${made.division}, ${made.division}) on conflict do nothing`.execute(tx);
  return result.numAffectedRows === 1n;
};

export type NewAction = {
  readonly case: string;
  readonly seq: number;
  readonly move: string;
  readonly stage: string;
  readonly actorKind: 'staff' | 'resident' | 'job';
  readonly actor: string | null;
  readonly actorName: string;
  readonly on: PlainDate;
  readonly businessAt: Instant;
  readonly wallAt: Instant;
  readonly form: string | null;
  readonly payload: object;
  readonly payloadHash: Buffer;
  readonly division: string;
};

/** Appends an action and its payload. (county, case, seq) is unique: of two at once one fails. */
export const insertAction = async (tx: Tx, county: string, action: NewAction): Promise<void> => {
  await sql`insert into case_action (county, office_case, seq, move, stage, actor_kind, actor, actor_name, business_on,
      business_at, wall_at, form, payload_hash, division_at_event, division_now)
    values (${county}, ${action.case}, ${action.seq}, ${action.move}, ${action.stage}, ${action.actorKind}, ${action.actor},
      ${action.actorName}, ${action.on}, ${action.businessAt}, ${action.wallAt}, ${action.form}, ${action.payloadHash},
      ${action.division}, ${action.division})`.execute(tx);
  await sql`insert into case_action_payload (county, office_case, seq, payload, division_now)
    values (${county}, ${action.case}, ${action.seq}, ${JSON.stringify(action.payload)}::jsonb, ${action.division})`.execute(
    tx,
  );
};

/** Writes the projection after an action. */
export const updateCase = async (tx: Tx, county: string, next: OfficeCase): Promise<void> => {
  await sql`update office_case set stage = ${next.stage}, seq = ${next.seq}, accepted_on = ${next.acceptedOn},
      stage_since = ${next.stageSince}, due_on = ${next.dueOn}, due_pending = ${next.duePending}, closed = ${next.closed},
      decision = ${next.decision && JSON.stringify(next.decision)}::jsonb, posted = ${next.posted && JSON.stringify(next.posted)}::jsonb
    where county = ${county} and id = ${next.id}`.execute(tx);
};

export type StoredAction = CaseAction & {
  readonly stage: string;
  readonly actorName: string;
  readonly actorKind: string;
  readonly businessAt: Instant;
  readonly payload: Readonly<Record<string, unknown>>;
};

/** The actions of a case in order, with their payloads as stored (sealed values sealed; an erased payload is empty). */
export const findActions = async (tx: Tx, county: string, id: string): Promise<readonly StoredAction[]> => {
  const { rows } = await sql<{
    seq: number;
    move: string;
    stage: string;
    actor: string | null;
    actor_name: string;
    actor_kind: string;
    business_on: PlainDate;
    business_at: Instant;
    form: string | null;
    payload: Record<string, unknown> | null;
  }>`select a.seq, a.move, a.stage, a.actor, a.actor_name, a.actor_kind, a.business_on, a.business_at, a.form, p.payload
    from case_action a
    left join case_action_payload p on p.county = a.county and p.office_case = a.office_case and p.seq = a.seq
    where a.county = ${county} and a.office_case = ${id} order by a.seq`.execute(tx);
  return rows.map((row) => ({
    seq: row.seq,
    move: row.move,
    stage: row.stage,
    on: row.business_on,
    businessAt: row.business_at,
    user: row.actor_kind === 'staff' ? row.actor : null,
    actorKind: row.actor_kind,
    actorName: row.actor_name,
    form: row.form,
    answers: {},
    payload: row.payload ?? {},
  }));
};

/** Enters a person into a case. */
export const insertCasePerson = async (
  tx: Tx,
  county: string,
  place: { case: string; division: string },
  person: { id: string; row: number; relation: string; applicant: boolean; mustSign: boolean },
): Promise<void> => {
  await sql`insert into case_person (county, office_case, person, row_number, relation, applicant, must_sign, division_now)
    values (${county}, ${place.case}, ${person.id}, ${person.row}, ${person.relation}, ${person.applicant},
      ${person.mustSign}, ${place.division})`.execute(tx);
};

/** The people of a case by row, the applicant first. Read as the job role: a member may live in another town. */
export const findCasePeople = async (tx: Tx, county: string, id: string): Promise<readonly PersonOfCase[]> => {
  const { rows } = await sql<{
    person: string;
    row_number: number;
    relation: string;
    applicant: boolean;
    must_sign: boolean;
    signed_on: PlainDate | null;
    signed_manner: SignedManner | null;
    name: string;
    born: PlainDate;
    sex: CasePerson['sex'];
    died: PlainDate | null;
  }>`select c.person, c.row_number, c.relation, c.applicant, c.must_sign, c.signed_on, c.signed_manner, p.name, p.born, p.sex,
      p.died
    from case_person c join person p on p.county = c.county and p.id = c.person
    where c.county = ${county} and c.office_case = ${id} order by c.row_number`.execute(tx);
  return rows.map((row) => ({
    id: row.person,
    row: row.row_number,
    relation: row.relation,
    name: row.name,
    born: row.born,
    sex: row.sex,
    died: row.died,
    applicant: row.applicant,
    mustSign: row.must_sign,
    signedOn: row.signed_on,
    signedManner: row.signed_manner,
  }));
};

/** Records that an effect was carried out; false when it had been before. */
export const insertEffect = async (
  tx: Tx,
  county: string,
  effect: { case: string; seq: number; position: number; effect: string; result: string | null; division: string },
): Promise<void> => {
  await sql`insert into case_effect (county, office_case, seq, position, effect, result, division_now)
    values (${county}, ${effect.case}, ${effect.seq}, ${effect.position}, ${effect.effect}, ${effect.result}, ${effect.division})`.execute(
    tx,
  );
};

/** Marks a person as having signed; the link is spent. False when he had signed before. */
export const updateSigned = async (
  tx: Tx,
  county: string,
  signed: {
    case: string;
    person: string;
    at: Instant;
    on: PlainDate;
    manner: SignedManner;
    file: string | null;
    until: PlainDate | null;
  },
): Promise<boolean> => {
  const result =
    await sql`update case_person set signed_at = ${signed.at}, signed_on = ${signed.on}, signed_manner = ${signed.manner},
      signed_file = ${signed.file}, consent_until = ${signed.until}, sign_token_hash = null, sign_token_expires = null
    where county = ${county} and office_case = ${signed.case} and person = ${signed.person} and signed_on is null`.execute(
      tx,
    );
  return result.numAffectedRows === 1n;
};

/** Gives a person a new one-time link; an older one ends. */
export const updateSignToken = async (
  tx: Tx,
  county: string,
  link: { case: string; person: string; hash: Buffer; expires: Instant },
): Promise<void> => {
  await sql`update case_person set sign_token_hash = ${link.hash}, sign_token_expires = ${link.expires}
    where county = ${county} and office_case = ${link.case} and person = ${link.person} and signed_on is null`.execute(
    tx,
  );
};

/** The person and case a living link belongs to. */
export const findBySignToken = async (
  tx: Tx,
  county: string,
  hash: Buffer,
  now: Instant,
): Promise<{ case: string; person: string } | undefined> => {
  const { rows } = await sql<{ office_case: string; person: string }>`
    select office_case, person from case_person
    where county = ${county} and sign_token_hash = ${hash} and sign_token_expires > ${now} and signed_on is null`.execute(
    tx,
  );
  return rows[0] && { case: rows[0].office_case, person: rows[0].person };
};
