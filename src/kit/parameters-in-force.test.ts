import { describe, expect, it } from 'vitest';
import { divisionsAround, findValueInForce } from './parameters-in-force.ts';
import { plainDate } from './plain-date.ts';

const value = (division: string, from: string, text: string) => ({
  division,
  from: plainDate(from),
  value: text,
  document: null,
  confirmed: false,
});
const values = [
  value('510000000000', '2025-07-01', '826'),
  value('512000000000', '2024-07-01', '790'),
  value('512021000000', '2026-01-01', '850'),
  value('512021000000', '2026-07-01', '870'),
];
const found = (yearly: boolean, division: string, on: string) =>
  findValueInForce({ yearly, values }, division, plainDate(on))?.value;

describe('某地某日的参数', () => {
  it('由近及远：村、镇、县、市、省', () => {
    expect(divisionsAround('512021100201')).toEqual([
      '512021100201',
      '512021100000',
      '512021000000',
      '512000000000',
      '510000000000',
    ]);
    expect(divisionsAround('512021000000')).toEqual(['512021000000', '512000000000', '510000000000']);
  });

  it('最近的一级有值就用它，没有的往上找；一个值管到下一个为止', () => {
    expect(found(false, '512021100201', '2026-06-30')).toBe('850');
    expect(found(false, '512021100201', '2026-07-01')).toBe('870');
    expect(found(false, '512021100201', '2025-12-31')).toBe('790');
    expect(found(false, '510104001001', '2026-06-30')).toBe('826');
    expect(found(false, '510104001001', '2025-06-30')).toBeUndefined();
  });

  it('按年的值到当年12月31日为止', () => {
    expect(found(true, '512021000000', '2026-12-31')).toBe('870');
    expect(found(true, '512021000000', '2027-01-01')).toBeUndefined();
  });
});
