import { describe, expect, it } from 'vitest';
import { fen } from '#kit/money.ts';
import { plainDate, plainMonth } from '#kit/plain-date.ts';
import type { Decision } from '#kit/rule.ts';
import { anewIn, datesAnew, proposalKind } from './judge-household.ts';

const month = plainMonth('2026-07');
const decision = (outcome: Decision['outcome'], amount: number, more: Partial<Decision> = {}): Decision => ({
  ...{ outcome, class: 'a', amount: fen(amount), members: [], shares: [], reasons: [] },
  ...more,
});
const kind = (running: number | undefined, decided: Decision | undefined) =>
  proposalKind({ running, decision: decided, undecided: [] }, month);

describe('判定与在发的相比', () => {
  it.each([
    ['没有享受而符合，建议起发', undefined, decision('granted', 500), 'start'],
    ['没有享受也不符合，没有建议', undefined, decision('refused', 0), undefined],
    ['符合而没有钱可发的，没有建议', undefined, decision('granted', 0), undefined],
    ['金额相同，没有建议', 500, decision('granted', 500), undefined],
    ['金额差一分也是变更', 500, decision('granted', 501), 'change'],
    ['不再符合，建议停发', 500, decision('refused', 0), 'stop'],
    ['不适用（如全家都不计入），建议停发', 500, decision('not-applicable', 0), 'stop'],
    ['仍符合而没有钱可发，建议停发', 500, decision('granted', 0), 'stop'],
    ['到期的金额不再算', 500, decision('granted', 500, { lastMonth: plainMonth('2026-06') }), 'stop'],
    ['当月才到期的还算', 500, decision('granted', 500, { lastMonth: plainMonth('2026-07') }), undefined],
    ['判不出的没有建议，在发的也不停', 500, undefined, undefined],
  ])('%s', (_name, running, decided, expected) => {
    expect(kind(running, decided)).toBe(expected);
  });
});

describe('重新判定的日期', () => {
  const dates = (determinedFor: string) => datesAnew(plainMonth(determinedFor), anewIn(month, plainDate('2026-06-15')));

  it('人和家庭看到上月末，收入仍从认定的月份往回看', () => {
    expect(dates('2025-11')).toEqual({
      ...{ appliedIn: '2025-11', asOf: '2026-06', decidedOn: '2026-06-15', payableFrom: '2026-07' },
    });
  });

  it('不早于认定的月份', () => {
    expect(dates('2026-07').asOf).toBe('2026-07');
  });
});
