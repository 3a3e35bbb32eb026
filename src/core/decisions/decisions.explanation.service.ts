import { type Actor, access, type Context, inTransaction } from '#core/access/index.ts';
import { append } from '#core/audit/index.ts';
import { decisionView } from '#core/cases/index.ts';
import { parametersOn } from '#core/parameters/index.ts';
import { findHousehold, readSituation } from '#core/people/index.ts';
import type { Standing } from '#kit/fact-kind.ts';
import { lastDay } from '#kit/plain-date.ts';
import { type Decision, type ExplainedDecision, explainDecision } from '#kit/rule.ts';
import { dayNumber } from '#kit/situation.ts';
import type { Instant } from '#platform/clock.ts';
import type { Tx } from '#platform/database.ts';
import type { ProposalDetail, ProposalRow } from './decisions.contract.ts';
import * as store from './decisions.county.store.ts';
import { getRun } from './decisions.read.service.ts';
import { type DecisionRun, getDecidable, type Proposal, ProposalNotFound } from './decisions.ts';
import { anewIn, belongingOn, datesAnew, dueIn } from './judge-household.ts';
import { proposalRows } from './proposal-rows.ts';

/** What county-wide work reads of facts. */
const standings: readonly Standing[] = ['reported', 'found', 'determined'];

/**
 * A proposal with all it rests on: decided again with an explanation from the facts as they were known at the run's instant.
 * @throws DecisionRunNotFound, ProposalNotFound
 */
export async function explainProposal(
  ctx: Context,
  actor: Actor,
  input: { readonly run: string; readonly household: string },
): Promise<ProposalDetail> {
  access.require(actor, 'decision.read');
  access.require(actor, 'people.read-sensitive');
  return inTransaction(ctx, actor, async (tx) => {
    const run = await getRun(tx, ctx, input.run);
    const proposal = await store.findProposal(tx, ctx.county, run.id, input.household);
    if (proposal === undefined || run.knownAt === null) throw ProposalNotFound({});
    const { rows, subjects } = await proposalRows(tx, ctx, run, [proposal]);
    const { decision, people } = await decideAgain(tx, ctx, { ...run, knownAt: run.knownAt }, proposal);
    await append(tx, ctx, actor, {
      action: 'decision-run.explain',
      subjects: [...new Set([...subjects, ...people])],
      detail: { run: run.id, item: run.item, number: run.number, household: input.household },
    });
    const [row] = rows;
    if (row === undefined || decision === undefined) throw ProposalNotFound({});
    const agrees = isSame(decision, proposal, row, run);
    const note = agrees
      ? null
      : '此后家庭成员的登记有更正，按当时所知的事实重新判定，结果与建议不同。请以新的判定为准。';
    return { proposal: row, decision: decisionView(decision), agrees, note };
  });
}

async function decideAgain(
  tx: Tx,
  ctx: Context,
  run: DecisionRun & { readonly knownAt: Instant },
  { household, division }: Proposal,
): Promise<{ decision: ExplainedDecision | undefined; people: readonly string[] }> {
  const { knownAt } = run;
  const { item } = getDecidable(ctx.catalogue, run.item);
  const rule = item.rules.find(({ key }) => key === run.rule);
  const memberships = (await findHousehold(tx, ctx, household))?.memberships ?? [];
  const people = [...new Set(memberships.map(({ person }) => person))].sort();
  const situation = await readSituation(tx, ctx, { people, household, standings, knownAt });
  const determinedFor = rule?.determinedFor?.(situation);
  if (rule === undefined || determinedFor === undefined) return { decision: undefined, people };
  const parameters = await parametersOn(tx, ctx, division, { knownAt });
  const dates = datesAnew(determinedFor, anewIn(run.month, run.decidedOn));
  const belonging = belongingOn(situation, dayNumber(lastDay(dates.asOf)));
  return { decision: explainDecision(rule, belonging, parameters, dates), people };
}

const listed = (members: readonly string[]): string => [...members].sort().join();

function isSame(decision: Decision, proposal: Proposal, row: ProposalRow, run: DecisionRun): boolean {
  return (
    decision.outcome === proposal.outcome &&
    decision.class === proposal.class &&
    dueIn(decision, run.month) === proposal.after &&
    listed(decision.members) === listed(proposal.members) &&
    JSON.stringify(decision.reasons) === JSON.stringify(row.reasons)
  );
}
