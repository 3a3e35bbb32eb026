import { ruleOn } from '#kit/item.ts';
import { monthOf, nextMonth, type PlainDate, type PlainMonth } from '#kit/plain-date.ts';
import { type ExplainedDecision, explainDecision } from '#kit/rule.ts';
import type { Instant } from '#platform/clock.ts';
import type { Tx } from '#platform/database.ts';
import type { Context } from '../access/index.ts';
import { parametersOn } from '../parameters/index.ts';
import { readSituation } from '../people/index.ts';
import { type CaseFile, getItem } from './case-file.ts';

/** What a decision of a case is made from, besides facts and parameters. */
export type DecisionBasis = {
  readonly item: string;
  /** The people of the case, in its order, and their relations to the head as the case had determined them. */
  readonly people: readonly string[];
  readonly relations: ReadonlyMap<string, string>;
  readonly household: string;
  readonly division: string;
  readonly appliedIn: PlainMonth;
};

/** A decision with what was known when it was made: the moment, and the versions of facts that lay before the rule. */
export type EvaluatedCase = {
  readonly decision: ExplainedDecision;
  readonly knownAt: Instant;
  readonly facts: readonly string[];
};

/** The basis of a decision at this point of a case. */
export const basisOf = ({
  case: { item, household, division, appliedOn },
  people,
  view,
  ...file
}: CaseFile): DecisionBasis => ({
  ...{ item, household, division },
  people: people.map(({ id }) => id),
  relations: file.item.relations(view),
  appliedIn: monthOf(appliedOn),
});

/**
 * Runs the item's rule on the determined facts of the case's people: members and income as of the application month,
 * eligibility with the parameters of `decidedOn`, the amount with those of the month after it. Once made, a decision is made
 * again by giving the facts and the moment it was made from.
 */
export const evaluate = async (
  tx: Tx,
  ctx: Context,
  { item, people, relations, household, division, appliedIn }: DecisionBasis,
  decidedOn: PlainDate,
  known?: { readonly facts: readonly string[]; readonly knownAt: Instant },
): Promise<EvaluatedCase> => {
  const knownAt = known?.knownAt ?? ctx.clock.businessNow();
  const situation = await readSituation(tx, ctx, {
    ...{ people, household, relations },
    standings: ['determined'],
    ...(known === undefined ? {} : { versions: known.facts }),
  });
  const parameters = await parametersOn(tx, ctx, division, { knownAt });
  const payableFrom = nextMonth(monthOf(decidedOn));
  const dates = { appliedIn, asOf: appliedIn, decidedOn, payableFrom };
  const decision = explainDecision(ruleOn(getItem(ctx, item), decidedOn), situation, parameters, dates);
  return { decision, knownAt, facts: situation.versions };
};
