import { expect, it } from 'vitest';
import { classMatrix } from './class-matrix.ts';

const name = { dibao: '最低生活保障', edge: '低保边缘家庭', none: '不属于' } as const;
const move = (before: keyof typeof name, after: keyof typeof name, households: number) => ({
  ...{ before, beforeName: name[before], after, afterName: name[after], households },
});

it('大的类别在前，行列同一个次序，没有的是零', () => {
  const { columns, rows } = classMatrix([
    move('edge', 'dibao', 7),
    move('dibao', 'dibao', 630),
    move('edge', 'edge', 44),
  ]);
  expect(columns.map(({ name: each }) => each)).toEqual(['最低生活保障', '低保边缘家庭']);
  expect(rows.map(({ name: each, cells }) => [each, ...cells.map(({ households }) => households)])).toEqual([
    ['最低生活保障', 630, 0],
    ['低保边缘家庭', 7, 44],
  ]);
});
