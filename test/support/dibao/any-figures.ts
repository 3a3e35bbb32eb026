import fc from 'fast-check';
import { catalogue } from '#catalogue/index.ts';
import type { ParametersOn } from '#kit/parameter.ts';
import { type Parameters, resolveParameter } from '#kit/parameter.ts';
import { type PlainDate, plainDate } from '#kit/plain-date.ts';

/** A figure for every parameter that the rule of 低保 may ask for, as the county would write it. */
export type Figures = Readonly<Record<string, string>>;

/** The figures of an example that change nothing: difference, no deductions, no top-ups; what a test gives stands instead. */
export const plainFigures: Figures = {
  'dibao.standard.urban': '826',
  'dibao.standard.rural': '620',
  'income.basic-pension-exempt': 'false',
  'income.employment-cost.mode': 'none',
  'income.employment-cost.percent': '0.2',
  'income.employment-cost.fixed': '300',
  'income.employment-cost.cap': '1',
  'income.rigid-deduction': 'false',
  'support-fee.multiple': '2',
  'support-fee.share': '0.5',
  'property.homes': '2',
  'property.home-area': '16',
  'property.home-area-factor': '2',
  'dibao.property.financial-months': '24',
  'dibao.property.vehicle-months': '24',
  'edge.factor': '1.5',
  'edge.property.financial-months': '36',
  'edge.property.vehicle-months': '36',
  'dibao.calculation.urban': 'difference',
  'dibao.calculation.rural': 'difference',
  'dibao.tier.urban.a': '826',
  'dibao.tier.urban.b': '450',
  'dibao.tier.urban.c': '250.50',
  'dibao.tier.rural.a': '580',
  'dibao.tier.rural.b': '320',
  'dibao.tier.rural.c': '200.50',
  'dibao.top-up.elderly-age': '70',
  'dibao.top-up.elderly': '0',
  'dibao.top-up.minor': '0',
  'dibao.top-up.severe-disability': '0',
  'dibao.top-up.serious-illness': '0',
  'labour.age-limit': '60',
  'dibao.refusal.reduction': '1',
  'dibao.grace-months': '6',
  'dibao.single.mode': 'difference',
  'dibao.single.share': '0.8',
  'dibao.single.adult-severe': 'false',
  'pay.rounding': 'none',
  'rigid.ratio': '0.60',
  'disposable-income.urban': '43754',
  'disposable-income.rural': '22190',
};

const one = (...texts: readonly string[]) => fc.constantFrom(...texts);
const flag = one('true', 'false');
const share = one('0', '0.1', '0.125', '0.3', '1');

/** 分: few, so that incomes and properties drawn as multiples of them stand exactly on a line every now and then. */
export const standards = [20_000, 50_000, 62_000, 62_037, 82_600, 120_050] as const;
const standard = fc.constantFrom(...standards).map((fen) => (fen / 100).toFixed(2));
const tier = fc.tuple(fc.integer({ min: 0, max: 1200 }), one('', '.50')).map(([yuan, rest]) => `${yuan}${rest}`);
const calculation = one('difference', 'difference', 'tiers');

/** Any figures within the bounds of the catalogue; those of 低保 边缘 never below those of 低保, as the law has it. */
export const anyFigures: fc.Arbitrary<Figures> = fc
  .record({
    'dibao.standard.urban': standard,
    'dibao.standard.rural': standard,
    'income.basic-pension-exempt': flag,
    'income.employment-cost.mode': one('none', 'wage', 'standard', 'fixed'),
    'income.employment-cost.percent': one('0', '0.2', '0.333', '1'),
    'income.employment-cost.fixed': one('0', '300', '299.99', '2000'),
    'income.employment-cost.cap': one('0', '0.3', '1', '3'),
    'income.rigid-deduction': flag,
    'support-fee.multiple': one('1', '1.5', '2', '2.25'),
    'support-fee.share': one('0', '0.3', '0.5', '1'),
    'property.homes': one('1', '2', '3'),
    'property.home-area': one('10', '16', '30'),
    'property.home-area-factor': one('1', '1.5', '2'),
    'dibao.property.financial-months': one('0', '12', '24'),
    'dibao.property.vehicle-months': one('0', '12', '24'),
    'edge.factor': one('1', '1.25', '1.5', '2'),
    'edge.property.financial-months': one('24', '36'),
    'edge.property.vehicle-months': one('24', '36'),
    'dibao.calculation.urban': calculation,
    'dibao.calculation.rural': calculation,
    'dibao.tier.urban.a': tier,
    'dibao.tier.urban.b': tier,
    'dibao.tier.urban.c': tier,
    'dibao.tier.rural.a': tier,
    'dibao.tier.rural.b': tier,
    'dibao.tier.rural.c': tier,
    'dibao.top-up.elderly-age': one('60', '70', '90'),
    'dibao.top-up.elderly': share,
    'dibao.top-up.minor': share,
    'dibao.top-up.severe-disability': share,
    'dibao.top-up.serious-illness': share,
    'labour.age-limit': one('50', '60', '70'),
    'dibao.refusal.reduction': one('0', '0.3', '0.5', '1'),
    'dibao.grace-months': one('0', '1', '6', '24'),
    'dibao.single.mode': one('difference', 'share'),
    'dibao.single.share': one('0', '0.333', '0.8', '1'),
    'dibao.single.adult-severe': flag,
    'pay.rounding': one('none', 'none', 'half-up', 'ceil'),
    'rigid.ratio': one('0', '0.60', '1'),
    'disposable-income.urban': one('12000', '43754'),
    'disposable-income.rural': one('9000', '22190'),
  })
  .map((figures): Figures => ({ ...plainFigures, ...figures }));

const declared = new Map(catalogue.parameters.map((parameter) => [parameter.key, parameter]));

const resolved = (figures: Figures, on: PlainDate): Parameters => {
  const values = new Map(
    Object.entries(figures).map(([key, value]) => {
      const parameter = declared.get(key);
      if (parameter === undefined) throw new Error(`目录里没有参数 ${key}`);
      const from = plainDate('2000-01-01');
      return [key, resolveParameter(parameter, { from, value, document: null, confirmed: false })];
    }),
  );
  return {
    on,
    get: (key) => {
      const value = values.get(key);
      if (value === undefined) throw new Error(`没有给出参数 ${key}`);
      return value;
    },
  };
};

/** The figures as a rule asks for them: the second ones from a day on. */
export const parametersOf = (first: Figures, later: Figures, change: PlainDate): ParametersOn => {
  const [before, after] = [resolved(first, plainDate('2000-01-01')), resolved(later, change)];
  return (on) => (on < change ? before : after);
};
