import { NoParameterValue } from '#core/parameters/index.ts';
import { type FactKind, relationKind } from '#kit/fact-kind.ts';
import type { ParametersOn } from '#kit/parameter.ts';
import { addMonthsTo, firstDay, lastDay, monthOf, type PlainDate, type PlainMonth } from '#kit/plain-date.ts';
import { type Decision, type Rule, type RuleDates, silent } from '#kit/rule.ts';
import { type DayNumber, dayNumber, holdsOn, type Situation, type SituationMember, valueOn } from '#kit/situation.ts';
import type { ProposalKind } from './decisions.contract.ts';

/** The month whose payment is decided anew, and the day whose figures decide eligibility. */
export interface Anew {
  readonly month: PlainMonth;
  readonly monthBefore: PlainMonth;
  /** The last day of the month before. */
  readonly dayBefore: DayNumber;
  readonly decidedOn: PlainDate;
}

/** By what a household is decided anew, without a case. `firstDay` is that of the month. */
export interface Judging extends Anew {
  readonly rule: Rule;
  readonly running: FactKind;
  readonly firstDay: DayNumber;
}

/** What is worked out once for a whole county. */
export function anewIn(month: PlainMonth, decidedOn: PlainDate): Anew {
  const monthBefore = addMonthsTo(month, -1);
  return { month, decidedOn, monthBefore, dayBefore: dayNumber(lastDay(monthBefore)) };
}

/** What is worked out once for a whole county. */
export const judgingBy = (
  { rule, running }: Pick<Judging, 'rule' | 'running'>,
  month: PlainMonth,
  decidedOn: PlainDate,
): Judging => ({ ...anewIn(month, decidedOn), rule, running, firstDay: dayNumber(firstDay(month)) });

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
export const datesAnew = (determinedFor: PlainMonth, { month, monthBefore, decidedOn }: Anew): RuleDates => ({
  ...{ appliedIn: determinedFor, decidedOn, payableFrom: month },
  asOf: monthBefore < determinedFor ? determinedFor : monthBefore,
});

/** Only those who belong to the household on a day: who left, or comes later, is no candidate. A situation has all of them. */
export function belongingOn(situation: Situation, day: DayNumber): Situation {
  const belongs = ({ facts }: SituationMember): boolean => holdsOn(facts, relationKind, day);
  if (situation.members.every(belongs)) return situation;
  return { ...situation, members: situation.members.filter(belongs) };
}

/**
 * Decides a household anew that was determined for a month, without a trace. A value of a parameter that is missing is a
 * reason, not a failure.
 */
export function decideAnew(
  rule: Rule,
  situation: Situation,
  parameters: ParametersOn,
  determinedFor: PlainMonth,
  anew: Anew,
): Decision | Undecided {
  const dates = datesAnew(determinedFor, anew);
  const day = dates.asOf === anew.monthBefore ? anew.dayBefore : dayNumber(lastDay(dates.asOf));
  try {
    return rule.decide(belongingOn(situation, day), parameters, dates, silent);
  } catch (error) {
    if (!NoParameterValue.is(error)) throw error;
    return { code: noParameter, text: error.detail };
  }
}

/** Decides a household anew; its parameters are asked for only where it can be. */
export function judge(situation: Situation, parameters: () => ParametersOn, judging: Judging): Judged {
  const { rule } = judging;
  const running = valueOn(situation.household, judging.running, judging.firstDay);
  const determinedFor = rule.determinedFor?.(situation);
  if (determinedFor === undefined) return { running, decision: undefined, undecided: [neverDetermined] };
  const decision = decideAnew(rule, situation, parameters(), determinedFor, judging);
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
