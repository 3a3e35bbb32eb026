import { describe, expect, it } from 'vitest';
import { findParameterFault, findStartFault, parameterValueText, plainParameterText } from './parameter.ts';
import { parseParameters } from './parameter-reading.ts';
import { plainDate } from './plain-date.ts';

const declared = { key: 'line', name: '标准', clause: '办法第一条', yearly: false } as const;
const line = { ...declared, unit: 'yuan-per-month', min: '100', max: '3000' } as const;
const income = { ...declared, unit: 'yuan-per-year', min: '5000', max: '90000' } as const;
const share = { ...declared, unit: 'ratio', min: '0', max: '1' } as const;
const way = {
  ...declared,
  unit: 'choice',
  choices: [
    { code: 'difference', name: '差额' },
    { code: 'tiers', name: '分档' },
  ],
} as const;

describe('参数的值', () => {
  it('在上下限之内的没有毛病', () => {
    expect(findParameterFault(line, '100')).toBeUndefined();
    expect(findParameterFault(line, '3,000.00元')).toBeUndefined();
    expect(findParameterFault(way, 'tiers')).toBeUndefined();
  });

  it.each([
    [line, '9912', '9912元/月高于上限 3000元/月。像是一年的数：折合每月 826.00 元，请填每月的数'],
    [line, '99120', '99120元/月高于上限 3000元/月'],
    [line, '99.99', '99.99元/月低于下限 100元/月'],
    [income, '1850', '1850元/年低于下限 5000元/年。像是一个月的数：折合每年 22,200.00 元，请填一年的数'],
    [share, '60', '60高于上限 1。像是百分数：请写 0.6'],
    [line, '八百', '看不懂金额“八百”，请只写数字，如 1350.00'],
    [way, '差额', '“差额”不在可选值（difference 差额、tiers 分档）之内'],
  ])('%o 的 %s 说明错在哪里', (parameter, text, fault) => {
    expect(findParameterFault(parameter, text)).toBe(fault);
  });

  it('按月计算的从一个月的第一天起', () => {
    expect(findStartFault(line, plainDate('2026-07-01'))).toBeUndefined();
    expect(findStartFault(share, plainDate('2026-07-15'))).toBeUndefined();
    expect(findStartFault(line, plainDate('2026-07-15'))).toBe(
      '2026年7月15日不是一个月的第一天：按月计算的标准从当月 1 日起执行',
    );
  });

  it('给人看的写法：单位、是否、选项的名称', () => {
    expect(parameterValueText(line, '826')).toBe('826元/月');
    expect(parameterValueText(share, '0.6')).toBe('0.6');
    expect(parameterValueText({ unit: 'flag' }, 'false')).toBe('否');
    expect(parameterValueText(way, 'tiers')).toBe('分档');
  });

  it('存下来的写法：半角，没有千分位和“元”', () => {
    expect(plainParameterText(line, '１,３５０.00元')).toBe('1350');
    expect(plainParameterText(line, '826.5')).toBe('826.50');
    expect(plainParameterText(share, ' ０.6 ')).toBe('0.6');
  });
});

describe('parameters.yaml', () => {
  const choice = {
    key: 'way',
    name: '计算方式',
    unit: 'choice',
    clause: '办法第二条',
    choices: { difference: '差额', tiers: '分档' },
    yearly: false,
  };
  const value = { division: '512021000000', from: '2026-07-01', value: 'tiers', confirmed: false };
  const refusal = (...raw: unknown[]): string => {
    try {
      parseParameters(raw, 'x.yaml');
    } catch (error) {
      return error instanceof Error ? error.message : '';
    }
    return '';
  };

  it('选项写成 代码: 名称', () => {
    expect(parseParameters([{ ...choice, values: [value] }], 'x.yaml')).toMatchObject([
      {
        key: 'way',
        choices: [
          { code: 'difference', name: '差额' },
          { code: 'tiers', name: '分档' },
        ],
        values: [{ value: 'tiers', from: '2026-07-01', document: null, confirmed: false }],
      },
    ]);
  });

  const money = { ...choice, unit: 'yuan-per-month', choices: undefined };
  it.each([
    [{ ...choice, choices: undefined }, 'x.yaml way：没有写可选值'],
    [{ ...choice, choices: { tiers: '分档' } }, 'x.yaml way：可选值不足两个'],
    [{ ...choice, choices: ['difference', 'tiers'] }, 'x.yaml way choices：须是一组字段'],
    [{ ...choice, choices: { difference: '差额', tiers: 2 } }, 'x.yaml way choices：缺 tiers'],
    [{ ...choice, unit: 'ratio' }, 'x.yaml way：单位 ratio 没有可选值'],
    [{ ...choice, yearly: 'no' }, 'x.yaml way：缺 yearly'],
    [{ ...money, max: '三千' }, 'x.yaml way：max 三千 按单位 yuan-per-month 读不出数'],
    [{ ...money, step: '1' }, 'x.yaml way：不认识“step”'],
    [
      { ...money, values: [{ ...value, value: '826', from: '2026-07-02' }] },
      'x.yaml way 第1值：2026年7月2日不是一个月的第一天',
    ],
    [{ ...choice, values: [{ ...value, confirmed: true }] }, 'x.yaml way 第1值：已确认的值没有文号'],
    [{ ...choice, values: [value, value] }, 'x.yaml way values：“512021000000 2026-07-01”出现了两次'],
    [{ ...choice, values: [{ ...value, value: 'other' }] }, 'x.yaml way 第1值：“other”不在可选值'],
  ])('%# 写错了说明错在哪里', (raw, message) => {
    expect(refusal(raw)).toContain(message);
  });
});
