import { describe, expect, it } from 'vitest';
import { plainDate, plainMonth } from '#kit/plain-date.ts';
import { askedOf, readInput, writeInput } from './simulation-input.ts';

const today = plainDate('2026-06-15');

describe('政策测算写在地址里', () => {
  it('没有写的按通常的：从下个月起，测算十二个月，线上一成算刚过线', () => {
    expect(readInput({}, 'dibao', today)).toEqual({
      item: 'dibao',
      from: '2026-07',
      months: 12,
      nearLine: 10,
      values: {},
    });
  });

  it('写成地址再读回来，一样', () => {
    const input = {
      item: 'dibao',
      from: plainMonth('2026-10'),
      months: 6,
      nearLine: 20,
      values: { 'dibao.standard.rural': '680', 'edge.factor': '1.6' },
    };
    const search = writeInput(input);
    expect(search.changes).toBe('dibao.standard.rural=680;edge.factor=1.6');
    expect(readInput(search, '', today)).toEqual(input);
  });

  it('读不懂的不理会', () => {
    const search = { from: '2026-19', months: '100', near: 'x', changes: 'a;=3;b=;dibao.standard.rural=700' };
    expect(readInput(search, 'dibao', today)).toMatchObject({
      from: '2026-07',
      months: 12,
      nearLine: 10,
      values: { 'dibao.standard.rural': '700' },
    });
  });

  it('问服务器：每个改动都从那个月的一日起', () => {
    const input = readInput({ changes: 'dibao.standard.rural=680' }, 'dibao', today);
    expect(askedOf(input)).toEqual({
      item: 'dibao',
      changes: [{ parameter: 'dibao.standard.rural', value: '680', from: '2026-07-01' }],
      months: 12,
      nearLine: 10,
    });
  });
});
