import type { Stage } from '#kit/flow.ts';
import type { PlainDate } from '#kit/plain-date.ts';
import { deadline, type WorkCalendar } from '#kit/work-calendar.ts';

/** The stored deadline of a stage. `pending`: it runs into a year whose calendar is not loaded (待日历确认). */
export type StageDue = { readonly dueOn: PlainDate | null; readonly duePending: boolean };

/** The date by which a stage entered on a day must be left. */
export const stageDue = (calendar: WorkCalendar, stage: Stage | undefined, enteredOn: PlainDate): StageDue => {
  if (stage?.limit === undefined) return { dueOn: null, duePending: false };
  const due = deadline(calendar, { from: enteredOn, length: stage.limit.length, roll: stage.limit.roll });
  return due.ok ? { dueOn: due.date, duePending: false } : { dueOn: due.nominal ?? null, duePending: true };
};
