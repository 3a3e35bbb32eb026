import { describe, expect, it } from 'vitest';
import { readMonth } from './read-month.ts';

describe('readMonth', () => {
  it.each([
    ['2026-6', '2026-06'],
    ['202606', '2026-06'],
    ['２０２６年６月', '2026-06'],
    ['2026/12', '2026-12'],
  ])('reads %s', (typed, month) => {
    expect(readMonth(typed)).toBe(month);
  });

  it('leaves what it cannot read, so that the check of the form can say why', () => {
    expect(readMonth('去年六月')).toBe('去年六月');
  });
});
