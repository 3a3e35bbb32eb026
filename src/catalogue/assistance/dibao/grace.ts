import type { Fen } from '#kit/money.ts';
import { fen } from '#kit/money.ts';
import { addMonthsTo, firstDay, monthOf, nextMonth, type PlainMonth } from '#kit/plain-date.ts';
import type { RuleDates } from '#kit/rule.ts';
import { dateOfDay, dayNumber, holdsOn, type Situation, sinceOn, valueOn } from '#kit/situation.ts';
import { startedWork } from '../../shared/fact-kinds.ts';
import { countOf } from '../../shared/figures.ts';
import { dibaoInPayment, graceGranted } from './fact-kinds.ts';
import type { Means } from './means.ts';

/** 渐退期: the former amount goes on, 分 a month, up to and with the last month. */
export type Grace = { readonly amount: Fen; readonly lastMonth: PlainMonth };

/** The first month of a 渐退期: of the one that was granted, else the month after this decision. */
const graceStart = ({ household }: Situation, dates: RuleDates): PlainMonth => {
  const granted = sinceOn(household, graceGranted, dayNumber(firstDay(dates.payableFrom)));
  return granted === undefined ? nextMonth(monthOf(dates.decidedOn)) : monthOf(dateOfDay(granted));
};

/** A 渐退期 that was granted once and is over is not granted anew. */
const isUsedUp = ({ household }: Situation, dates: RuleDates): boolean => {
  const month = dayNumber(firstDay(dates.payableFrom));
  return household.some(({ kind, to }) => kind === graceGranted.id && to < month);
};

/**
 * The 渐退期 of a household that receives 低保 and whose income is no longer below the standard since a member found work
 * (57号 leaves its length to the locality: PARAM GRACE_MONTHS); undefined where there is none, or it is over.
 */
export const findGrace = (situation: Situation, means: Means, dates: RuleDates): Grace | undefined => {
  const running = valueOn(situation.household, dibaoInPayment, dayNumber(dates.decidedOn));
  if (running === undefined || running === 0) return undefined;
  if (!means.members.some(({ facts }) => holdsOn(facts, startedWork, means.month.day))) return undefined;
  if (isUsedUp(situation, dates)) return undefined;
  const lastMonth = addMonthsTo(graceStart(situation, dates), countOf(means.inForce, 'dibao.grace-months') - 1);
  return dates.payableFrom > lastMonth ? undefined : { amount: fen(running), lastMonth };
};
