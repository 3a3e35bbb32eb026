import { type Checked, refused } from './checked.ts';
import { compact } from './full-width.ts';

/** A day of the civil calendar, 'YYYY-MM-DD', years 0001–9999; compares as a string. */
export type PlainDate = string & { readonly __brand: 'PlainDate' };

/** A month, 'YYYY-MM'; compares as a string. */
export type PlainMonth = string & { readonly __brand: 'PlainMonth' };

function isPlainDate(text: string): text is PlainDate {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? [];
  return year !== undefined && exists(Number(year), Number(month), Number(day));
}

function isPlainMonth(text: string): text is PlainMonth {
  return /^(?!0000)\d{4}-(0[1-9]|1[0-2])$/.test(text);
}

/** A date written in the program or its data. @throws RangeError unless it is 'YYYY-MM-DD' and exists */
export function plainDate(text: string): PlainDate {
  if (!isPlainDate(text)) throw new RangeError(`不是存在的日期：${text}（应写作 2026-03-07）`);
  return text;
}

/** A month written in the program or its data. @throws RangeError unless it is 'YYYY-MM' */
export function plainMonth(text: string): PlainMonth {
  if (!isPlainMonth(text)) throw new RangeError(`不是存在的月份：${text}（应写作 2026-03）`);
  return text;
}

const lunarWords = /农历|阴历|旧历|闰|正月|冬月|腊月|初[一二三四五六七八九十]|廿/;

/**
 * A date as people type it: 2026-3-7, 2026/03/07, 2026.3.7, 20260307, 2026年3月7日, full-width too.
 * Lunar dates, two-digit years and days that do not exist are refused with what to write instead.
 */
export function parsePlainDate(text: string): Checked<{ date: PlainDate }> {
  const typed = compact(text);
  if (typed === '') return refused('没有填写日期');
  if (lunarWords.test(typed)) return refused(`“${typed}”像是农历日期，请换算成公历，写作 2026-03-07`);
  const [, year, month, day] =
    /^(\d{4})(\d{2})(\d{2})$/.exec(typed) ??
    /^(\d{1,4})([-/.])(\d{1,2})\2(\d{1,2})$/.exec(typed)?.toSpliced(2, 1) ??
    /^(\d{1,4})年(\d{1,2})月(\d{1,2})[日号]$/.exec(typed) ??
    [];
  if (year === undefined || month === undefined || day === undefined) {
    return refused(`看不懂日期“${typed}”，请写作 2026-03-07`);
  }
  if (year.length !== 4 || year === '0000') return refused(`“${typed}”的年份要写四位，如 2026-03-07`);
  const [y, m, d] = [Number(year), Number(month), Number(day)];
  if (m < 1 || m > 12) return refused(`没有 ${m} 月，请核对“${typed}”`);
  if (!exists(y, m, d)) return refused(`${y}年${m}月没有 ${d} 日，请核对“${typed}”`);
  return { ok: true, date: dateOf(y, m, d) };
}

/** What spreadsheets and old systems put where no date was given: the day nought of Excel and its neighbours. */
const blankDays: readonly string[] = ['1899-12-30', '1899-12-31', '1900-01-01'];

/** A day on which something happened, as people type it: like parsePlainDate, but the day that stands for a blank is refused. */
export function parseEventDate(text: string): Checked<{ date: PlainDate }> {
  const parsed = parsePlainDate(text);
  if (!parsed.ok || !blankDays.includes(parsed.date)) return parsed;
  return refused(`“${text.trim()}”是表格里日期空着时的样子，请填真实的日期；不清楚的，请核实后再填`);
}

function exists(year: number, month: number, day: number): boolean {
  return year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month);
}

function daysIn(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

function dateOf(year: number, month: number, day: number): PlainDate {
  const pad = (value: number, width: number) => String(value).padStart(width, '0');
  return plainDate(`${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`);
}

export function yearOf(date: PlainDate | PlainMonth): number {
  return Number(date.slice(0, 4));
}

function monthNumberOf(date: PlainDate | PlainMonth): number {
  return Number(date.slice(5, 7));
}

function dayOf(date: PlainDate): number {
  return Number(date.slice(8));
}

/** Days since 1970-01-01, by the usual reckoning of civil days with the year beginning in March. */
export function epochDay(date: PlainDate): number {
  const month = monthNumberOf(date);
  const year = month > 2 ? yearOf(date) : yearOf(date) - 1;
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + dayOf(date) - 1;
  return 365 * year + Math.floor(year / 4) - Math.floor(year / 100) + Math.floor(year / 400) + dayOfYear - 719_468;
}

/** The inverse of epochDay. @throws RangeError outside the years 0001–9999 */
export function fromEpochDay(days: number): PlainDate {
  const shifted = days + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return dateOf(year, month, dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1);
}

export function addDays(date: PlainDate, days: number): PlainDate {
  return fromEpochDay(epochDay(date) + days);
}

/** The corresponding day of a later (or earlier) month, or that month's last day where there is none (民法典 202). */
export function addMonths(date: PlainDate, months: number): PlainDate {
  const target = addMonthsTo(monthOf(date), months);
  const [year, month] = [yearOf(target), monthNumberOf(target)];
  return dateOf(year, month, Math.min(dayOf(date), daysIn(year, month)));
}

/** The same day of another year, 29 February becoming 28 February in a common year (民法典 202). */
export function addYears(date: PlainDate, years: number): PlainDate {
  return addMonths(date, years * 12);
}

/** Days from one date to another, negative when the second is earlier. */
export function daysBetween(from: PlainDate, to: PlainDate): number {
  return epochDay(to) - epochDay(from);
}

/** 1 Monday … 7 Sunday. */
export function dayOfWeek(date: PlainDate): number {
  return ((((epochDay(date) + 3) % 7) + 7) % 7) + 1;
}

export function monthOf(date: PlainDate): PlainMonth {
  return date.slice(0, 7) as PlainMonth;
}

/** Every month has one: not asked for by the million. */
export function firstDay(month: PlainMonth): PlainDate {
  return `${month}-01` as PlainDate;
}

export function lastDay(month: PlainMonth): PlainDate {
  return dateOf(yearOf(month), monthNumberOf(month), daysIn(yearOf(month), monthNumberOf(month)));
}

/** 次月. */
export function nextMonth(month: PlainMonth): PlainMonth {
  return addMonthsTo(month, 1);
}

/** @throws RangeError outside the years 0001–9999 */
export function addMonthsTo(month: PlainMonth, months: number): PlainMonth {
  const count = monthCount(month) + months;
  const year = Math.floor(count / 12);
  return plainMonth(`${String(year).padStart(4, '0')}-${String(count - year * 12 + 1).padStart(2, '0')}`);
}

/** Months from one month to another, negative when the second is earlier. */
export function monthsBetween(from: PlainMonth, to: PlainMonth): number {
  return monthCount(to) - monthCount(from);
}

function monthCount(month: PlainMonth): number {
  return yearOf(month) * 12 + monthNumberOf(month) - 1;
}

/**
 * 周岁: completed years, the birthday itself counting. Who was born on 29 February completes a year on 28 February of
 * a common year (民法典 202). Negative for a date before the birth.
 */
export function ageOn(born: PlainDate, on: PlainDate): number {
  const years = yearOf(on) - yearOf(born);
  const leapling = born.endsWith('-02-29') && !isLeapYear(yearOf(on));
  const birthday = leapling ? '02-28' : born.slice(5);
  return on.slice(5) < birthday ? years - 1 : years;
}

/** 2026年3月7日. */
export function formatChinese(date: PlainDate): string {
  return `${formatChineseMonth(monthOf(date))}${dayOf(date)}日`;
}

/** 2026年3月. */
export function formatChineseMonth(month: PlainMonth): string {
  return `${yearOf(month)}年${Number(month.slice(5, 7))}月`;
}
