import { type Checked, refused } from './checked.ts';
import { addDays, addMonths, addYears, dayOfWeek, type PlainDate, yearOf } from './plain-date.ts';

/** One year's notice of the State Council's office: days off (放假) and weekend days that are worked (调休上班). */
export interface CalendarYear {
  readonly document: string;
  readonly source: string;
  readonly off: readonly PlainDate[];
  readonly work: readonly PlainDate[];
}

export interface CalendarTable {
  readonly years: Readonly<Record<string, CalendarYear>>;
}

export interface WorkCalendar {
  readonly years: ReadonlySet<number>;
  readonly off: ReadonlySet<PlainDate>;
  readonly work: ReadonlySet<PlainDate>;
}

/** A day was asked of a year whose notice is not loaded: the answer is unknown, never "weekends only". */
export class CalendarMissing extends Error {
  readonly year: number;
  constructor(year: number) {
    super(
      `缺少 ${year} 年工作日历（calendar ${year} missing）：请在国务院办公厅公布 ${year} 年节假日安排后载入，再行推算`,
    );
    this.name = 'CalendarMissing';
    this.year = year;
  }
}

/**
 * A calendar of yearly notices. A notice may reach into the last days of the year before (2019's did).
 * @throws RangeError for a day outside its year, a day both off and worked, or a worked day that is no weekend day
 */
export function workCalendar(table: CalendarTable): WorkCalendar {
  const off = new Set<PlainDate>();
  const work = new Set<PlainDate>();
  for (const [year, notice] of Object.entries(table.years)) {
    for (const day of [...notice.off, ...notice.work]) {
      if (!day.startsWith(year) && !day.startsWith(`${Number(year) - 1}-12-`)) {
        throw new RangeError(`${day} 不属于 ${year} 年的放假安排（${notice.document}）`);
      }
      if (off.has(day) || work.has(day)) throw new RangeError(`${day} 在放假安排中出现了两次（${notice.document}）`);
      if (notice.off.includes(day)) off.add(day);
      else if (isWeekend(day)) work.add(day);
      else throw new RangeError(`${day} 不是周末，不能列为调休上班（${notice.document}）`);
    }
  }
  return { years: new Set(Object.keys(table.years).map(Number)), off, work };
}

function isWeekend(date: PlainDate): boolean {
  return dayOfWeek(date) > 5;
}

/** 工作日: neither off nor an ordinary weekend day; a 调休 weekend day is one. @throws CalendarMissing for a year not loaded */
export function isWorkingDay(calendar: WorkCalendar, date: PlainDate): boolean {
  if (calendar.work.has(date)) return true;
  if (calendar.off.has(date)) return false;
  if (!calendar.years.has(yearOf(date))) throw new CalendarMissing(yearOf(date));
  return !isWeekend(date);
}

/**
 * The working days after one day up to and with another; undefined where a year between them is not loaded.
 */
export function workingDaysBetween(calendar: WorkCalendar, from: PlainDate, to: PlainDate): number | undefined {
  try {
    let days = 0;
    for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) if (isWorkingDay(calendar, day)) days += 1;
    return days;
  } catch (error) {
    if (error instanceof CalendarMissing) return undefined;
    throw error;
  }
}

const units = ['wd', 'cal', 'mon', 'y'] as const;

/** wd working days, cal calendar days, mon months, y years. */
export interface Length {
  readonly count: number;
  readonly unit: (typeof units)[number];
}

/** `10wd`, `30cal`, `1mon`, `2y`. */
export function parseLength(text: string): Checked<{ length: Length }> {
  const [, digits, name] = /^(\d{1,4})(wd|cal|mon|y)$/.exec(text.trim()) ?? [];
  const unit = units.find((known) => known === name);
  if (unit === undefined || Number(digits) === 0) {
    return refused(
      `期限“${text}”写法不对：应为 10wd（工作日）、30cal（自然日）、1mon（月）或 2y（年），数字为 1 至 9999`,
    );
  }
  return { ok: true, length: { count: Number(digits), unit } };
}

const unitNames = { wd: '个工作日', cal: '日', mon: '个月', y: '年' } as const;

/** A term as the law writes it: `30wd` → `30个工作日`; what is none stays as it is. */
export function lengthText(length: string): string {
  const read = parseLength(length);
  return read.ok ? `${read.length.count}${unitNames[read.length.unit]}` : length;
}

export interface DeadlineAsk {
  /** The day of the trigger; it is not counted (民法典 201). */
  readonly from: PlainDate;
  /** As parseLength reads it. */
  readonly length: string;
  /** A last day that is a rest day moves to the first working day after it (民法典 203). */
  readonly roll?: boolean | undefined;
  /** Counted backwards ("at least N days before"): never moved, as a holiday must not shorten it. */
  readonly back?: boolean | undefined;
}

/** nominal: the last day before rolling, where only the calendar is missing; it is shown as 待日历确认 and locks nothing. */
export type Deadline =
  | { readonly ok: true; readonly date: PlainDate }
  | { readonly ok: false; readonly reason: string; readonly nominal?: PlainDate };

/**
 * The last day of a period (民法典 201–203; 行政许可法 82 for working days; handling of units is data of the clock).
 * Months and years end on the corresponding day or the month's last; only working days and rolling need the calendar.
 */
export function deadline(calendar: WorkCalendar, ask: DeadlineAsk): Deadline {
  const parsed = parseLength(ask.length);
  if (!parsed.ok) return parsed;
  if (ask.back === true && ask.roll === true) {
    return refused('倒推的期限（back）不因节假日移动，不能同时要求顺延（roll）');
  }
  const { count, unit } = parsed.length;
  const step = ask.back === true ? -1 : 1;
  try {
    if (unit === 'wd') return { ok: true, date: countWorkingDays(calendar, ask.from, count, step) };
    const nominal = { cal: addDays, mon: addMonths, y: addYears }[unit](ask.from, count * step);
    return ask.roll === true ? rolled(calendar, nominal) : { ok: true, date: nominal };
  } catch (error) {
    if (error instanceof CalendarMissing) return refused(error.message);
    if (error instanceof RangeError) return refused(`${ask.from} 起 ${ask.length} 超出可推算的年份`);
    throw error;
  }
}

function countWorkingDays(calendar: WorkCalendar, from: PlainDate, count: number, step: 1 | -1): PlainDate {
  let day = from;
  for (let left = count; left > 0; ) {
    day = addDays(day, step);
    if (isWorkingDay(calendar, day)) left -= 1;
  }
  return day;
}

function rolled(calendar: WorkCalendar, nominal: PlainDate): Deadline {
  try {
    let day = nominal;
    while (!isWorkingDay(calendar, day)) day = addDays(day, 1);
    return { ok: true, date: day };
  } catch (error) {
    if (error instanceof CalendarMissing) return { ok: false, reason: error.message, nominal };
    throw error;
  }
}
