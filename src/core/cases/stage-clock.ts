import type { Flow, StageLimit } from '#kit/flow.ts';
import { daysBetween, type PlainDate } from '#kit/plain-date.ts';
import { deadline, type WorkCalendar, workingDaysBetween } from '#kit/work-calendar.ts';

/** The stored deadline of a stage. `pending`: it runs into a year whose calendar is not loaded (待日历确认). */
export type StageDue = { readonly dueOn: PlainDate | null; readonly duePending: boolean };

/** When a case entered a stage, by which move, in the order of its actions. */
export type StageEntry = { readonly move: string; readonly stage: string; readonly on: PlainDate };

type Pause = { readonly from: PlainDate; readonly to: PlainDate };

/**
 * The times since acceptance during which the clock of the whole stood still, up to today: while the case was in a stage
 * that pauses, and while it was closed, before a remedy reopened it.
 */
const pausesOf = (flow: Flow, { entries, acceptedOn, enteredOn }: ClockDates): readonly Pause[] =>
  entries.flatMap(({ stage, on }, index) => {
    const { pauses, actor } = flow.stages[stage] ?? {};
    if (pauses === undefined && actor !== null) return [];
    const [from, to] = [on, entries[index + 1]?.on ?? enteredOn];
    return acceptedOn === null || from < acceptedOn ? [] : [{ from, to }];
  });

const none: StageDue = { dueOn: null, duePending: false };

/** The days that don't count; where no calendar says which were working days, none is taken off. */
const pausedDays = (calendar: WorkCalendar, pauses: readonly Pause[], length: string): number => {
  const days = length.endsWith('wd')
    ? ({ from, to }: Pause) => workingDaysBetween(calendar, from, to) ?? 0
    : ({ from, to }: Pause) => daysBetween(from, to);
  return pauses.reduce((sum, pause) => sum + days(pause), 0);
};

/** So many days more on a length in days; months and years are not paused. */
const prolonged = (length: string, days: number): string =>
  days === 0 ? length : length.replace(/^\d+(?=wd|cal)/, (count) => String(Number(count) + days));

const dueBy = (
  calendar: WorkCalendar,
  limit: StageLimit | undefined,
  dates: ClockDates,
  pauses: readonly Pause[],
): StageDue => {
  if (limit === undefined) return none;
  const from = limit.from === 'acceptance' ? dates.acceptedOn : dates.enteredOn;
  if (from === null) return none;
  const wasLonger = limit.longer !== undefined && dates.entries.some(({ move }) => move === limit.longer?.move);
  const length = wasLonger ? (limit.longer?.length ?? limit.length) : limit.length;
  const standing = limit.from === 'acceptance' ? pausedDays(calendar, pauses, length) : 0;
  const due = deadline(calendar, { from, length: prolonged(length, standing), roll: limit.roll });
  return due.ok ? { dueOn: due.date, duePending: false } : { dueOn: due.nominal ?? null, duePending: true };
};

/** What a deadline is counted from: entering the stage, acceptance, and all stages entered since. */
export type ClockDates = {
  readonly enteredOn: PlainDate;
  readonly acceptedOn: PlainDate | null;
  readonly entries: readonly StageEntry[];
};

/**
 * The date by which a stage must be left: its own clock or the clock of the whole, whichever ends first. What runs from
 * acceptance stands still while the case is in a stage that pauses: there the whole has no date.
 */
export const stageDue = (calendar: WorkCalendar, flow: Flow, stage: string, dates: ClockDates): StageDue => {
  const found = flow.stages[stage];
  if (found === undefined || found.actor === null) return none;
  const pauses = pausesOf(flow, dates);
  const own = dueBy(calendar, found.limit, dates, pauses);
  const whole = found.pauses === undefined ? dueBy(calendar, flow.total, dates, pauses) : none;
  const dues = [own, whole].filter(({ dueOn, duePending }) => dueOn !== null || duePending);
  const first = dues.sort((a, b) => ((a.dueOn ?? '9999') < (b.dueOn ?? '9999') ? -1 : 1))[0];
  return first ?? none;
};
