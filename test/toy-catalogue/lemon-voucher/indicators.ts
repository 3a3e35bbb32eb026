import { defineIndicator, type Indicator } from '#kit/indicator.ts';

const benefit = 'lemon-voucher';

export const lemonIndicators: readonly Indicator[] = [
  defineIndicator({
    ...{ benefit, key: 'lemon.orchards', name: '有券园子', unit: '户', about: '本月应发券的园子。' },
    formula: { sum: { list: 'running', measure: 'rows' } },
  }),
  defineIndicator({
    ...{ benefit, key: 'lemon.per-head', name: '人均券额', unit: '元', about: '应发券额 ÷ 人数。' },
    formula: { numerator: { list: 'running', measure: 'amount' }, denominator: { list: 'running', measure: 'people' } },
  }),
  defineIndicator({
    ...{ benefit, key: 'lemon.begun', name: '新给券', unit: '户', about: '从本月起有券的。' },
    formula: { sum: { list: 'begun', measure: 'rows' } },
  }),
  defineIndicator({
    ...{ benefit, key: 'lemon.ended', name: '停券', unit: '户', about: '从本月起没有券的。' },
    formula: { sum: { list: 'ended', measure: 'rows' } },
  }),
  defineIndicator({
    ...{
      benefit,
      key: 'lemon.few-share',
      name: '树少的占比',
      unit: '%',
      about: '按树少给券的 ÷ 有券园子。',
      class: 'few-trees',
    },
    formula: { numerator: { list: 'of-class', measure: 'rows' }, denominator: { list: 'running', measure: 'rows' } },
  }),
  defineIndicator({
    ...{ benefit, key: 'lemon.days', name: '办理天数', unit: '天', about: '从受理到决定，一半不超过。' },
    formula: { list: 'decided', percentile: 50 },
  }),
  defineIndicator({
    ...{ benefit, key: 'lemon.overdue', name: '超期率', unit: '%', about: '超期的 ÷ 在办的。' },
    formula: { numerator: { list: 'overdue', measure: 'rows' }, denominator: { list: 'open', measure: 'rows' } },
  }),
  defineIndicator({
    ...{ benefit, key: 'lemon.walked', name: '按期看园子', unit: '%', about: '按期看的 ÷ 到期的。' },
    formula: {
      numerator: { list: 'rounds-kept', measure: 'rows' },
      denominator: { list: 'rounds-due', measure: 'rows' },
    },
  }),
];
