import { addDays, type PlainDate, plainDate } from '#kit/plain-date.ts';
import { type CalendarTable, type CalendarYear, type WorkCalendar, workCalendar } from '#kit/work-calendar.ts';
import stateCouncilTable from './state-council.yaml';

/** The yearly notices of the State Council's office that are loaded; 2027's has not been published to us. */
export const stateCouncilCalendar: WorkCalendar = workCalendar(
  parseCalendarTable(stateCouncilTable, 'state-council.yaml'),
);

/**
 * Reads a table of yearly notices from its YAML document, refusing anything it does not know.
 * @throws Error naming the file and the field
 */
export function parseCalendarTable(document: unknown, file: string): CalendarTable {
  const { years } = fields(document, file, '（全文）', ['years']);
  const entries = Object.entries(mapping(years, file, 'years')).map(([year, notice]) => {
    if (!/^\d{4}$/.test(year)) throw wrong(file, `years.${year}`, '年份应为四位数字');
    return [year, parseYear(notice, file, `years.${year}`)] as const;
  });
  if (entries.length === 0) throw wrong(file, 'years', '至少要有一年');
  return { years: Object.fromEntries(entries) };
}

function parseYear(notice: unknown, file: string, at: string): CalendarYear {
  const { document, source, off, work } = fields(notice, file, at, ['document', 'source', 'off', 'work']);
  if (!Array.isArray(work)) throw wrong(file, `${at}.work`, '应为日期列表');
  return {
    document: text(document, file, `${at}.document`),
    source: text(source, file, `${at}.source`),
    off: Object.entries(mapping(off, file, `${at}.off`)).flatMap(([holiday, range]) =>
      parseRange(text(range, file, `${at}.off.${holiday}`), file, `${at}.off.${holiday}`),
    ),
    work: work.map((day: unknown, index) =>
      date(text(day, file, `${at}.work[${index}]`), file, `${at}.work[${index}]`),
    ),
  };
}

/** One day, or the first and last day joined by an en dash. */
function parseRange(range: string, file: string, at: string): PlainDate[] {
  const [from = '', to = from, more] = range.split('–');
  const [first, last] = [date(from, file, at), date(to, file, at)];
  if (more !== undefined || last < first) throw wrong(file, at, `起止日期不对：${range}`);
  const days: PlainDate[] = [];
  for (let day = first; day <= last; day = addDays(day, 1)) days.push(day);
  return days;
}

function fields(value: unknown, file: string, at: string, names: readonly string[]): Record<string, unknown> {
  const found = mapping(value, file, at);
  const unknown = Object.keys(found).find((name) => !names.includes(name));
  if (unknown !== undefined) throw wrong(file, at, `没有“${unknown}”这个字段`);
  const missing = names.find((name) => !(name in found));
  if (missing !== undefined) throw wrong(file, at, `缺少字段“${missing}”`);
  return found;
}

function mapping(value: unknown, file: string, at: string): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw wrong(file, at, '应为字段与值');
  return Object.fromEntries(Object.entries(value));
}

function text(value: unknown, file: string, at: string): string {
  if (typeof value !== 'string' || value.trim() === '') throw wrong(file, at, '应为文字且不能为空');
  return value;
}

function date(value: string, file: string, at: string): PlainDate {
  try {
    return plainDate(value);
  } catch {
    throw wrong(file, at, `不是存在的日期：${value}`);
  }
}

function wrong(file: string, at: string, problem: string): Error {
  return new Error(`工作日历 ${file} 的 ${at}：${problem}`);
}
