import { describe, expect, it } from 'vitest';
import { differenceText, replaySums } from './replay-sums.ts';

describe('重算的差额', () => {
  it('写明应补还是应追，不能判定的不当作一致', () => {
    expect(differenceText(30000)).toBe('应补 300.00 元');
    expect(differenceText(-6000)).toBe('应追 60.00 元');
    expect(differenceText(0)).toBe('一致');
    expect(differenceText(null)).toBe('不能判定');
  });

  it('应补和应追分开合计', () => {
    const months = [30000, -6000, 0, null, -4000].map((difference) => ({ difference }));
    expect(replaySums(months)).toEqual({
      owed: { months: 1, amount: 30000 },
      overpaid: { months: 2, amount: 10000 },
    });
  });
});
