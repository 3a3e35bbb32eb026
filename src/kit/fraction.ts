import { type Fen, fen } from './money.ts';

/** An exact share or amount: lowest terms, denominator above 0. */
export interface Fraction {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

/** numerator ÷ denominator in lowest terms. @throws RangeError on denominator 0 or a number that is not a safe integer */
export function fraction(numerator: number | bigint, denominator: number | bigint = 1): Fraction {
  const top = BigInt(wholeNumber(numerator));
  const bottom = BigInt(wholeNumber(denominator));
  if (bottom === 0n) throw new RangeError('分母不能是 0');
  const divisor = greatestCommonDivisor(top, bottom) * (bottom < 0n ? -1n : 1n);
  return { numerator: top / divisor, denominator: bottom / divisor };
}

/** A decimal number as data write it (`0.6`, `-1.25`, `12`), exactly; undefined for anything else. */
export function parseDecimal(text: string): Fraction | undefined {
  const [, sign = '', whole, decimals = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text.trim()) ?? [];
  if (whole === undefined) return undefined;
  return fraction(BigInt(`${sign}${whole}${decimals}`), 10n ** BigInt(decimals.length));
}

function wholeNumber(value: number | bigint): number | bigint {
  if (typeof value === 'number' && !Number.isSafeInteger(value)) throw new RangeError(`须为整数，现为 ${value}`);
  return value;
}

function greatestCommonDivisor(left: bigint, right: bigint): bigint {
  let a = left < 0n ? -left : left;
  let b = right < 0n ? -right : right;
  while (b !== 0n) [a, b] = [b, a % b];
  return a;
}

export function add(left: Fraction, right: Fraction): Fraction {
  return fraction(
    left.numerator * right.denominator + right.numerator * left.denominator,
    left.denominator * right.denominator,
  );
}

export function subtract(left: Fraction, right: Fraction): Fraction {
  return add(left, { numerator: -right.numerator, denominator: right.denominator });
}

export function multiply(left: Fraction, right: Fraction): Fraction {
  return fraction(left.numerator * right.numerator, left.denominator * right.denominator);
}

/** @throws RangeError when the divisor is 0 */
export function divide(left: Fraction, right: Fraction): Fraction {
  return fraction(left.numerator * right.denominator, left.denominator * right.numerator);
}

/** Below 0, 0 or above 0 as left is less than, equal to or more than right. */
export function compare(left: Fraction, right: Fraction): -1 | 0 | 1 {
  const difference = left.numerator * right.denominator - right.numerator * left.denominator;
  if (difference === 0n) return 0;
  return difference < 0n ? -1 : 1;
}

/** 低于: strictly less. */
export function isLess(left: Fraction, right: Fraction): boolean {
  return compare(left, right) < 0;
}

/**
 * The ways an exact number of 分 becomes money that can be paid.
 * half-up: 四舍五入到分 (a half goes away from 0); floor: 舍去不足一分; ceil-yuan: 进到元; half-up-yuan: 四舍五入到元.
 */
export const roundings = {
  'half-up': (value: Fraction): Fen => fen(Number(halfUp(value))),
  floor: (value: Fraction): Fen => fen(Number(floor(value))),
  'ceil-yuan': (value: Fraction): Fen => fen(Number(-floor(divide(value, fraction(-100))) * 100n)),
  'half-up-yuan': (value: Fraction): Fen => fen(Number(halfUp(divide(value, fraction(100))) * 100n)),
} as const;

export type Rounding = keyof typeof roundings;

/** An exact number of 分 as money. @throws RangeError beyond the safe range */
export function toFen(value: Fraction, rounding: Rounding): Fen {
  return roundings[rounding](value);
}

function floor({ numerator, denominator }: Fraction): bigint {
  const cut = numerator / denominator;
  return numerator < 0n && cut * denominator !== numerator ? cut - 1n : cut;
}

function halfUp({ numerator, denominator }: Fraction): bigint {
  const magnitude = ((numerator < 0n ? -numerator : numerator) * 2n + denominator) / (denominator * 2n);
  return numerator < 0n ? -magnitude : magnitude;
}

/** `159/160`, or with decimals (四舍五入, for showing only) `0.994`. */
export function format(value: Fraction, decimals?: number): string {
  if (decimals === undefined) {
    return value.denominator === 1n ? `${value.numerator}` : `${value.numerator}/${value.denominator}`;
  }
  const scaled = halfUp(multiply(value, fraction(10n ** BigInt(decimals))));
  const digits = (scaled < 0n ? -scaled : scaled).toString().padStart(decimals + 1, '0');
  const whole = digits.slice(0, digits.length - decimals);
  return `${scaled < 0n ? '-' : ''}${whole}${decimals === 0 ? '' : `.${digits.slice(-decimals)}`}`;
}
