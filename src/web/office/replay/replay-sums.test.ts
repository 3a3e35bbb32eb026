import { describe, expect, it } from 'vitest';
import { differenceText, replaySums } from './replay-sums.ts';

const paid = (difference: number | null) => ({ month: '2026-05', difference, paid: 100_000 });
const unpaid = { month: '2026-06', difference: -6000, paid: null };

describe('重算的差额', () => {
  it('写明应补还是应追，不能判定的不当作一致', () => {
    expect(differenceText(paid(30000), null)).toBe('应补 300.00 元');
    expect(differenceText(paid(-6000), null)).toBe('应追 60.00 元');
    expect(differenceText(paid(0), null)).toBe('一致');
    expect(differenceText(paid(null), null)).toBe('不能判定');
  });

  it('批了还没有发的，没有什么可追；系统外发到那个月的，是发过的', () => {
    expect(differenceText(unpaid, null)).toBe('应调减 60.00 元');
    expect(differenceText(unpaid, '2026-04')).toBe('应调减 60.00 元');
    expect(differenceText(unpaid, '2026-06')).toBe('应追 60.00 元');
  });

  it('应补、应追、还没有发的，分开合计', () => {
    const months = [...[30000, -6000, 0, null, -4000].map(paid), { ...unpaid, difference: -18000 }];
    expect(replaySums(months, '2026-04')).toEqual({
      owed: { months: 1, amount: 30000 },
      overpaid: { months: 2, amount: 10000 },
      unpaid: { months: 1, amount: -18000 },
    });
  });
});
