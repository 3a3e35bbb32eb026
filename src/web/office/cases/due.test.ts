import { describe, expect, it } from 'vitest';
import { plainDate } from '#kit/plain-date.ts';
import { urgencyOf } from './due.ts';

const today = plainDate('2026-06-15');
const due = (dueOn: string | null, more = {}) => urgencyOf({ closed: false, dueOn, duePending: false, ...more }, today);

describe('urgency of a case', () => {
  it('is overdue from the day after its last day on', () => {
    expect(due('2026-06-14')).toEqual({ urgency: 'overdue', days: -1 });
    expect(due('2026-06-15')).toEqual({ urgency: 'soon', days: 0 });
  });

  it('is soon up to three days ahead, then later', () => {
    expect(due('2026-06-18')).toEqual({ urgency: 'soon', days: 3 });
    expect(due('2026-06-19')).toEqual({ urgency: 'later', days: 4 });
  });

  it('is not said while the calendar of the year is not loaded, nor of a stage without limit or a closed case', () => {
    expect(due('2027-01-20', { duePending: true }).urgency).toBe('pending');
    expect(due(null).urgency).toBe('none');
    expect(due('2026-06-01', { closed: true }).urgency).toBe('closed');
  });
});
