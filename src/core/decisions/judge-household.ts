import { NoParameterValue } from '#core/parameters/index.ts';
import type { FactKind } from '#kit/fact-kind.ts';
import type { ParametersOn } from '#kit/parameter.ts';
import { addMonthsTo, firstDay, monthOf, type PlainDate, type PlainMonth } from '#kit/plain-date.ts';
import { type Decision, type Rule, type RuleDates, silent } from '#kit/rule.ts';
import { dayNumber, type Situation, valueOn } from '#kit/situation.ts';
import type { ProposalKind } from './decisions.contract.ts';

/** By what a household is decided anew, without a case. */
export interface Judging {
  readonly rule: Rule;
  readonly running: FactKind;
  readonly month: PlainMonth;
  readonly decidedOn: PlainDate;
}

/** Why a household could not be decided: the code of the rule's reason, or one of the two below. */
export interface Undecided {
  readonly code: string;
  readonly text: string;
}

/** What the rule says of a household, and how much runs for it, 分 a month; `running` is undefined where nothing does. */
export interface Judged {
  readonly running: number | undefined;
  readonly decision: Decision | undefined;
  readonly undecided: readonly Undecided[];
}

export const neverDetermined: Undecided = { code: 'never-determined', text: '从来没有认定过' };
export const noParameter = 'no-parameter';

/**
 * The dates for deciding anew what is paid in a month: people and households as of the end of the month before it, but never
 * before the month they were determined for.
 */
export function datesAnew(
  determinedFor: PlainMonth,
  { month, decidedOn }: Pick<Judging, 'month' | 'decidedOn'>,
): RuleDates {
  const before = addMonthsTo(month, -1);
  return {
    appliedIn: determinedFor,
    asOf: before < determinedFor ? determinedFor : before,
    decidedOn,
    payableFrom: month,
  };
}

/** Decides without a trace. A value of a parameter that is missing is a reason, not a failure. */
export function attempt(
  rule: Rule,
  situation: Situation,
  parameters: ParametersOn,
  dates: RuleDates,
): Decision | Undecided {
  try {
    return rule.decide(situation, parameters, dates, silent);
  } catch (error) {
    if (!NoParameterValue.is(error)) throw error;
    return { code: noParameter, text: error.detail };
  }
}

/** Decides a household anew; its parameters are asked for only where it can be. */
export function judge(situation: Situation, parameters: () => ParametersOn, judging: Judging): Judged {
  const { rule, month } = judging;
  const running = valueOn(situation.household, judging.running, dayNumber(firstDay(month)));
  const determinedFor = rule.determinedFor?.(situation);
  if (determinedFor === undefined) return { running, decision: undefined, undecided: [neverDetermined] };
  const decision = attempt(rule, situation, parameters(), datesAnew(determinedFor, judging));
  if ('code' in decision) return { running, decision: undefined, undecided: [decision] };
  if (decision.outcome === 'undetermined') return { running, decision: undefined, undecided: decision.reasons };
  return { running, decision, undecided: [] };
}

/** 分 due in a month by a decision: nothing unless granted, nothing after its last month. */
export function dueIn(decision: Decision, month: PlainMonth): number {
  const { outcome, amount, lastMonth } = decision;
  return outcome !== 'granted' || (lastMonth !== undefined && lastMonth < month) ? 0 : amount;
}

/** What is to be proposed where the decision differs from what runs; undefined where it does not, or there is none. */
export function proposalKind({ running, decision }: Judged, month: PlainMonth): ProposalKind | undefined {
  if (decision === undefined) return undefined;
  const due = dueIn(decision, month);
  if (running === undefined) return due === 0 ? undefined : 'start';
  if (due === 0) return 'stop';
  return due === running ? undefined : 'change';
}

/** The month up to which facts of today can be decided anew: the next one. */
export const lastDecidableMonth = (today: PlainDate): PlainMonth => addMonthsTo(monthOf(today), 1);
