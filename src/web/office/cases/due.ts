import type { CaseLine } from '#core/cases/cases.contract.ts';
import { daysBetween, type PlainDate, plainDate } from '#kit/plain-date.ts';

/** How urgent a case is; `pending`: its deadline runs into a year whose calendar is not loaded. */
export type Urgency = 'closed' | 'none' | 'pending' | 'overdue' | 'soon' | 'later';

/** Days ahead that count as soon, the last one included. */
const soonDays = 3;

/** The urgency of a case on a day, with the days left (negative: days too late). */
export function urgencyOf(
  line: Pick<CaseLine, 'closed' | 'dueOn' | 'duePending'>,
  today: PlainDate,
): { urgency: Urgency; days: number } {
  if (line.closed) return { urgency: 'closed', days: 0 };
  if (line.duePending) return { urgency: 'pending', days: 0 };
  if (line.dueOn === null) return { urgency: 'none', days: 0 };
  const days = daysBetween(today, plainDate(line.dueOn));
  return { urgency: days < 0 ? 'overdue' : days <= soonDays ? 'soon' : 'later', days };
}
