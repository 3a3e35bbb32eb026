import { addMonthsTo, monthOf, type PlainMonth } from '#kit/plain-date.ts';
import { type DayNumber, dateOfDay, openEnd, type Situation } from '#kit/situation.ts';
import { incomeDetermined } from '../../shared/fact-kinds.ts';

/** The month after the last one whose income was determined: the month of the application or review it was determined for. */
export const determinedFor = (situation: Situation): PlainMonth | undefined => {
  let last: DayNumber | undefined;
  for (const { facts } of situation.members) {
    for (const { kind, to } of facts) {
      if (kind === incomeDetermined.id && to !== openEnd && (last === undefined || to > last)) last = to;
    }
  }
  return last === undefined ? undefined : addMonthsTo(monthOf(dateOfDay(last)), 1);
};
