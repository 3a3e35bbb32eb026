import { sql } from 'kysely';
import type { PlainDate } from '#kit/plain-date.ts';
import type { Tx } from '#platform/database.ts';
import type { Conclusion } from './exchange.report.contract.ts';
import type { Objection, Report } from './exchange.ts';

const reportColumns = sql`
  r.id, r.verification, r.office_case as "case", r.number, r.kind, r.made_on as "madeOn", r.valid_until as "validUntil",
  r.content, r.division_now as division`;

const objectionColumns = sql`
  o.id, o.office_case as "case", o.report, o.received_on as "receivedOn", o.text, o.files, o.person, o.answer,
  o.answered_on as "answeredOn", o.review`;

export async function insertReport(
  tx: Tx,
  county: string,
  report: Report & { readonly madeBy: string | null },
): Promise<void> {
  await sql`
    insert into verification_report (county, id, verification, office_case, number, kind, made_on, made_by, valid_until,
      content, division_at_event, division_now)
    values (${county}, ${report.id}, ${report.verification}, ${report.case}, ${report.number}, ${report.kind},
      ${report.madeOn}, ${report.madeBy}, ${report.validUntil}, ${JSON.stringify(report.content)}::jsonb, ${report.division},
      ${report.division})`.execute(tx);
}

/** The reports of a case, the latest first. */
export async function findReports(tx: Tx, county: string, officeCase: string): Promise<readonly Report[]> {
  const { rows } = await sql<Report>`
    select ${reportColumns} from verification_report r
    where r.county = ${county} and r.office_case = ${officeCase} order by r.id desc`.execute(tx);
  return rows;
}

export async function findReport(tx: Tx, county: string, id: string): Promise<Report | undefined> {
  const { rows } = await sql<Report>`
    select ${reportColumns} from verification_report r where r.county = ${county} and r.id = ${id}`.execute(tx);
  return rows[0];
}

/** Files an objection; false when another one of the case is open. */
export async function insertObjection(
  tx: Tx,
  county: string,
  objection: Pick<Objection, 'id' | 'case' | 'report' | 'receivedOn' | 'text' | 'files' | 'person'> & {
    readonly recordedBy: string | null;
    readonly division: string;
  },
): Promise<boolean> {
  const made = await sql`
    insert into verification_objection (county, id, office_case, report, received_on, text, files, person, recorded_by,
      division_now)
    values (${county}, ${objection.id}, ${objection.case}, ${objection.report}, ${objection.receivedOn}, ${objection.text},
      ${objection.files}::uuid[], ${objection.person}, ${objection.recordedBy}, ${objection.division})
    on conflict do nothing`.execute(tx);
  return made.numAffectedRows === 1n;
}

/** The objections of a case in the order of receipt. */
export async function findObjections(tx: Tx, county: string, officeCase: string): Promise<readonly Objection[]> {
  const { rows } = await sql<Objection>`
    select ${objectionColumns} from verification_objection o
    where o.county = ${county} and o.office_case = ${officeCase} order by o.id`.execute(tx);
  return rows;
}

/** One objection of a case, held against an answer by another. */
export async function lockObjection(
  tx: Tx,
  county: string,
  place: { readonly case: string; readonly objection: string },
): Promise<Objection | undefined> {
  const { rows } = await sql<Objection>`
    select ${objectionColumns} from verification_objection o
    where o.county = ${county} and o.office_case = ${place.case} and o.id = ${place.objection} for update`.execute(tx);
  return rows[0];
}

export async function updateAnswer(
  tx: Tx,
  county: string,
  objection: string,
  answer: { readonly text: string; readonly on: PlainDate; readonly by: string; readonly review: string },
): Promise<void> {
  await sql`update verification_objection set answer = ${answer.text}, answered_on = ${answer.on}::date,
      answered_by = ${answer.by}::uuid, review = ${answer.review}::uuid
    where county = ${county} and id = ${objection}`.execute(tx);
}

/** A case in the list of the desk, by its latest round. */
export interface DeskLine {
  readonly case: string;
  readonly number: string;
  readonly item: string;
  readonly applicantName: string;
  readonly division: string;
  readonly verification: string;
  readonly round: number;
  readonly startedOn: PlainDate;
  readonly answerBy: PlainDate | null;
  readonly queries: number;
  readonly waiting: number;
  readonly answered: number;
  readonly breaches: number;
  readonly objected: boolean;
  readonly conclusions: readonly Conclusion[] | null;
  readonly validUntil: PlainDate | null;
}

/** The latest round of each case in sight, the last begun first. */
export async function findDeskLines(
  tx: Tx,
  county: string,
  asked: {
    readonly show: 'waiting' | 'breach' | 'objected' | undefined;
    readonly after: { readonly on: string; readonly id: string } | undefined;
    readonly most: number;
  },
): Promise<readonly DeskLine[]> {
  const { show, after, most } = asked;
  const { rows } = await sql<DeskLine>`
    select * from (
      select v.office_case as "case", c.number, c.item, c.applicant_name as "applicantName", v.division_now as division,
        v.id as verification, v.round, v.started_on as "startedOn", v.answer_by as "answerBy",
        q.queries, q.waiting, q.answered, q.breaches,
        exists (select from verification_objection o
          where o.county = v.county and o.office_case = v.office_case and o.answer is null) as objected,
        r.conclusions, r.valid_until as "validUntil"
      from verification v
      join office_case c on c.county = v.county and c.id = v.office_case
      cross join lateral (
        select count(*)::int as queries, count(*) filter (where state = 'waiting')::int as waiting,
          count(*) filter (where state = 'answered')::int as answered,
          count(*) filter (where state = 'quarantined' and breach_on is null)::int as breaches
        from verification_query where county = v.county and verification = v.id) q
      left join lateral (
        select valid_until, jsonb_path_query_array(content, '$.people[*].conclusion') as conclusions
        from verification_report where county = v.county and office_case = v.office_case order by id desc limit 1) r on true
      where v.county = ${county} and not exists (
        select from verification later
        where later.county = v.county and later.office_case = v.office_case and later.round > v.round)
    ) line
    where ${after === undefined ? sql`true` : sql`("startedOn", verification) < (${after.on}::date, ${after.id}::uuid)`}
      and ${show === undefined ? sql`true` : show === 'waiting' ? sql`waiting > 0` : show === 'breach' ? sql`breaches > 0` : sql`objected`}
    order by "startedOn" desc, verification desc limit ${most}`.execute(tx);
  return rows;
}
