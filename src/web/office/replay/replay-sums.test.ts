import { describe, expect, it } from 'vitest';
import { differenceText, replaySums } from './replay-sums.ts';

const paid = (difference: number | null) => ({ difference, paid: 100_000, decision: 0 });

describe('重算的差额', () => {
  it('写明应补还是应追，不能判定的不当作一致', () => {
    expect(differenceText(paid(30000))).toBe('应补 300.00 元');
    expect(differenceText(paid(-6000))).toBe('应追 60.00 元');
    expect(differenceText(paid(0))).toBe('一致');
    expect(differenceText(paid(null))).toBe('不能判定');
  });

  it('批了还没有发的，没有什么可追；台账带来的在系统外发过', () => {
    expect(differenceText({ difference: -6000, paid: null, decision: 0 })).toBe('应调减 60.00 元');
    expect(differenceText({ difference: -6000, paid: null, decision: null })).toBe('应追 60.00 元');
  });

  it('应补、应追、还没有发的，分开合计', () => {
    const months = [...[30000, -6000, 0, null, -4000].map(paid), { difference: -18000, paid: null, decision: 0 }];
    expect(replaySums(months)).toEqual({
      owed: { months: 1, amount: 30000 },
      overpaid: { months: 2, amount: 10000 },
      unpaid: { months: 1, amount: -18000 },
    });
  });
});
