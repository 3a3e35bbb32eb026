import { type Catalogue, findByKey } from '#kit/catalogue.ts';
import type { FigureList, FigureSum, Indicator } from '#kit/indicator.ts';
import { defineError } from '#platform/errors.ts';

export const UnknownFigure = defineError<{ key: string; known: readonly string[] }>(
  'figures.unknown',
  'not-found',
  '没有这个指标',
  ({ key, known }) => `没有标识为“${key}”的指标或待遇。现有：${known.length === 0 ? '暂无' : known.join('、')}。`,
);

/** What a list comes to at a place. Sums are 分; days are those that so many per cent took at most. */
export interface ListSums {
  readonly rows: number;
  readonly people: number;
  readonly amount: number;
  readonly days50: number | null;
  readonly days95: number | null;
}

export const noSums: ListSums = { rows: 0, people: 0, amount: 0, days50: null, days95: null };

/** The sums of a list at a place; undefined where nothing can be known of it. */
export type SumsOf = (list: FigureList) => ListSums | undefined;

export interface FigureValue {
  readonly value: number | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly rows: number;
}

const nothing: FigureValue = { value: null, numerator: null, denominator: null, rows: 0 };

/** An indicator at a place: shares in per cent to two places, rounded half up; a mean of 分 to whole 分. Null is 暂无. */
export function figureOf({ formula, unit }: Pick<Indicator, 'formula' | 'unit'>, sumsOf: SumsOf): FigureValue {
  if ('list' in formula) {
    const sums = sumsOf(formula.list);
    if (sums === undefined) return nothing;
    const value = formula.percentile === 50 ? sums.days50 : sums.days95;
    return { value, numerator: null, denominator: null, rows: sums.rows };
  }
  const read = ({ list, measure }: FigureSum): number | undefined => sumsOf(list)?.[measure];
  if ('sum' in formula) {
    const value = read(formula.sum);
    if (value === undefined) return nothing;
    return { value, numerator: null, denominator: null, rows: sumsOf(formula.sum.list)?.rows ?? 0 };
  }
  const [numerator, denominator] = [read(formula.numerator), read(formula.denominator)];
  if (numerator === undefined || denominator === undefined) return nothing;
  const rows = sumsOf(formula.numerator.list)?.rows ?? 0;
  const value = denominator === 0 ? null : ratio(numerator, denominator, unit === '%' ? 10_000 : 1);
  return { value: value === null || unit !== '%' ? value : value / 100, numerator, denominator, rows };
}

/** Half up, in whole numbers. */
const ratio = (numerator: number, denominator: number, times: number): number =>
  Math.floor((2 * numerator * times + denominator) / (2 * denominator));

/** @throws UnknownFigure */
export function getIndicator({ indicators }: Pick<Catalogue, 'indicators'>, key: string): Indicator {
  const found = findByKey(indicators, key);
  if (found === undefined) throw UnknownFigure({ key, known: indicators.map((one) => one.key) });
  return found;
}
