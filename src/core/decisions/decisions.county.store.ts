import { sql } from 'kysely';
import { firstDay, monthOf, type PlainDate, type PlainMonth } from '#kit/plain-date.ts';
import type { Instant } from '#platform/clock.ts';
import type { Tx } from '#platform/database.ts';
import type { ProposalKind } from './decisions.contract.ts';
import type { DecisionRun, DecisionSummary, Proposal } from './decisions.ts';

interface DecisionRunTable {
  county: string;
  id: string;
  item: string;
  month: PlainDate;
  number: string;
  state: DecisionRun['state'];
  decided_on: PlainDate;
  known_at: Instant | null;
  rule: string | null;
  households: number;
  decided: number;
  starts: number;
  changes: number;
  stops: number;
  summary: string | null;
  made_by: string;
  made_at: Instant;
  job: string;
}

const tables = (tx: Tx) => tx.withTables<{ decision_run: DecisionRunTable }>();

const runColumns = sql`
  r.id, r.item, r.month, r.number, r.state, r.decided_on as "decidedOn", r.known_at as "knownAt", r.rule, r.households,
  r.decided, r.starts, r.changes, r.stops, r.summary, r.made_by as "madeBy", maker.name as "madeByName",
  r.made_at as "madeAt", r.job`;

type RunRow = Omit<DecisionRun, 'month'> & { month: PlainDate };
const runOf = (row: RunRow): DecisionRun => ({ ...row, month: monthOf(row.month) });

/** Opens a run; false when one of the item and month is under way, or the number has just been taken. */
export async function insertRun(
  tx: Tx,
  county: string,
  run: Pick<DecisionRun, 'id' | 'item' | 'month' | 'number' | 'decidedOn' | 'madeBy' | 'madeAt' | 'job'>,
): Promise<boolean> {
  const { rows } = await sql<{ id: string }>`
    insert into decision_run (county, id, item, month, number, state, decided_on, made_by, made_at, job)
    values (${county}, ${run.id}, ${run.item}, ${firstDay(run.month)}, ${run.number}, 'deciding', ${run.decidedOn},
      ${run.madeBy}, ${run.madeAt}, ${run.job})
    on conflict do nothing returning id`.execute(tx);
  return rows.length === 1;
}

export async function countRuns(tx: Tx, county: string, item: string, month: PlainMonth): Promise<number> {
  const { rows } = await sql<{ runs: number }>`
    select count(*)::int as runs from decision_run
    where county = ${county} and item = ${item} and month = ${firstDay(month)}`.execute(tx);
  return rows[0]?.runs ?? 0;
}

/** The run of an item and month that is under way. */
export async function findOpenRun(
  tx: Tx,
  county: string,
  item: string,
  month: PlainMonth,
): Promise<Pick<DecisionRun, 'number'> | undefined> {
  return tables(tx)
    .selectFrom('decision_run')
    .select('number')
    .where('county', '=', county)
    .where('item', '=', item)
    .where('month', '=', firstDay(month))
    .where('state', '=', 'deciding')
    .executeTakeFirst();
}

/** The run, locked until the transaction ends. Only its own row is locked. */
export async function lockRun(tx: Tx, county: string, id: string): Promise<DecisionRun | undefined> {
  await sql`select id from decision_run where county = ${county} and id = ${id} for update`.execute(tx);
  return findRun(tx, county, id);
}

export async function findRun(tx: Tx, county: string, id: string): Promise<DecisionRun | undefined> {
  const { rows } = await sql<RunRow>`
    select ${runColumns} from decision_run r join app_user maker on maker.id = r.made_by
    where r.county = ${county} and r.id = ${id}`.execute(tx);
  return rows[0] && runOf(rows[0]);
}

/** The latest runs. */
export async function findRuns(tx: Tx, county: string, limit: number): Promise<DecisionRun[]> {
  const { rows } = await sql<RunRow>`
    select ${runColumns} from decision_run r join app_user maker on maker.id = r.made_by
    where r.county = ${county} order by r.made_at desc, r.id desc limit ${limit}`.execute(tx);
  return rows.map(runOf);
}

export async function updateDecided(
  tx: Tx,
  county: string,
  id: string,
  decided: Pick<DecisionRun, 'households' | 'decided' | 'starts' | 'changes' | 'stops'> & {
    readonly knownAt: Instant;
    readonly rule: string;
    readonly summary: DecisionSummary;
  },
): Promise<void> {
  const { knownAt, rule, summary, ...counts } = decided;
  await tables(tx)
    .updateTable('decision_run')
    .set({ state: 'decided', known_at: knownAt, rule, summary: JSON.stringify(summary), ...counts })
    .where('county', '=', county)
    .where('id', '=', id)
    .execute();
}

export async function updateEnded(tx: Tx, county: string, id: string, state: 'cancelled' | 'failed'): Promise<void> {
  await tables(tx)
    .updateTable('decision_run')
    .set({ state })
    .where('county', '=', county)
    .where('id', '=', id)
    .execute();
}

/** How many households there are, for a progress bar. */
export async function countHouseholds(tx: Tx, county: string): Promise<number> {
  const { rows } = await sql<{ households: number }>`
    select count(*)::int as households from situation where county = ${county}`.execute(tx);
  return rows[0]?.households ?? 0;
}

/** Rows a statement: row security takes no COPY, and one array of everything would be held twice. */
const chunk = 5000;

export async function insertProposals(
  tx: Tx,
  county: string,
  run: string,
  proposals: readonly Proposal[],
): Promise<void> {
  for (let at = 0; at < proposals.length; at += chunk) {
    const rows = JSON.stringify(proposals.slice(at, at + chunk));
    await sql`
      insert into decision_proposal (county, run, household, division_now, kind, outcome, class, before, after, members, reasons)
      select ${county}, ${run}, p.household, p.division, p.kind, p.outcome, p.class, p.before, p.after, p.members, p.reasons
      from jsonb_to_recordset(${rows}::jsonb) as p (
        household uuid, division char(12), kind text, outcome text, class text, before bigint, after bigint,
        members uuid[], reasons jsonb)`.execute(tx);
  }
}

/** What of a run's proposals is asked for. `place` is the significant part of a division's code. */
export interface ProposalsAsked {
  readonly run: string;
  readonly kind: ProposalKind | undefined;
  readonly place: string;
  /** The last one of the page before. */
  readonly after: { readonly size: number; readonly household: string } | undefined;
  readonly limit: number;
}

export type ProposalFound = Proposal & { readonly size: number };

const proposalColumns = sql`
  household, division_now as division, kind, outcome, class, before, after, size, members, reasons`;

/** A page of proposals in sight, the largest difference first, then by household. */
export async function findProposals(tx: Tx, county: string, asked: ProposalsAsked): Promise<ProposalFound[]> {
  const { run, kind, place, after, limit } = asked;
  const { rows } = await sql<ProposalFound>`
    select ${proposalColumns} from decision_proposal
    where county = ${county} and run = ${run}
      and division_now between ${place}::char(12) and (${place} || '~')::char(12)
      ${kind === undefined ? sql`` : sql`and kind = ${kind}`}
      ${after === undefined ? sql`` : sql`and size <= ${after.size} and (size < ${after.size} or household > ${after.household})`}
    order by size desc, household limit ${limit}`.execute(tx);
  return rows;
}

export async function findProposal(
  tx: Tx,
  county: string,
  run: string,
  household: string,
): Promise<ProposalFound | undefined> {
  const { rows } = await sql<ProposalFound>`
    select ${proposalColumns} from decision_proposal
    where county = ${county} and run = ${run} and household = ${household}`.execute(tx);
  return rows[0];
}
