import { addDays, type PlainDate } from '#kit/plain-date.ts';
import { deadline, type WorkCalendar } from '#kit/work-calendar.ts';

/** A date that stands, or one that awaits the State Council's table of its year (待日历确认) and locks nothing. */
export interface WindowDate {
  readonly date: PlainDate;
  readonly confirmed: boolean;
}

export interface CoolingOff {
  readonly appliedOn: PlainDate;
  /** The last day on which either side may withdraw, until the office closes. */
  readonly withdrawUntil: WindowDate;
  /** The first and last day on which both may ask for the certificate in person. */
  readonly certificateFrom: WindowDate;
  readonly certificateUntil: WindowDate;
}

/**
 * 离婚冷静期 (民法典 1077; days by 201 and 203; 民发〔2020〕116号): thirty calendar days from the receipt for the application,
 * then thirty more for the certificate, the day of each trigger not counted and each last day moved off a rest day.
 * The second thirty days run from the moved end of the first.
 */
export function coolingOff(calendar: WorkCalendar, appliedOn: PlainDate): CoolingOff {
  const withdrawUntil = thirtyDays(calendar, { date: appliedOn, confirmed: true });
  return {
    appliedOn,
    withdrawUntil,
    certificateFrom: { date: addDays(withdrawUntil.date, 1), confirmed: withdrawUntil.confirmed },
    certificateUntil: thirtyDays(calendar, withdrawUntil),
  };
}

function thirtyDays(calendar: WorkCalendar, from: WindowDate): WindowDate {
  const end = deadline(calendar, { from: from.date, length: '30cal', roll: true });
  if (end.ok) return { date: end.date, confirmed: from.confirmed };
  return { date: addDays(from.date, 30), confirmed: false };
}

/** As the office shows it: `2027-01-22，待日历确认`. */
export function formatWindowDate({ date, confirmed }: WindowDate): string {
  return confirmed ? date : `${date}，待日历确认`;
}

/**
 * Where an application stands at a moment: either may withdraw; the period has ended today but the certificate is not
 * yet due; the certificate may be issued; lapsed (视为撤回); or only the missing calendar can tell.
 */
export type CoolingOffState = 'may-withdraw' | 'withdrawal-over' | 'may-certify' | 'lapsed' | 'awaits-calendar';

/**
 * The state at a local time 'HH:MM', the office closing at 'HH:MM' (民法典 203: where there are office hours, they end the day).
 * An unconfirmed date can only move later, so what lies before it is certain.
 * @throws RangeError for a day before the application
 */
export function coolingOffState(window: CoolingOff, on: PlainDate, time: string, closes: string): CoolingOffState {
  if (on < window.appliedOn) throw new RangeError(`${on} 早于申请日 ${window.appliedOn}`);
  const until = ({ date }: WindowDate) => on < date || (on === date && time < closes);
  if (until(window.withdrawUntil)) return 'may-withdraw';
  if (!window.withdrawUntil.confirmed) return 'awaits-calendar';
  if (on < window.certificateFrom.date) return 'withdrawal-over';
  if (until(window.certificateUntil)) return 'may-certify';
  return window.certificateUntil.confirmed ? 'lapsed' : 'awaits-calendar';
}
