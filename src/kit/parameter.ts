import type { Code } from './code-set.ts';
import { ensureDefinition } from './definition-error.ts';
import { type Fraction, parseDecimal } from './fraction.ts';
import { compact } from './full-width.ts';
import { type Fen, fen, formatYuan, parseYuan } from './money.ts';
import { formatChinese, type PlainDate } from './plain-date.ts';

/** What a parameter counts in. Values are kept as the text people read (“826.00”, “1.5”, “true”), never as a float. */
export const parameterUnits = [
  'yuan-per-month',
  'yuan-per-year',
  'yuan',
  'ratio',
  'months',
  'count',
  'flag',
  'choice',
] as const;
export type ParameterUnit = (typeof parameterUnits)[number];
export const parameterUnitNames: Readonly<Record<ParameterUnit, string>> = {
  'yuan-per-month': '元/月',
  'yuan-per-year': '元/年',
  yuan: '元',
  ratio: '比例',
  months: '个月',
  count: '个',
  flag: '是否',
  choice: '选项',
};

/** One value: holds from `from` until the next one. `confirmed: false` is shown as 待确认 and may lack a document number. */
export type ParameterValue = {
  readonly division: string;
  readonly from: PlainDate;
  readonly value: string;
  readonly document: string | null;
  readonly confirmed: boolean;
};

/**
 * A number the law or the county sets. `yearly` values end on 31 December of their year; with `notBelowHigher` a division
 * may not go below what the one above it has set (省定低限). A choice is stored by its code and read by its name.
 */
export type Parameter = {
  readonly key: string;
  readonly name: string;
  readonly unit: ParameterUnit;
  readonly clause: string;
  readonly min?: string;
  readonly max?: string;
  readonly choices?: readonly Code[];
  readonly yearly: boolean;
  readonly notBelowHigher?: boolean;
  readonly values: readonly ParameterValue[];
};

/** A value as a rule reads it, with what a letter must say about it. */
export type ResolvedParameter = {
  readonly key: string;
  readonly name: string;
  readonly unit: ParameterUnit;
  readonly text: string;
  readonly amount: Fen | null;
  readonly ratio: Fraction | null;
  readonly flag: boolean | null;
  readonly choice: Code | null;
  readonly from: PlainDate;
  readonly document: string | null;
  readonly confirmed: boolean;
  readonly clause: string;
};

/** The parameters in force at a place on a date; throws an error that names the parameter when there is no value. */
export type Parameters = {
  readonly on: PlainDate;
  readonly get: (key: string) => ResolvedParameter;
};

/** Gives the parameters of the household's division in force on a date: eligibility and amount may need two dates. */
export type ParametersOn = (date: PlainDate) => Parameters;

/** A declaration alone: what a value is checked and shown by. */
export type DeclaredParameter = Omit<Parameter, 'values'>;

type Parsed = Pick<ResolvedParameter, 'amount' | 'ratio' | 'flag' | 'choice'>;
type ParseOutcome = { ok: true; value: Parsed } | { ok: false; reason: string };

const nothing: Parsed = { amount: null, ratio: null, flag: null, choice: null };

/** Reads the text of a value by its unit. */
const parseParameterText = (parameter: Pick<Parameter, 'unit' | 'choices'>, text: string): ParseOutcome => {
  switch (parameter.unit) {
    case 'yuan':
    case 'yuan-per-month':
    case 'yuan-per-year': {
      const money = parseYuan(text);
      return money.ok ? { ok: true, value: { ...nothing, amount: money.fen } } : money;
    }
    case 'ratio':
    case 'months':
    case 'count': {
      const ratio = parseDecimal(text);
      if (ratio === undefined) return { ok: false, reason: `“${text}”不是数字` };
      if (parameter.unit !== 'ratio' && ratio.denominator !== 1n) return { ok: false, reason: `“${text}”须是整数` };
      return { ok: true, value: { ...nothing, ratio } };
    }
    case 'flag':
      if (text !== 'true' && text !== 'false') return { ok: false, reason: `“${text}”须写 true 或 false` };
      return { ok: true, value: { ...nothing, flag: text === 'true' } };
    case 'choice': {
      const choice = parameter.choices?.find(({ code }) => code === text);
      if (choice !== undefined) return { ok: true, value: { ...nothing, choice } };
      const known = parameter.choices?.map(({ code, name }) => `${code} ${name}`).join('、');
      return { ok: false, reason: `“${text}”不在可选值（${known ?? '无'}）之内` };
    }
  }
};

/** The value as a plain number for comparing (money in 分); undefined for flags and choices, and for what can't be read. */
export const parameterNumber = (parameter: Pick<Parameter, 'unit' | 'choices'>, text: string): number | undefined => {
  const parsed = parseParameterText(parameter, text);
  if (!parsed.ok) return undefined;
  const { amount, ratio } = parsed.value;
  if (amount !== null) return amount;
  return ratio === null ? undefined : Number(ratio.numerator) / Number(ratio.denominator);
};

/** A value that was read, as people read it: “826元/月”, “0.6”, “是”, “差额”; of a share or a count the name says what of. */
export const readValueText = (value: Pick<ResolvedParameter, 'unit' | 'text' | 'flag' | 'choice'>): string => {
  if (value.flag !== null) return value.flag ? '是' : '否';
  if (value.choice !== null) return value.choice.name;
  const bare = value.unit === 'ratio' || value.unit === 'count';
  return bare ? value.text : `${value.text}${parameterUnitNames[value.unit]}`;
};

/** A stored text as people read it; the text itself where it can't be read. */
export const parameterValueText = (parameter: Pick<Parameter, 'unit' | 'choices'>, text: string): string => {
  const parsed = parseParameterText(parameter, text);
  return parsed.ok ? readValueText({ unit: parameter.unit, text, ...parsed.value }) : text;
};

/** What is kept of a text as typed: half-width, money without separators and 元, “1,350.00元” → “1350”. */
export const plainParameterText = (parameter: Pick<Parameter, 'unit' | 'choices'>, typed: string): string => {
  const parsed = parseParameterText(parameter, typed);
  if (!parsed.ok || parsed.value.amount === null) return compact(typed);
  return formatYuan(parsed.value.amount).replaceAll(',', '').replace(/\.00$/, '');
};

/** A value out of bounds may be that of a year where a month is asked, or the other way round. */
const periodDoubt = (
  unit: ParameterUnit,
  number: number,
  low: number | undefined,
  high: number | undefined,
): string => {
  const fits = (value: number): boolean => (low === undefined || value >= low) && (high === undefined || value <= high);
  if (unit === 'yuan-per-month' && fits(number / 12)) {
    return `。像是一年的数：折合每月 ${formatYuan(fen(Math.round(number / 12)))} 元，请填每月的数`;
  }
  if (unit === 'yuan-per-year' && fits(number * 12)) {
    return `。像是一个月的数：折合每年 ${formatYuan(fen(number * 12))} 元，请填一年的数`;
  }
  return unit === 'ratio' && number > 1 && fits(number / 100) ? `。像是百分数：请写 ${number / 100}` : '';
};

/** The reason why a text can't be a value of this parameter (wrong form, out of bounds), or undefined when it can. */
export const findParameterFault = (parameter: DeclaredParameter, text: string): string | undefined => {
  const parsed = parseParameterText(parameter, text);
  if (!parsed.ok) return parsed.reason;
  const number = parameterNumber(parameter, text);
  if (number === undefined) return undefined;
  const bound = (limit: string | undefined): number | undefined =>
    limit === undefined ? undefined : parameterNumber(parameter, limit);
  const [low, high] = [bound(parameter.min), bound(parameter.max)];
  const [shown, doubt] = [parameterValueText(parameter, text), periodDoubt(parameter.unit, number, low, high)];
  if (low !== undefined && number < low) {
    return `${shown}低于下限 ${parameterValueText(parameter, parameter.min ?? '')}${doubt}`;
  }
  if (high !== undefined && number > high) {
    return `${shown}高于上限 ${parameterValueText(parameter, parameter.max ?? '')}${doubt}`;
  }
  return undefined;
};

/** The reason why a value can't begin on a day: what is paid by the month is set by the month. Undefined when it can. */
export const findStartFault = (parameter: Pick<Parameter, 'unit'>, from: PlainDate): string | undefined => {
  if (parameter.unit !== 'yuan-per-month' || from.endsWith('-01')) return undefined;
  return `${formatChinese(from)}不是一个月的第一天：按月计算的标准从当月 1 日起执行`;
};

/** Resolves one value for use; the text was checked when it was stored. */
export const resolveParameter = (
  parameter: DeclaredParameter,
  value: Omit<ParameterValue, 'division'>,
): ResolvedParameter => {
  const parsed = parseParameterText(parameter, value.value);
  ensureDefinition(parsed.ok, `参数 ${parameter.key}`, parsed.ok ? '' : parsed.reason, '改正该值');
  return {
    key: parameter.key,
    name: parameter.name,
    unit: parameter.unit,
    text: value.value,
    ...(parsed.ok ? parsed.value : nothing),
    from: value.from,
    document: value.document,
    confirmed: value.confirmed,
    clause: parameter.clause,
  };
};
