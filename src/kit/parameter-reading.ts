import type { Code } from './code-set.ts';
import { ensureDefinition, ensureKey, ensureUnique } from './definition-error.ts';
import {
  type DeclaredParameter,
  findParameterFault,
  findStartFault,
  type Parameter,
  type ParameterValue,
  parameterNumber,
  parameterUnits,
} from './parameter.ts';
import { parsePlainDate } from './plain-date.ts';
import { type RawRecord, readRecord } from './strict-reading.ts';

const declarationFields = [
  'key',
  'name',
  'unit',
  'clause',
  'min',
  'max',
  'choices',
  'yearly',
  'notBelowHigher',
  'values',
];
const valueFields = ['division', 'from', 'value', 'document', 'confirmed'];

const requireText = (record: RawRecord, field: string, place: string): string => {
  const value = record[field];
  ensureDefinition(typeof value === 'string' && value.trim() !== '', place, `缺 ${field}`, `写上 ${field}，并加引号`);
  return value;
};

const requireFlag = (record: RawRecord, field: string, place: string): boolean => {
  const value = record[field];
  ensureDefinition(typeof value === 'boolean', place, `缺 ${field}`, `写 ${field}: true 或 ${field}: false，不加引号`);
  return value;
};

const parseChoices = (raw: unknown, place: string): readonly Code[] => {
  const named = readRecord(raw, `${place} choices`);
  const choices = Object.keys(named).map((code) => {
    ensureKey(code, `${place} choices`);
    return { code, name: requireText(named, code, `${place} choices`) };
  });
  ensureDefinition(choices.length > 1, place, '可选值不足两个', '写 choices: { 代码: 名称, 代码: 名称 }');
  return choices;
};

const parseValue = (raw: unknown, parameter: DeclaredParameter, place: string): ParameterValue => {
  const record = readRecord(raw, place, valueFields);
  const division = requireText(record, 'division', place);
  const codeMend = '写加引号的12位代码，如 "512021000000"';
  ensureDefinition(/^\d{12}$/.test(division), place, `区划 ${division} 不是12位`, codeMend);
  const date = parsePlainDate(requireText(record, 'from', place));
  ensureDefinition(date.ok, place, date.ok ? '' : date.reason, 'from 写 YYYY-MM-DD');
  const value = requireText(record, 'value', place);
  const fault = findParameterFault(parameter, value) ?? findStartFault(parameter, date.date);
  ensureDefinition(fault === undefined, place, fault ?? '', '改正 value 或 from');
  const document = record.document === undefined ? null : requireText(record, 'document', place);
  const confirmed = requireFlag(record, 'confirmed', place);
  ensureDefinition(!confirmed || document !== null, place, '已确认的值没有文号', '补 document，或写 confirmed: false');
  return { division, from: date.date, value, document, confirmed };
};

/** The limits must be values themselves, and choices go with the unit `choice` alone. */
const parseDeclaration = (record: RawRecord, key: string, at: string): DeclaredParameter => {
  const unit = parameterUnits.find((known) => known === record.unit);
  ensureDefinition(unit !== undefined, at, `单位 ${String(record.unit)} 不认识`, `用 ${parameterUnits.join('、')}`);
  const hasChoices = record.choices !== undefined;
  ensureDefinition(
    hasChoices === (unit === 'choice'),
    at,
    hasChoices ? `单位 ${unit} 没有可选值` : '没有写可选值',
    '单位 choice 写 choices: { 代码: 名称, 代码: 名称 }，其余单位不写',
  );
  const limits = {
    ...(record.min === undefined ? {} : { min: requireText(record, 'min', at) }),
    ...(record.max === undefined ? {} : { max: requireText(record, 'max', at) }),
  };
  for (const [field, limit] of Object.entries(limits)) {
    const readable = parameterNumber({ unit }, limit) !== undefined;
    ensureDefinition(readable, at, `${field} ${limit} 按单位 ${unit} 读不出数`, `改正 ${field}，或删去`);
  }
  return {
    key,
    name: requireText(record, 'name', at),
    unit,
    clause: requireText(record, 'clause', at),
    ...limits,
    ...(hasChoices ? { choices: parseChoices(record.choices, at) } : {}),
    yearly: requireFlag(record, 'yearly', at),
    ...(record.notBelowHigher === undefined ? {} : { notBelowHigher: requireFlag(record, 'notBelowHigher', at) }),
  };
};

/** Reads a `parameters.yaml`: a list of declarations with first values. Strict: an unknown field stops the start. */
export const parseParameters = (document: unknown, place: string): readonly Parameter[] => {
  ensureDefinition(Array.isArray(document), place, '不是列表', '每个参数以“- key:”开头');
  return document.map((raw: unknown, index): Parameter => {
    const key = requireText(readRecord(raw, `${place} 第${index + 1}个`), 'key', `${place} 第${index + 1}个`);
    const at = `${place} ${key}`;
    ensureKey(key, at);
    const record = readRecord(raw, at, declarationFields);
    const declaration = parseDeclaration(record, key, at);
    const { values = [] } = record;
    ensureDefinition(Array.isArray(values), at, 'values 不是列表', '每个值以“- {”开头');
    const parsed = values.map((value: unknown, nth) => parseValue(value, declaration, `${at} 第${nth + 1}值`));
    const starts = parsed.map(({ division, from }) => `${division} ${from}`);
    ensureUnique(starts, `${at} values`);
    return { ...declaration, values: parsed };
  });
};
