import type { Fen } from '#kit/money.ts';
import type { Parameters, ResolvedParameter } from '#kit/parameter.ts';

/** An exact share of small whole numbers, to be computed with in plain integers: 20% is 1/5. */
export type Ratio = { readonly times: number; readonly over: number };

const wrong = (parameter: ResolvedParameter, needed: string): RangeError =>
  new RangeError(`参数“${parameter.name}”的值 ${parameter.text} 不是${needed}，请改正参数`);

/** 分 of a parameter in 元. */
export const amountOf = (inForce: Parameters, key: string): Fen => {
  const found = inForce.get(key);
  if (found.amount === null) throw wrong(found, '金额');
  return found.amount;
};

export const ratioOf = (inForce: Parameters, key: string): Ratio => {
  const found = inForce.get(key);
  if (found.ratio === null) throw wrong(found, '数字');
  return { times: Number(found.ratio.numerator), over: Number(found.ratio.denominator) };
};

/** A whole number: months, people, square metres. */
export const countOf = (inForce: Parameters, key: string): number => {
  const { times, over } = ratioOf(inForce, key);
  if (over !== 1) throw wrong(inForce.get(key), '整数');
  return times;
};

export const flagOf = (inForce: Parameters, key: string): boolean => inForce.get(key).flag === true;

/** The code of a choice. */
export const choiceOf = (inForce: Parameters, key: string): string => inForce.get(key).text;

/**
 * A figure that is read from the parameters once for each day and place and kept: a county's run asks by the million, an
 * explanation brings its own parameters and so has each reading recorded.
 */
export const keptFigure = <T>(read: (inForce: Parameters) => T): ((inForce: Parameters) => T) => {
  const kept = new WeakMap<Parameters, { readonly figure: T }>();
  return (inForce) => {
    const known = kept.get(inForce);
    if (known !== undefined) return known.figure;
    const figure = read(inForce);
    kept.set(inForce, { figure });
    return figure;
  };
};

const greatestCommonDivisor = (left: number, right: number): number =>
  right === 0 ? left : greatestCommonDivisor(right, left % right);

/** The least number that all of these divide. */
export const leastCommonMultiple = (numbers: readonly number[]): number =>
  numbers.reduce((least, number) => (least / greatestCommonDivisor(least, number)) * number, 1);
