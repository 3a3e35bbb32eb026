import { sql } from 'kysely';
import type { PlainDate } from '#kit/plain-date.ts';
import type { Instant } from '#platform/clock.ts';
import type { Tx } from '#platform/database.ts';
import type { ProposalState } from './parameters.contract.ts';
import type { DocumentedValue } from './proposal-ground.ts';

/** A value on its way into the table. */
export interface Proposal extends DocumentedValue {
  readonly id: string;
  readonly key: string;
  readonly note: string | null;
  readonly doubts: string[];
  readonly proposedBy: string;
  readonly proposedByName: string;
  readonly proposedAt: Instant;
  readonly state: ProposalState;
  readonly decidedByName: string | null;
  readonly decidedAt: Instant | null;
  readonly reason: string | null;
}

interface ProposalTable {
  county: string;
  id: string;
  key: string;
  division: string;
  valid_from: PlainDate;
  value: string;
  document: string;
  document_date: PlainDate;
  note: string | null;
  doubts: string[];
  proposed_by: string;
  proposed_at: Instant;
  state: ProposalState;
  decided_by: string | null;
  decided_at: Instant | null;
  reason: string | null;
}

const tables = (tx: Tx) => tx.withTables<{ parameter_proposal: ProposalTable }>();

const columns = sql`
  p.id, p.key, p.division, p.valid_from as "from", p.value, p.document, p.document_date as "documentDate", p.note, p.doubts,
  p.proposed_by as "proposedBy", coalesce(proposer.name, '') as "proposedByName", p.proposed_at as "proposedAt", p.state,
  decider.name as "decidedByName", p.decided_at as "decidedAt", p.reason`;

const joined = sql`
  parameter_proposal p
  left join app_user proposer on proposer.id = p.proposed_by left join app_user decider on decider.id = p.decided_by`;

/** False when one for the same parameter, place and start is open. */
export async function insertProposal(
  tx: Tx,
  county: string,
  proposal: Pick<Proposal, 'id' | 'key' | 'note' | 'doubts' | 'proposedBy' | 'proposedAt' | keyof DocumentedValue>,
): Promise<boolean> {
  const { id, key, division, from, value, document, documentDate, note, doubts, proposedBy, proposedAt } = proposal;
  const result = await tables(tx)
    .insertInto('parameter_proposal')
    .values({
      ...{ county, id, key, division, value, document, note, doubts },
      valid_from: from,
      document_date: documentDate,
      proposed_by: proposedBy,
      proposed_at: proposedAt,
      state: 'open',
      decided_by: null,
      decided_at: null,
      reason: null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return result.numInsertedOrUpdatedRows === 1n;
}

export async function findProposal(tx: Tx, county: string, id: string): Promise<Proposal | undefined> {
  const { rows } = await sql<Proposal>`
    select ${columns} from ${joined} where p.county = ${county} and p.id = ${id}`.execute(tx);
  return rows[0];
}

/** The open one for the same parameter, place and start. */
export async function findOpenProposal(
  tx: Tx,
  county: string,
  { key, division, from }: Pick<Proposal, 'key' | 'division' | 'from'>,
): Promise<Proposal | undefined> {
  const { rows } = await sql<Proposal>`
    select ${columns} from ${joined}
    where p.county = ${county} and p.key = ${key} and p.division = ${division} and p.valid_from = ${from}
      and p.state = 'open'`.execute(tx);
  return rows[0];
}

/** Newest first; `before` is the last of the page before. */
export async function findProposals(
  tx: Tx,
  county: string,
  filter: { readonly key?: string; readonly state?: ProposalState; readonly before?: string; readonly limit: number },
): Promise<Proposal[]> {
  const { key, state, before, limit } = filter;
  const { rows } = await sql<Proposal>`
    select ${columns} from ${joined}
    where p.county = ${county}
      ${key === undefined ? sql`` : sql`and p.key = ${key}`}
      ${state === undefined ? sql`` : sql`and p.state = ${state}`}
      ${
        before === undefined
          ? sql``
          : sql`and (p.proposed_at, p.id) < (
              select b.proposed_at, b.id from parameter_proposal b where b.county = ${county} and b.id = ${before})`
      }
    order by p.proposed_at desc, p.id desc limit ${limit}`.execute(tx);
  return rows;
}

/** How many are open, by parameter. */
export async function countOpen(tx: Tx, county: string): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ key: string; open: number }>`
    select key, count(*)::int as open from parameter_proposal
    where county = ${county} and state = 'open' group by key`.execute(tx);
  return new Map(rows.map(({ key, open }) => [key, open]));
}

/** Ends an open proposal; false when somebody else has. Of two at once the second waits and finds it ended. */
export async function closeProposal(
  tx: Tx,
  county: string,
  id: string,
  end: { readonly state: ProposalState; readonly by: string; readonly at: Instant; readonly reason?: string },
): Promise<boolean> {
  const result = await tables(tx)
    .updateTable('parameter_proposal')
    .set({ state: end.state, decided_by: end.by, decided_at: end.at, reason: end.reason ?? null })
    .where('county', '=', county)
    .where('id', '=', id)
    .where('state', '=', 'open')
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}
