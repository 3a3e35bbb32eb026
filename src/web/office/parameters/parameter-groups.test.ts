import { describe, expect, it } from 'vitest';
import { plainDate } from '#kit/plain-date.ts';
import { groupRows, parameterRow } from './parameter-groups.ts';

const value = (division: string, from: string, confirmed = true) => ({
  ...{ division, place: division, from, value: '1', text: '1元/月', document: null, documentDate: null, confirmed },
  mark: confirmed ? '' : '待确认',
});
const parameter = (key: string, usedBy: string[], values: ReturnType<typeof value>[] = []) => ({
  ...{ key, name: key, unit: '元/月', clause: '', yearly: false, usedBy, values, open: 0 },
});
const today = plainDate('2026-06-15');

describe('a parameter in the list', () => {
  it('shows what holds in the county, also from above, what comes next and what is unconfirmed', () => {
    const values = [
      value('510000000000', '2025-07-01'),
      value('512021000000', '2026-07-01', false),
      value('512021000000', '2026-09-01'),
      value('512021100000', '2026-01-01'),
    ];
    const row = parameterRow(parameter('line', [], values), '512021', today);
    expect([row.inForce?.division, row.fromAbove, row.next?.from]).toEqual(['510000000000', true, '2026-07-01']);
    expect(row.unconfirmed.map(({ from }) => from)).toEqual(['2026-07-01']);
  });

  it('has none in force before its first value', () => {
    const row = parameterRow(parameter('line', [], [value('512021000000', '2026-07-01')]), '512021', today);
    expect(row.inForce).toBeUndefined();
  });
});

describe('the groups of the list', () => {
  it('are by what uses a parameter: one item, several, none', () => {
    const rows = [
      parameter('a', []),
      parameter('b', ['低保', '低保边缘']),
      parameter('c', ['低保']),
      parameter('d', ['低保']),
    ].map((one) => parameterRow(one, '512021', today));
    expect(groupRows(rows).map(({ name, rows: grouped }) => [name, grouped.map(({ key }) => key)])).toEqual([
      ['低保', ['c', 'd']],
      ['低保、低保边缘', ['b']],
      ['其他', ['a']],
    ]);
  });
});
