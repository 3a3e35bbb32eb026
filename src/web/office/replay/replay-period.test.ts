import { describe, expect, it } from 'vitest';
import { plainMonth } from '#kit/plain-date.ts';
import { replayPeriod } from './replay-period.ts';

const june = plainMonth('2026-06');

describe('重新判定哪几个月', () => {
  it('从在发待遇的第一个月起，到本月为止', () => {
    const benefits = [
      { from: '2024-01', to: '2025-12', settledThrough: null },
      { from: '2026-03', to: null, settledThrough: null },
    ];
    expect(replayPeriod(benefits, june, {})).toEqual({
      first: '2026-03',
      month: '2026-03',
      until: '2026-06',
      settled: null,
    });
  });

  it('发了很久的，先看最近两年，可以再往前选', () => {
    const benefits = [{ from: '2019-05', to: null, settledThrough: null }];
    expect(replayPeriod(benefits, june, {})).toEqual({
      first: '2019-05',
      month: '2024-07',
      until: '2026-06',
      settled: null,
    });
    expect(replayPeriod(benefits, june, { month: '2020-01', until: '2020-06' })).toEqual({
      first: '2019-05',
      month: '2020-01',
      until: '2020-06',
      settled: null,
    });
  });

  it('地址里写错的月份不理会', () => {
    const benefits = [{ from: '2026-03', to: null, settledThrough: null }];
    const asked = { month: '2026-13', until: '2031-01' };
    expect(replayPeriod(benefits, june, asked)).toEqual({
      first: '2026-03',
      month: '2026-03',
      until: '2026-06',
      settled: null,
    });
  });

  it('下个月才开始发的，还没有可以比对的月份；没有待遇的，看本月', () => {
    expect(replayPeriod([{ from: '2026-07', to: null, settledThrough: null }], june, {})).toBeUndefined();
    expect(replayPeriod([], june, {})?.month).toBe('2026-06');
  });
});
