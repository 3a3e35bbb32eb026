import {
  addDays,
  addMonthsTo,
  addYears,
  ageOn,
  firstDay,
  lastDay,
  type PlainDate,
  type PlainMonth,
} from '#kit/plain-date.ts';
import { type DayNumber, dayNumber } from '#kit/situation.ts';

const windowMonths = 12;
const adulthood = 18;
const clergyYears = 3;

/** What follows from the months of a decision alone. People and households are looked at on the last day of `asOf`. */
export type ApplicationMonth = {
  readonly asOf: PlainDate;
  readonly day: DayNumber;
  /** Whoever was born on this day or before is of age. */
  readonly adultBorn: DayNumber;
  /** 连续三年以上（含三年）: whoever left on this day or before; the third anniversary counts. */
  readonly threeYearsAway: DayNumber;
  /** R4: income is that of the twelve months before. */
  readonly window: IncomeWindow;
  /** The last days of the twelve months: a month counts the fact in force on it. */
  readonly monthEnds: readonly DayNumber[];
};

/** The twelve months before the month of application, first and last. */
export type IncomeWindow = { readonly first: PlainMonth; readonly last: PlainMonth };

/** R4: the twelve months before the month of application. */
export const incomeWindow = (appliedIn: PlainMonth): IncomeWindow => ({
  first: addMonthsTo(appliedIn, -windowMonths),
  last: addMonthsTo(appliedIn, -1),
});

/** The first and last day of the window. */
export const windowDays = (window: IncomeWindow): { readonly from: PlainDate; readonly to: PlainDate } => ({
  from: firstDay(window.first),
  to: lastDay(window.last),
});

/** Born on 29 February one is of age on 28 February of a common year: a day after the anniversary of that day. */
const lastAdultBirth = (asOf: PlainDate): PlainDate => {
  const anniversary = addYears(asOf, -adulthood);
  const next = addDays(anniversary, 1);
  return ageOn(next, asOf) >= adulthood ? next : anniversary;
};

const known = new Map<string, ApplicationMonth>();

/**
 * The month of application or review, and the month at whose end people are looked at: the same unless said. Worked out once
 * and kept: a county's run asks by the million.
 */
export const applicationMonth = (appliedIn: PlainMonth, lookedAt = appliedIn): ApplicationMonth => {
  const key = appliedIn + lookedAt;
  const before = known.get(key);
  if (before !== undefined) return before;
  const asOf = lastDay(lookedAt);
  const window = incomeWindow(appliedIn);
  const month: ApplicationMonth = {
    asOf,
    day: dayNumber(asOf),
    adultBorn: dayNumber(lastAdultBirth(asOf)),
    threeYearsAway: dayNumber(addYears(asOf, -clergyYears)),
    window,
    monthEnds: Array.from({ length: windowMonths }, (_, index) => dayNumber(lastDay(addMonthsTo(window.first, index)))),
  };
  known.set(key, month);
  return month;
};
