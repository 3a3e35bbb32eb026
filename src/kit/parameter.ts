import { ensureDefinition, ensureKey } from './definition-error.ts';
import { type Fraction, parseDecimal } from './fraction.ts';
import { type Fen, parseYuan } from './money.ts';
import { type PlainDate, parsePlainDate } from './plain-date.ts';

/** What a parameter counts in. Values are kept as the text people read (“826.00”, “1.5”, “true”), never as a float. */
const parameterUnits = [
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

/** A number the law or the county sets. `yearly` values end on 31 December of their year. */
export type Parameter = {
  readonly key: string;
  readonly name: string;
  readonly unit: ParameterUnit;
  readonly clause: string;
  readonly min?: string;
  readonly max?: string;
  readonly choices?: readonly string[];
  readonly yearly: boolean;
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

type Parsed = { amount: Fen | null; ratio: Fraction | null; flag: boolean | null };
type ParseOutcome = { ok: true; value: Parsed } | { ok: false; reason: string };

const nothing: Parsed = { amount: null, ratio: null, flag: null };

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
    case 'choice':
      if (!parameter.choices?.includes(text)) {
        return { ok: false, reason: `“${text}”不在可选值（${parameter.choices?.join('、') ?? '无'}）之内` };
      }
      return { ok: true, value: nothing };
  }
};

const numberOf = (value: Parsed): number | undefined => {
  if (value.amount !== null) return value.amount;
  if (value.ratio !== null) return Number(value.ratio.numerator) / Number(value.ratio.denominator);
  return undefined;
};

/** The reason why a text can't be a value of this parameter (wrong form, out of bounds), or undefined when it can. */
export const findParameterFault = (parameter: Omit<Parameter, 'values'>, text: string): string | undefined => {
  const parsed = parseParameterText(parameter, text);
  if (!parsed.ok) return parsed.reason;
  const number = numberOf(parsed.value);
  const bound = (limit: string | undefined): number | undefined => {
    if (limit === undefined) return undefined;
    const read = parseParameterText(parameter, limit);
    return read.ok ? numberOf(read.value) : undefined;
  };
  const [low, high] = [bound(parameter.min), bound(parameter.max)];
  if (number !== undefined && low !== undefined && number < low)
    return `${text} 低于下限 ${parameter.min}，是否把年、月弄混`;
  if (number !== undefined && high !== undefined && number > high)
    return `${text} 高于上限 ${parameter.max}，是否把年、月弄混`;
  return undefined;
};

/** Resolves one value for use; the text was checked when it was stored. */
export const resolveParameter = (
  parameter: Omit<Parameter, 'values'>,
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

const declarationFields = ['key', 'name', 'unit', 'clause', 'min', 'max', 'choices', 'yearly', 'values'];
const valueFields = ['division', 'from', 'value', 'document', 'confirmed'];

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const requireText = (record: Record<string, unknown>, field: string, place: string): string => {
  const value = record[field];
  ensureDefinition(typeof value === 'string' && value.trim() !== '', place, `缺 ${field}`, `写上 ${field}，并加引号`);
  return String(value);
};

const ensureKnownFields = (record: Record<string, unknown>, known: readonly string[], place: string): void => {
  for (const field of Object.keys(record)) {
    ensureDefinition(known.includes(field), place, `不认识字段 ${field}`, `只能用 ${known.join('、')}`);
  }
};

const parseValue = (raw: unknown, parameter: Omit<Parameter, 'values'>, place: string): ParameterValue => {
  ensureDefinition(isRecord(raw), place, '值须是一组字段', `写 ${valueFields.join('、')}`);
  ensureKnownFields(raw, valueFields, place);
  const division = requireText(raw, 'division', place);
  ensureDefinition(
    /^\d{12}$/.test(division),
    place,
    `区划 ${division} 不是12位`,
    '写加引号的12位代码，如 "512021000000"',
  );
  const date = parsePlainDate(requireText(raw, 'from', place));
  ensureDefinition(date.ok, place, date.ok ? '' : date.reason, 'from 写 YYYY-MM-DD');
  const value = requireText(raw, 'value', place);
  const fault = findParameterFault(parameter, value);
  ensureDefinition(fault === undefined, place, fault ?? '', '改正 value');
  const document = raw.document === undefined ? null : requireText(raw, 'document', place);
  ensureDefinition(typeof raw.confirmed === 'boolean', place, '缺 confirmed', '写 confirmed: true 或 false');
  const confirmed = raw.confirmed === true;
  ensureDefinition(!confirmed || document !== null, place, '已确认的值没有文号', '补 document，或写 confirmed: false');
  return { division, from: date.date, value, document, confirmed };
};

/** Reads a `parameters.yaml`: a list of declarations with first values. Strict: an unknown field stops the start. */
export const parseParameters = (document: unknown, place: string): readonly Parameter[] => {
  ensureDefinition(Array.isArray(document), place, '不是列表', '每个参数以“- key:”开头');
  return (Array.isArray(document) ? document : []).map((raw: unknown, index): Parameter => {
    ensureDefinition(isRecord(raw), `${place} 第${index + 1}个`, '须是一组字段', `写 ${declarationFields.join('、')}`);
    const record = isRecord(raw) ? raw : {};
    const key = requireText(record, 'key', `${place} 第${index + 1}个`);
    const at = `${place} ${key}`;
    ensureKey(key, at);
    ensureKnownFields(record, declarationFields, at);
    const unit = parameterUnits.find((known) => known === record.unit);
    ensureDefinition(unit !== undefined, at, `单位 ${String(record.unit)} 不认识`, `用 ${parameterUnits.join('、')}`);
    const declaration = {
      key,
      name: requireText(record, 'name', at),
      unit: unit ?? 'count',
      clause: requireText(record, 'clause', at),
      ...(record.min === undefined ? {} : { min: requireText(record, 'min', at) }),
      ...(record.max === undefined ? {} : { max: requireText(record, 'max', at) }),
      ...(Array.isArray(record.choices) ? { choices: record.choices.map(String) } : {}),
      yearly: record.yearly === true,
    };
    const values = Array.isArray(record.values) ? record.values : [];
    return {
      ...declaration,
      values: values.map((value: unknown, nth) => parseValue(value, declaration, `${at} 第${nth + 1}值`)),
    };
  });
};
