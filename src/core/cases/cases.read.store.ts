import { sql } from 'kysely';
import type { PlainDate } from '#kit/plain-date.ts';
import type { Tx } from '#platform/database.ts';

/** A line of a worklist or of a resident's own list. */
export type CaseLine = {
  readonly id: string;
  readonly number: string;
  readonly item: string;
  readonly stage: string;
  readonly applicantName: string;
  readonly division: string;
  readonly appliedOn: PlainDate;
  readonly stageSince: PlainDate;
  readonly dueOn: PlainDate | null;
  readonly duePending: boolean;
  readonly closed: boolean;
};

type LineRow = {
  id: string;
  number: string;
  item: string;
  stage: string;
  applicant_name: string;
  division_now: string;
  applied_on: PlainDate;
  stage_since: PlainDate;
  due_on: PlainDate | null;
  due_pending: boolean;
  closed: boolean;
};

const fromRow = (row: LineRow): CaseLine => ({
  id: row.id,
  number: row.number,
  item: row.item,
  stage: row.stage,
  applicantName: row.applicant_name,
  division: row.division_now,
  appliedOn: row.applied_on,
  stageSince: row.stage_since,
  dueOn: row.due_on,
  duePending: row.due_pending,
  closed: row.closed,
});

/** Where the next page of a list begins: after the last line of this one. */
export type Page = { readonly after: { readonly due: string; readonly id: string } | undefined; readonly most: number };

const columns = sql`id, number, item, stage, applicant_name, division_now, applied_on, stage_since, due_on, due_pending, closed`;
/** Sorts cases without a limit behind all others, in one column that a keyset can compare. */
const due = sql`coalesce(due_on, '9999-12-31'::date)`;

/** The cases of an item that stand at one of the stages, most urgent first. Scope and domain are the row policies'. */
export const findWork = async (
  tx: Tx,
  county: string,
  work: { item: string; stages: readonly string[] },
  page: Page,
): Promise<readonly CaseLine[]> => {
  const behind =
    page.after === undefined ? sql`true` : sql`(${due}, id) > (${page.after.due}::date, ${page.after.id}::uuid)`;
  const { rows } = await sql<LineRow>`
    select ${columns} from office_case
    where county = ${county} and item = ${work.item} and stage = any (${[...work.stages]}::text[]) and ${behind}
    order by ${due}, id limit ${page.most}`.execute(tx);
  return rows.map(fromRow);
};

/** All cases of a place, the latest first; `number` narrows to a case number's beginning. */
export const findCases = async (
  tx: Tx,
  county: string,
  filter: { prefix: string; stage: string | undefined; number: string | undefined },
  page: Page,
): Promise<readonly CaseLine[]> => {
  const behind =
    page.after === undefined ? sql`true` : sql`(applied_on, id) < (${page.after.due}::date, ${page.after.id}::uuid)`;
  const stage = filter.stage === undefined ? sql`true` : sql`stage = ${filter.stage}`;
  const number = filter.number === undefined ? sql`true` : sql`starts_with(number, ${filter.number})`;
  const { rows } = await sql<LineRow>`
    select ${columns} from office_case
    where county = ${county} and division_now between ${filter.prefix}::char(12) and (${filter.prefix} || '~')::char(12)
      and ${stage} and ${number} and ${behind}
    order by applied_on desc, id desc limit ${page.most}`.execute(tx);
  return rows.map(fromRow);
};

/** The cases a person takes part in, the latest first. */
export const findCasesOfPerson = async (tx: Tx, county: string, person: string): Promise<readonly CaseLine[]> => {
  const { rows } = await sql<LineRow>`
    select ${columns} from office_case
    where county = ${county} and id in (select office_case from case_person where county = ${county} and person = ${person})
    order by applied_on desc, id desc limit 100`.execute(tx);
  return rows.map(fromRow);
};

/** How many cases stand at each stage, and how many of them are overdue on a date. */
export const countStages = async (
  tx: Tx,
  county: string,
  on: PlainDate,
): Promise<readonly { item: string; stage: string; cases: number; overdue: number }[]> => {
  const { rows } = await sql<{ item: string; stage: string; cases: number; overdue: number }>`
    select item, stage, count(*) as cases, count(*) filter (where due_on < ${on}) as overdue
    from office_case where county = ${county} and not closed group by item, stage`.execute(tx);
  return rows;
};
