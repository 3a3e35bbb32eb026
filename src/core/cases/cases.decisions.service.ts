import type { PlainDate } from '#kit/plain-date.ts';
import type { ExplainedDecision } from '#kit/rule.ts';
import type { Instant } from '#platform/clock.ts';
import type { Tx } from '#platform/database.ts';
import type { Context } from '../access/index.ts';
import { type CaseFile, readCaseFile } from './case-file.ts';
import { findConfirmed, findHouseholdOfNumber } from './cases.decisions.store.ts';
import { findCase } from './cases.store.ts';
import { basisOf, type DecisionBasis, evaluate } from './evaluate-case.ts';

/** A decision that came into force by a move of a case, with all that it takes to make it again. */
export type CaseDecision = DecisionBasis & {
  readonly case: string;
  readonly number: string;
  readonly applicantName: string;
  /** The action that decided, and how the time line calls it. */
  readonly seq: number;
  readonly moveName: string;
  readonly decidedOn: PlainDate;
  readonly knownAt: Instant;
  readonly facts: readonly string[];
  readonly decision: ExplainedDecision;
};

/** The file as it was before an action of a day: what was answered until then, and nothing later. */
const before = (file: CaseFile, { seq, on }: { seq: number; on: PlainDate }): CaseFile => {
  const stage = file.actions.findLast((action) => action.seq < seq)?.stage ?? file.item.flow.start;
  const actions = file.view.actions.filter((action) => action.seq < seq);
  return { ...file, view: { ...file.view, on, stage, actions } };
};

/**
 * The decisions in force, now or once, of all cases of a household, the earliest first. The transaction must see the cases'
 * people: the job role, after the household itself was seen.
 */
export const findDecisions = async (tx: Tx, ctx: Context, household: string): Promise<readonly CaseDecision[]> => {
  const rows = await findConfirmed(tx, ctx.county, household);
  const files = new Map<string, CaseFile>();
  for (const id of new Set(rows.map((row) => row.case))) {
    const officeCase = await findCase(tx, ctx.county, id);
    if (officeCase !== undefined) files.set(id, await readCaseFile(tx, ctx, officeCase));
  }
  return rows.flatMap((row): readonly CaseDecision[] => {
    const { move, on, ...made } = row;
    const file = files.get(row.case);
    if (file === undefined) return [];
    const { number, applicantName } = file.case;
    const moveName = file.item.flow.moves[move]?.done ?? move;
    return [{ ...basisOf(before(file, row)), ...made, number, applicantName, moveName, decidedOn: on }];
  });
};

/** Makes a decision again by the same code from the facts and the parameters that were known when it was made. */
export const decideAgain = async (tx: Tx, ctx: Context, made: CaseDecision): Promise<ExplainedDecision> =>
  (await evaluate(tx, ctx, made, made.decidedOn, made)).decision;

/** The household of a case by the case's number; undefined where the transaction's actor sees none. */
export const findHouseholdOfCase = (tx: Tx, ctx: Context, number: string): Promise<string | undefined> =>
  findHouseholdOfNumber(tx, ctx.county, number);
