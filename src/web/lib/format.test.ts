import { describe, expect, it } from 'vitest';
import { countText, dateText, instantText, moneyText, monthText, signedCount, signedMoney } from './format.ts';

describe('what people read', () => {
  it('writes money, dates and months as a county office does', () => {
    expect(moneyText(135_000)).toBe('1,350.00 元');
    expect(dateText('2026-06-05')).toBe('2026年6月5日');
    expect(monthText('2026-06')).toBe('2026年6月');
    expect(countText(1_489_265)).toBe('1,489,265');
  });

  it('shows an instant by the clock of the county, also just before its midnight', () => {
    expect(instantText('2026-06-15T01:05:00Z')).toBe('2026年6月15日 09:05');
    expect(instantText('2026-06-14T16:00:00Z')).toBe('2026年6月15日 00:00');
  });
});

it('差额写明正负', () => {
  expect(signedMoney(123456)).toBe('+1,234.56 元');
  expect(signedMoney(-35000)).toBe('−350.00 元');
  expect(signedMoney(0)).toBe('0.00 元');
  expect(signedCount(-1200)).toBe('−1,200');
});
