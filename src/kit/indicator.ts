import { ensureDefinition, ensureKey } from './definition-error.ts';

/**
 * What the engine can list of a benefit in a month. `running`: households to whom it is due · `begun`, `ended`: those for whom it
 * begins in the month, or was due for the last time in the month before · `of-class`: running, decided in one class of its rule ·
 * `decided`: applications on which a decision was confirmed in the month · `open`, `overdue`: applications accepted and not decided,
 * as they stand today · `rounds-due`, `rounds-kept`: visits that fell due in the month, and those of them made by their day.
 */
export type FigureList =
  | 'running'
  | 'begun'
  | 'ended'
  | 'of-class'
  | 'decided'
  | 'open'
  | 'overdue'
  | 'rounds-due'
  | 'rounds-kept';

/** What is added up of a list: its rows, the people covered, 分 a month. */
export type FigureMeasure = 'rows' | 'people' | 'amount';

export type FigureSum = { readonly list: FigureList; readonly measure: FigureMeasure };

/** A sum, a share or mean of two sums, or the days that so many per cent of a list took at most. */
export type FigureFormula =
  | { readonly sum: FigureSum }
  | { readonly numerator: FigureSum; readonly denominator: FigureSum }
  | { readonly list: 'decided'; readonly percentile: 50 | 95 };

/** A figure with its definition in words; it opens into the list it was counted from. */
export type Indicator = {
  readonly key: string;
  readonly name: string;
  readonly unit: '户' | '人' | '元' | '%' | '天';
  readonly about: string;
  readonly benefit: string;
  /** The class of `of-class`. */
  readonly class?: string;
  readonly formula: FigureFormula;
};

/** The list an indicator opens into. */
export const listOf = ({ formula }: Pick<Indicator, 'formula'>): FigureList => {
  if ('sum' in formula) return formula.sum.list;
  return 'numerator' in formula ? formula.numerator.list : formula.list;
};

/** Declares an indicator; throws DefinitionError where it does not say what it means, or lists a class without naming it. */
export const defineIndicator = (indicator: Indicator): Indicator => {
  const place = `指标 ${indicator.key}`;
  ensureKey(indicator.key, place);
  ensureDefinition(indicator.about.trim() !== '', place, '没有说明', '在 about 写明怎样计算');
  const classed = listOf(indicator) === 'of-class';
  ensureDefinition(
    classed === (indicator.class !== undefined),
    place,
    '类别与清单不符',
    'of-class 要写 class，其余不写',
  );
  return indicator;
};
