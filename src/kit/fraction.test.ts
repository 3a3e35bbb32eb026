import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  add,
  compare,
  divide,
  format,
  fraction,
  isLess,
  multiply,
  parseDecimal,
  roundings,
  subtract,
  toFen,
} from './fraction.ts';

describe('Fraction', () => {
  it('总是最简分数，分母为正', () => {
    expect(fraction(6, -8)).toEqual({ numerator: -3n, denominator: 4n });
    expect(fraction(0, -5)).toEqual({ numerator: 0n, denominator: 1n });
    expect(() => fraction(1, 0)).toThrow('分母不能是 0');
    expect(() => fraction(0.5)).toThrow('须为整数');
  });

  it('精确地加减乘除', () => {
    expect(add(fraction(1, 10), fraction(2, 10))).toEqual(fraction(3, 10));
    expect(subtract(fraction(1, 2), fraction(1, 3))).toEqual(fraction(1, 6));
    expect(multiply(fraction(2, 3), fraction(3, 4))).toEqual(fraction(1, 2));
    expect(divide(fraction(1, 2), fraction(-1, 4))).toEqual(fraction(-2));
    expect(() => divide(fraction(1), fraction(0))).toThrow('分母不能是 0');
  });

  it('低于是严格小于：159/160 低于 1，恰等于不算低于', () => {
    expect(isLess(fraction(159, 160), fraction(1))).toBe(true);
    expect(isLess(fraction(2, 4), fraction(1, 2))).toBe(false);
    expect(compare(fraction(2, 3), fraction(1, 2))).toBe(1);
    expect(compare(fraction(2, 4), fraction(1, 2))).toBe(0);
    expect(compare(fraction(-1), fraction(1))).toBe(-1);
  });

  it('减了再加回到原数', () => {
    const fractions = fc
      .tuple(fc.maxSafeInteger(), fc.integer({ min: 1, max: 1_000_000 }))
      .map(([numerator, denominator]) => fraction(numerator, denominator));
    fc.assert(fc.property(fractions, fractions, (a, b) => compare(add(subtract(a, b), b), a) === 0));
  });

  it.each([
    ['half-up', 8233, 8233, 8234, -8234],
    ['floor', 8233, 8233, 8233, -8234],
    ['ceil-yuan', 8300, 8300, 8300, -8200],
    ['half-up-yuan', 8200, 8200, 8200, -8200],
  ] as const)('%s 的四个例子', (rounding, exact, below, half, negativeHalf) => {
    expect(toFen(fraction(8233), rounding)).toBe(exact);
    expect(toFen(fraction(82334, 10), rounding)).toBe(below);
    expect(toFen(fraction(82335, 10), rounding)).toBe(half);
    expect(toFen(fraction(-82335, 10), rounding)).toBe(negativeHalf);
  });

  it('到元：整元不动，一分也进一元，半元入', () => {
    expect(roundings['ceil-yuan'](fraction(8300))).toBe(8300);
    expect(roundings['ceil-yuan'](fraction(8301))).toBe(8400);
    expect(roundings['half-up-yuan'](fraction(8349))).toBe(8300);
    expect(roundings['half-up-yuan'](fraction(8350))).toBe(8400);
  });

  it('写成分数或小数', () => {
    expect(format(fraction(318, 320))).toBe('159/160');
    expect(format(fraction(4, 2))).toBe('2');
    expect(format(fraction(15900, 160), 3)).toBe('99.375');
    expect(format(fraction(1, 8), 2)).toBe('0.13');
    expect(format(fraction(-1, 20), 1)).toBe('-0.1');
    expect(format(fraction(7, 2), 0)).toBe('4');
  });

  it('读数据里的小数，不经浮点', () => {
    expect(parseDecimal('0.1')).toEqual(fraction(1, 10));
    expect(parseDecimal('-1.25')).toEqual(fraction(-5, 4));
    expect(parseDecimal('-0.5')).toEqual(fraction(-1, 2));
    expect(parseDecimal('12')).toEqual(fraction(12));
    expect(parseDecimal('1e3')).toBeUndefined();
    expect(parseDecimal('.5')).toBeUndefined();
    expect(parseDecimal('')).toBeUndefined();
  });
});
