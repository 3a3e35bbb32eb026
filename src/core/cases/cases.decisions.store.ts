import { sql } from 'kysely';
import type { PlainDate } from '#kit/plain-date.ts';
import type { ExplainedDecision } from '#kit/rule.ts';
import type { Instant } from '#platform/clock.ts';
import type { Tx } from '#platform/database.ts';

export type DecisionRow = {
  readonly case: string;
  readonly seq: number;
  readonly move: string;
  readonly on: PlainDate;
  readonly knownAt: Instant;
  readonly facts: readonly string[];
  readonly decision: ExplainedDecision;
  /** Where the case lay when it was decided. */
  readonly division: string;
};

export type NewDecision = Pick<DecisionRow, 'case' | 'seq' | 'knownAt' | 'facts' | 'decision' | 'division'> & {
  readonly confirmed: boolean;
};

/** Keeps what was decided at an action, and what it was decided from. */
export const insertDecision = async (tx: Tx, county: string, made: NewDecision): Promise<void> => {
  await sql`insert into case_decision (county, office_case, seq, confirmed, known_at, facts, decision, division_at_event,
      division_now)
    values (${county}, ${made.case}, ${made.seq}, ${made.confirmed}, ${made.knownAt}, ${made.facts}::uuid[],
      ${JSON.stringify(made.decision)}::jsonb, ${made.division}, ${made.division})`.execute(tx);
};

/** The confirmed decisions of all cases of a household, the earliest first. */
export const findConfirmed = async (tx: Tx, county: string, household: string): Promise<readonly DecisionRow[]> => {
  const { rows } = await sql<DecisionRow>`
    select d.office_case as "case", d.seq, a.move, a.business_on as "on", d.known_at as "knownAt", d.facts, d.decision,
      d.division_at_event as division
    from office_case c
    join case_decision d on d.county = c.county and d.office_case = c.id
    join case_action a on a.county = d.county and a.office_case = d.office_case and a.seq = d.seq
    where c.county = ${county} and c.household = ${household} and d.confirmed
    order by d.known_at, d.office_case, d.seq`.execute(tx);
  return rows;
};

/** The household of a case by its number, where the transaction's actor may see it. */
export const findHouseholdOfNumber = async (tx: Tx, county: string, number: string): Promise<string | undefined> => {
  const { rows } = await sql<{ household: string }>`
    select household from office_case where county = ${county} and number = ${number}`.execute(tx);
  return rows[0]?.household;
};
