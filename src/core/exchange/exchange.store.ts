import { sql } from 'kysely';
import type { PlainDate } from '#kit/plain-date.ts';
import type { Instant } from '#platform/clock.ts';
import type { Tx } from '#platform/database.ts';
import type { Query, Round } from './exchange.ts';

const roundColumns = sql`
  v.id, v.office_case as "case", v.round, v.kind, v.objection, v.purpose, v.started_on as "startedOn", v.days,
  v.answer_by as "answerBy", v.state, v.job, v.division_now as division`;

const queryColumns = sql`
  q.id, q.verification, q.person, q.source, q.state, q.asked_at as "askedAt", q.asked_on as "askedOn", q.attempts,
  q.next_at as "nextAt", q.ended_on as "endedOn", q.reason, q.holds_until as "holdsUntil", q.answer_sealed as "answerSealed",
  q.facts, case when q.breach_on is null then null else json_build_object('note', q.breach_note, 'on', q.breach_on) end as breach`;

/** Opens the next round of a case; false when one is open. */
export async function insertRound(
  tx: Tx,
  county: string,
  round: Omit<Round, 'round' | 'state'> & { readonly startedBy: string },
): Promise<boolean> {
  const made = await sql`
    insert into verification (county, id, office_case, round, kind, objection, purpose, started_on, started_by, days,
      answer_by, state, job, division_at_event, division_now)
    select ${county}, ${round.id}, ${round.case}::uuid, coalesce(max(round), 0) + 1, ${round.kind}, ${round.objection}::uuid,
      ${round.purpose}, ${round.startedOn}::date, ${round.startedBy}::uuid, ${round.days}, ${round.answerBy}::date, 'asking',
      ${round.job}::uuid, ${round.division}, ${round.division}
    from verification where county = ${county} and office_case = ${round.case}
    on conflict do nothing`.execute(tx);
  return made.numAffectedRows === 1n;
}

/** The latest round of a case. */
export async function findLatestRound(tx: Tx, county: string, officeCase: string): Promise<Round | undefined> {
  const { rows } = await sql<Round>`
    select ${roundColumns} from verification v
    where v.county = ${county} and v.office_case = ${officeCase} order by v.round desc limit 1`.execute(tx);
  return rows[0];
}

export async function findRound(tx: Tx, county: string, id: string): Promise<Round | undefined> {
  const { rows } = await sql<Round>`
    select ${roundColumns} from verification v where v.county = ${county} and v.id = ${id}`.execute(tx);
  return rows[0];
}

/** A round, held until the transaction ends: whoever concludes second finds it concluded. */
export async function lockRound(tx: Tx, county: string, id: string): Promise<Round | undefined> {
  const { rows } = await sql<Round>`
    select ${roundColumns} from verification v where v.county = ${county} and v.id = ${id} for update`.execute(tx);
  return rows[0];
}

export async function updateRound(
  tx: Tx,
  county: string,
  id: string,
  { state, job, answerBy }: Pick<Round, 'state' | 'job' | 'answerBy'>,
): Promise<void> {
  await sql`update verification set state = ${state}, job = ${job}, answer_by = ${answerBy}::date
    where county = ${county} and id = ${id}`.execute(tx);
}

/** Puts down the questions of a round, before anything is sent. */
export async function insertQueries(
  tx: Tx,
  county: string,
  round: Pick<Round, 'id' | 'division'>,
  queries: readonly { readonly id: string; readonly person: string; readonly source: string }[],
): Promise<void> {
  await sql`
    insert into verification_query (county, id, verification, person, source, state, division_now)
    select ${county}, q.id, ${round.id}::uuid, q.person, q.source, 'waiting', ${round.division}
    from jsonb_to_recordset(${JSON.stringify(queries)}::jsonb) as q (id uuid, person uuid, source text)`.execute(tx);
}

/** The questions of a round, in no order. */
export async function findQueries(tx: Tx, county: string, round: string): Promise<readonly Query[]> {
  const { rows } = await sql<Query>`
    select ${queryColumns} from verification_query q where q.county = ${county} and q.verification = ${round}`.execute(
    tx,
  );
  return rows;
}

/** One question, held until the transaction ends. */
export async function lockQuery(tx: Tx, county: string, id: string): Promise<Query | undefined> {
  const { rows } = await sql<Query>`
    select ${queryColumns} from verification_query q where q.county = ${county} and q.id = ${id} for update`.execute(
    tx,
  );
  return rows[0];
}

/** Says, before it is sent, that a question is: whatever happens then, the source may have heard of it. */
export async function updateSending(
  tx: Tx,
  county: string,
  id: string,
  { at, on }: { readonly at: Instant; readonly on: PlainDate },
): Promise<void> {
  await sql`update verification_query set asked_at = coalesce(asked_at, ${at}), asked_on = coalesce(asked_on, ${on}::date),
      attempts = attempts + 1
    where county = ${county} and id = ${id}`.execute(tx);
}

/** The source has the question and answers later. */
export async function updateNextAt(tx: Tx, county: string, id: string, nextAt: Instant): Promise<void> {
  await sql`update verification_query set next_at = ${nextAt} where county = ${county} and id = ${id}`.execute(tx);
}

/** How a question ended. */
export type Ending = Pick<Query, 'reason' | 'holdsUntil' | 'answerSealed' | 'facts'> & {
  readonly state: Exclude<Query['state'], 'waiting'>;
  readonly on: PlainDate;
};

export async function updateEnded(tx: Tx, county: string, id: string, ending: Ending): Promise<void> {
  const { state, on, reason, holdsUntil, answerSealed, facts } = ending;
  await sql`update verification_query set state = ${state}, ended_on = ${on}::date, reason = ${reason}, next_at = null,
      holds_until = ${holdsUntil}::date, answer_sealed = ${answerSealed}, facts = ${facts}::uuid[]
    where county = ${county} and id = ${id}`.execute(tx);
}

/** Ends what still waits in a round; gives how many. */
export async function endWaiting(
  tx: Tx,
  county: string,
  round: string,
  { state, reason, on }: { state: 'silent' | 'withheld'; reason: string; on: PlainDate },
): Promise<number> {
  const ended = await sql`update verification_query set state = ${state}, reason = ${reason}, ended_on = ${on}::date,
      next_at = null
    where county = ${county} and verification = ${round} and state = 'waiting'`.execute(tx);
  return Number(ended.numAffectedRows ?? 0n);
}

/**
 * Lets what had no answer wait again; gives how many. Under the same request id, but where the source's answer to that one
 * can't be used.
 */
export async function reopenSilent(tx: Tx, county: string, round: string): Promise<number> {
  const unusable = sql`reason in ('garbled', 'unsigned', 'refused')`;
  const reopened =
    await sql`update verification_query set state = 'waiting', ended_on = null, next_at = null, reason = null,
      id = case when ${unusable} then gen_random_uuid() else id end,
      asked_at = case when ${unusable} then null else asked_at end,
      asked_on = case when ${unusable} then null else asked_on end, attempts = 0
    where county = ${county} and verification = ${round} and state in ('silent', 'withheld')`.execute(tx);
  return Number(reopened.numAffectedRows ?? 0n);
}

/** A question that stands in the sight of the transaction's actor, by its round's case. */
export async function findCaseOfQuery(tx: Tx, county: string, id: string): Promise<{ case: string } | undefined> {
  const { rows } = await sql<{ case: string }>`
    select v.office_case as "case" from verification_query q
    join verification v on v.county = q.county and v.id = q.verification
    where q.county = ${county} and q.id = ${id}`.execute(tx);
  return rows[0];
}

/** Files what came of looking at a breach; the other person's data go. */
export async function updateBreach(
  tx: Tx,
  county: string,
  id: string,
  { note, by, on }: { readonly note: string; readonly by: string; readonly on: PlainDate },
): Promise<void> {
  await sql`update verification_query set breach_note = ${note}, breach_by = ${by}::uuid, breach_on = ${on}::date,
      answer_sealed = null
    where county = ${county} and id = ${id}`.execute(tx);
}

/** Rounds in which answers are still awaited. */
export async function findAskingRounds(tx: Tx, county: string): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from verification where county = ${county} and state = 'asking'`.execute(tx);
  return rows.map(({ id }) => id);
}

/** Everything of a case's verification goes with it to another place. */
export async function updateDivision(tx: Tx, county: string, officeCase: string, division: string): Promise<void> {
  await sql`
    with round as (
      update verification set division_now = ${division} where county = ${county} and office_case = ${officeCase} returning id
    ), query as (
      update verification_query set division_now = ${division}
      where county = ${county} and verification in (select id from round)
    ), report as (
      update verification_report set division_now = ${division} where county = ${county} and office_case = ${officeCase}
    ), withdrawal as (
      update consent_withdrawal set division_now = ${division} where county = ${county} and office_case = ${officeCase}
    )
    update verification_objection set division_now = ${division}
    where county = ${county} and office_case = ${officeCase}`.execute(tx);
}
