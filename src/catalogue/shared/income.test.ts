import { describe, expect, it } from 'vitest';
import { plainDate } from '#kit/plain-date.ts';
import { dayNumber, openEnd, openStart } from '#kit/situation.ts';
import { incomeDetermined } from './fact-kinds.ts';
import { coversMonths } from './income.ts';

const ends = ['2026-01-31', '2026-02-28', '2026-03-31'].map((text) => dayNumber(plainDate(text)));

const found = (...spans: readonly (readonly [string | null, string | null])[]): boolean =>
  coversMonths(
    spans.map(([from, to]) => ({
      kind: incomeDetermined.id,
      value: 1,
      from: from === null ? openStart : dayNumber(plainDate(from)),
      to: to === null ? openEnd : dayNumber(plainDate(to)),
    })),
    incomeDetermined.id,
    ends,
  );

describe('收入核定是否盖住每个月', () => {
  it('一次核定，从头到尾', () => {
    expect(found(['2026-01-31', '2026-03-31'])).toBe(true);
    expect(found([null, null])).toBe(true);
  });

  it('差最前一天、差最后一天，都没有盖住', () => {
    expect(found(['2026-02-01', '2026-03-31'])).toBe(false);
    expect(found(['2026-01-01', '2026-03-30'])).toBe(false);
  });

  it('两次核定前后相接，等于一次', () => {
    expect(found(['2025-07-01', '2026-02-28'], ['2026-03-01', null])).toBe(true);
    expect(found(['2026-03-01', null], ['2025-07-01', '2026-02-28'])).toBe(true);
  });

  it('两次核定中间空了一个月，没有盖住', () => {
    expect(found(['2025-07-01', '2026-01-31'], ['2026-03-01', null])).toBe(false);
  });

  it('没有核定过', () => {
    expect(found()).toBe(false);
  });
});
