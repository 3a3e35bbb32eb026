import { sql } from 'kysely';
import type { NoticeContent } from '#kit/effect.ts';
import type { PlainDate } from '#kit/plain-date.ts';
import type { Tx } from '#platform/database.ts';
import type { NoticeQuery } from './notices.contract.ts';
import type { Cursor, Notice, NoticeLine, NoticeOfCase, Objection } from './notices.ts';

interface NoticeTable {
  county: string;
  id: string;
  office_case: string;
  division_at_event: string;
  division_now: string;
  posted_on: PlainDate;
  last_day: PlainDate;
  taken_down_on: PlainDate | null;
  content: NoticeContent;
}

interface ObjectionTable {
  county: string;
  id: string;
  notice: string;
  received_on: PlainDate;
  text: string;
  contact_sealed: Buffer | null;
  contact_mask: string | null;
  answer: string | null;
  answered_on: PlainDate | null;
  division_now: string;
}

const tables = (tx: Tx) => tx.withTables<{ notice: NoticeTable; notice_objection: ObjectionTable }>();

const lineColumns = sql<NoticeLine>`
  n.id, n.office_case as "case", n.division_now as division, n.posted_on as "postedOn", n.last_day as "lastDay",
  n.taken_down_on as "takenDownOn", n.content,
  (select count(*) from notice_objection o where o.county = n.county and o.notice = n.id) as objections,
  (select count(*) from notice_objection o where o.county = n.county and o.notice = n.id and o.answered_on is null)
    as "openObjections"`;

const objectionColumns = [
  'id',
  'notice',
  'received_on as receivedOn',
  'text',
  'contact_mask as contactMask',
  'answer',
  'answered_on as answeredOn',
] as const;

/** How many objections were made to all notices of a case. */
export async function countObjectionsOfCase(tx: Tx, county: string, officeCase: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from notice_objection o join notice n on n.county = o.county and n.id = o.notice
    where n.county = ${county} and n.office_case = ${officeCase}`.execute(tx);
  return rows[0]?.count ?? 0;
}

export async function insertNotice(tx: Tx, county: string, notice: Omit<Notice, 'takenDownOn'>): Promise<void> {
  await tables(tx)
    .insertInto('notice')
    .values({
      county,
      id: notice.id,
      office_case: notice.case,
      division_at_event: notice.division,
      division_now: notice.division,
      posted_on: notice.postedOn,
      last_day: notice.lastDay,
      taken_down_on: null,
      content: notice.content,
    })
    .execute();
}

/** Takes down what still hangs of a case; gives the notices' ids. */
export async function takeDownOfCase(tx: Tx, county: string, officeCase: string, on: PlainDate): Promise<string[]> {
  const rows = await tables(tx)
    .updateTable('notice')
    .set({ taken_down_on: on })
    .where('county', '=', county)
    .where('office_case', '=', officeCase)
    .where('taken_down_on', 'is', null)
    .where('last_day', '>=', on)
    .returning('id')
    .execute();
  return rows.map(({ id }) => id);
}

/** The latest notice of a case that was not taken down before its time. */
export async function findNoticeOfCase(tx: Tx, county: string, officeCase: string): Promise<NoticeOfCase | undefined> {
  const { rows } = await sql<NoticeOfCase>`
    select n.id, n.posted_on as "postedOn", n.last_day as "lastDay", (
      select count(*) from notice m join notice_objection o on o.county = m.county and o.notice = m.id
      where m.county = n.county and m.office_case = n.office_case and o.answered_on is null) as "openObjections"
    from notice n
    where n.county = ${county} and n.office_case = ${officeCase} and n.taken_down_on is null
    order by n.posted_on desc, n.id desc limit 1`.execute(tx);
  return rows[0];
}

/** Notices in the order of a list, the last posted first; `prefix` is the significant part of a division's code. */
export async function findNotices(
  tx: Tx,
  county: string,
  asked: { prefix: string; state: NoticeQuery['state'] | undefined; after: Cursor | undefined; most: number },
  today: PlainDate,
): Promise<NoticeLine[]> {
  const { rows } = await sql<NoticeLine>`
    select ${lineColumns} from notice n
    where n.county = ${county}
      and n.division_now between ${asked.prefix}::char(12) and (${asked.prefix} || '~')::char(12)
      and ${inState(asked.state, today)}
      and ${asked.after === undefined ? sql`true` : sql`(n.posted_on, n.id) < (${asked.after.postedOn}::date, ${asked.after.id}::uuid)`}
    order by n.posted_on desc, n.id desc limit ${asked.most}`.execute(tx);
  return rows;
}

function inState(state: NoticeQuery['state'] | undefined, today: PlainDate) {
  switch (state) {
    case undefined:
      return sql`true`;
    case 'hanging':
      return sql`n.taken_down_on is null and n.last_day >= ${today}`;
    case 'ended':
      return sql`n.taken_down_on is null and n.last_day < ${today}`;
    case 'taken-down':
      return sql`n.taken_down_on is not null`;
    case 'objected':
      return sql`exists (select from notice_objection o
        where o.county = n.county and o.notice = n.id and o.answered_on is null)`;
  }
}

export async function findNotice(tx: Tx, county: string, id: string): Promise<NoticeLine | undefined> {
  const { rows } = await sql<NoticeLine>`
    select ${lineColumns} from notice n where n.county = ${county} and n.id = ${id}`.execute(tx);
  return rows[0];
}

/** What was said against a notice, in the order of receipt. */
export async function findObjections(tx: Tx, county: string, notice: string): Promise<Objection[]> {
  return tables(tx)
    .selectFrom('notice_objection')
    .select(objectionColumns)
    .where('county', '=', county)
    .where('notice', '=', notice)
    .orderBy('received_on')
    .orderBy('id')
    .execute();
}

/** One objection, held against an answer by another. */
export async function lockObjection(
  tx: Tx,
  county: string,
  place: { notice: string; objection: string },
): Promise<(Objection & { contactSealed: Buffer | null }) | undefined> {
  return tables(tx)
    .selectFrom('notice_objection')
    .select(objectionColumns)
    .select('contact_sealed as contactSealed')
    .where('county', '=', county)
    .where('id', '=', place.objection)
    .where('notice', '=', place.notice)
    .forUpdate()
    .executeTakeFirst();
}

export async function updateAnswer(
  tx: Tx,
  county: string,
  objection: string,
  answer: { text: string; on: PlainDate },
): Promise<void> {
  await tables(tx)
    .updateTable('notice_objection')
    .set({ answer: answer.text, answered_on: answer.on })
    .where('county', '=', county)
    .where('id', '=', objection)
    .execute();
}

/** What the public sees of a notice. */
export type PublicRow = Pick<Notice, 'id' | 'division' | 'postedOn' | 'lastDay' | 'content'>;

export async function findPublicNotices(
  tx: Tx,
  county: string,
  asked: { prefix: string; on: PlainDate; after: Cursor | undefined; most: number },
): Promise<PublicRow[]> {
  const { rows } = await sql<PublicRow>`
    select id, division, posted_on as "postedOn", last_day as "lastDay", content
    from public_notices(${county}, ${asked.prefix}, ${asked.on}::date, ${asked.after?.postedOn ?? null}::date,
      ${asked.after?.id ?? null}::uuid, ${asked.most})`.execute(tx);
  return rows;
}

/** Files an objection while the notice hangs; undefined for a notice that was never posted. */
export async function objectInPublic(
  tx: Tx,
  county: string,
  objection: {
    id: string;
    notice: string;
    on: PlainDate;
    text: string;
    contact: { sealed: Buffer; mask: string } | undefined;
  },
): Promise<{ accepted: boolean; hungUntil: PlainDate } | undefined> {
  const { id, notice, on, text, contact } = objection;
  const { rows } = await sql<{ accepted: boolean; hungUntil: PlainDate }>`
    select accepted, hung_until as "hungUntil"
    from public_objection(${county}, ${notice}::uuid, ${id}::uuid, ${on}::date, ${text}, ${contact?.sealed ?? null}::bytea,
      ${contact?.mask ?? null}::text)`.execute(tx);
  return rows[0];
}
