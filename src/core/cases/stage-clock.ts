import type { Stage } from '#kit/flow.ts';
import type { PlainDate } from '#kit/plain-date.ts';
import { deadline, type WorkCalendar } from '#kit/work-calendar.ts';

/** The stored deadline of a stage. `pending`: it runs into a year whose calendar is not loaded (待日历确认). */
export type StageDue = { readonly dueOn: PlainDate | null; readonly duePending: boolean };

/** The date by which a stage must be left. */
export const stageDue = (
  calendar: WorkCalendar,
  stage: Stage | undefined,
  dates: { readonly enteredOn: PlainDate; readonly acceptedOn: PlainDate | null },
): StageDue => {
  if (stage?.limit === undefined) return { dueOn: null, duePending: false };
  const { length, roll } = stage.limit;
  const from = stage.limit.from === 'acceptance' ? (dates.acceptedOn ?? dates.enteredOn) : dates.enteredOn;
  const due = deadline(calendar, { from, length, roll });
  return due.ok ? { dueOn: due.date, duePending: false } : { dueOn: due.nominal ?? null, duePending: true };
};
