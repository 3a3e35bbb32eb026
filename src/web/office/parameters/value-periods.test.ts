import { describe, expect, it } from 'vitest';
import { plainDate } from '#kit/plain-date.ts';
import { valuePeriods } from './value-periods.ts';

const value = (division: string, from: string) => ({
  division,
  place: division,
  from,
  value: '1',
  text: '1元/月',
  document: null,
  documentDate: null,
  confirmed: true,
  mark: '',
});

describe('the days a parameter value holds for', () => {
  it('end the day before the next value of the same place', () => {
    const values = [value('510000000000', '2024-07-01'), value('510000000000', '2025-07-01')];
    const periods = valuePeriods({ values, yearly: false }, plainDate('2025-06-30'));
    expect(periods.map(({ from, through, holds }) => [from, through, holds])).toEqual([
      ['2025-07-01', null, false],
      ['2024-07-01', '2025-06-30', true],
    ]);
  });

  it('do not end at a value of another place', () => {
    const values = [value('512021000000', '2025-07-01'), value('510000000000', '2024-07-01')];
    const periods = valuePeriods({ values, yearly: false }, plainDate('2026-06-15'));
    expect(periods.map(({ division, through, holds }) => [division, through, holds])).toEqual([
      ['512021000000', null, true],
      ['510000000000', null, true],
    ]);
  });

  it('end on 31 December for a value that is set every year', () => {
    const periods = valuePeriods(
      { values: [value('510000000000', '2025-03-01')], yearly: true },
      plainDate('2026-01-01'),
    );
    expect(periods.map(({ through, holds }) => [through, holds])).toEqual([['2025-12-31', false]]);
  });
});
