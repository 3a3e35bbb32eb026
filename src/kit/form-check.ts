import { checkBankAccount } from './bank-account.ts';
import { conditionHolds } from './condition.ts';
import type { Field, Fields } from './field.ts';
import { type Answers, type Form, fieldsOf, isAsked, typedAnswers, type UnknownAnswers } from './form.ts';
import { checkIdentityNumber } from './identity-number.ts';
import { parseYuan } from './money.ts';
import { checkPersonName } from './person-name.ts';
import { checkPhone } from './phone.ts';
import { formatChinese, type PlainDate, parseEventDate } from './plain-date.ts';

/** A fault at one field; `path` is the JSON pointer of the answer (“/members/2/idNumber”). */
export type FieldFault = { readonly path: string; readonly message: string };

export type FormCheck<F extends Form> =
  | { readonly ok: true; readonly answers: Answers<F> }
  | { readonly ok: false; readonly faults: readonly FieldFault[] };

type Read = { ok: true; value: unknown } | { ok: false; reason: string };

const good = (value: unknown): Read => ({ ok: true, value });
const bad = (reason: string): Read => ({ ok: false, reason });
const plainText = (value: unknown): value is string => typeof value === 'string';

const readText = (field: Field, value: unknown): Read => {
  if (!plainText(value)) return bad('须是文字');
  const trimmed = value.trim();
  const [length, most] = [Array.from(trimmed).length, field.max ?? 200];
  if (length < (field.min ?? 1)) return bad(`至少写 ${field.min ?? 1} 个字`);
  return length > most ? bad(`写了 ${length} 个字，最多 ${most} 个字`) : good(trimmed);
};

const readNumber = (field: Field, value: unknown, unit: string, scale: number): Read => {
  if (typeof value !== 'number' || !Number.isSafeInteger(value)) return bad('须是整数');
  const shown = (bound: number): string => `${bound / scale}${unit}`;
  if (value < (field.min ?? 0)) return bad(`不能小于 ${shown(field.min ?? 0)}`);
  if (field.max !== undefined && value > field.max) return bad(`不能大于 ${shown(field.max)}`);
  return good(value);
};

/** An amount that could not be read arrives as it was typed. */
const typedAmountFault = (typed: string): string => {
  const read = parseYuan(typed);
  return read.ok ? '须是以分为单位的整数' : read.reason;
};

const readDate = (field: Field, value: unknown, today: PlainDate): Read => {
  const read = plainText(value) ? parseEventDate(value) : undefined;
  if (read === undefined) return bad('须写日期，如 2026-06-15');
  if (!read.ok) return bad(read.reason);
  if (field.past === true && read.date > today) {
    return bad(`${formatChinese(read.date)}还没有到，今天是${formatChinese(today)}，请核对年月`);
  }
  return good(read.date);
};

const uuidShape = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

const readAttachment = (field: Field, value: unknown): Read => {
  const ids = Array.isArray(value) ? value : undefined;
  if (ids === undefined || !ids.every((id) => plainText(id) && uuidShape.test(id)))
    return bad('附件须是已上传文件的编号');
  if (ids.length < (field.min ?? 1)) return bad(`至少上传 ${field.min ?? 1} 份`);
  return field.max !== undefined && ids.length > field.max ? bad(`最多上传 ${field.max} 份`) : good(ids);
};

const readDivision = (field: Field, value: unknown): Read => {
  if (!plainText(value) || !/^\d{12}$/.test(value)) return bad('请从列表中选择');
  const village = !value.endsWith('000');
  if (field.level === 'village' && !village) return bad('请选到村（社区）');
  return field.level === 'town' && village ? bad('请选到乡镇（街道）') : good(value);
};

const readValue = (field: Field, value: unknown, today: PlainDate, answers: UnknownAnswers): Read => {
  switch (field.type) {
    case 'text':
      return readText(field, value);
    case 'number':
      return readNumber(field, value, '', 1);
    case 'money':
      return plainText(value) ? bad(typedAmountFault(value)) : readNumber(field, value, '元', 100);
    case 'date':
      return readDate(field, value, today);
    case 'month':
      return plainText(value) && /^\d{4}-(0[1-9]|1[0-2])$/.test(value) ? good(value) : bad('须写月份，如 2026-06');
    case 'choice':
      return field.codes?.codes.some(({ code }) => code === value) ? good(value) : bad('请从选项中选择');
    case 'flag':
      return typeof value === 'boolean' ? good(value) : bad('请选是或否');
    case 'division':
      return readDivision(field, value);
    case 'person-name': {
      const read = plainText(value) ? checkPersonName(value) : undefined;
      return read === undefined ? bad('请写姓名') : read.ok ? good(read.name) : bad(read.reason);
    }
    case 'identity-number': {
      const read = plainText(value) ? checkIdentityNumber(value, today) : undefined;
      return read === undefined ? bad('请写身份证号') : read.ok ? good(read.number) : bad(read.reason);
    }
    case 'phone': {
      const read = plainText(value) ? checkPhone(value) : undefined;
      return read === undefined ? bad('请写电话号码') : read.ok ? good(read.number) : bad(read.reason);
    }
    case 'bank-account': {
      const read = plainText(value) ? checkBankAccount(value) : undefined;
      return read === undefined ? bad('请写银行卡号') : read.ok ? good(read.number) : bad(read.reason);
    }
    case 'attachment':
      return readAttachment(field, value);
    case 'person':
      return plainText(value) && uuidShape.test(value) ? good(value) : bad('请选择人员');
    case 'row': {
      const list = answers[field.list ?? ''];
      const rows = Array.isArray(list) ? list.length : 0;
      const inside = typeof value === 'number' && Number.isInteger(value) && value >= 0 && value < rows;
      return inside ? good(value) : bad('请从前面填写的人员中选择');
    }
    case 'list':
      return Array.isArray(value) ? good(value) : bad('须是列表');
  }
};

/** What passed its own bounds, held against those that the answers beside it set. */
const withinLimits = (field: Field, read: Read, siblings: UnknownAnswers): Read => {
  if (!read.ok || typeof read.value !== 'number') return read;
  const { value } = read;
  const broken = field.limits?.find(({ when, max }) => value > max && conditionHolds(when, siblings));
  return broken === undefined ? read : bad(broken.message);
};

const listFault = (field: Field, rows: readonly unknown[]): string | undefined => {
  if (rows.length < (field.min ?? 0)) return `至少填 ${field.min} ${field.rowName ?? '行'}`;
  if (rows.length > (field.max ?? 100)) return `最多填 ${field.max ?? 100} ${field.rowName ?? '行'}`;
  return undefined;
};

/**
 * Checks answers against a form as asked today and returns them normalised (full-width digits, names, dates).
 * A value under an unknown key or for a question that is not asked is a fault: nothing that was sent is silently dropped.
 */
export const checkAnswers = <F extends Form>(form: F, answers: UnknownAnswers, today: PlainDate): FormCheck<F> => {
  const faults: FieldFault[] = [];

  const check = (fields: Fields, values: UnknownAnswers, path: string): UnknownAnswers => {
    const kept: Record<string, unknown> = {};
    for (const key of Object.keys(values)) {
      if (fields[key] === undefined) faults.push({ path: `${path}/${key}`, message: '表中没有这一项，请删去' });
    }
    for (const [key, field] of Object.entries(fields)) {
      const at = `${path}/${key}`;
      const value = values[key];
      const given = value !== undefined && value !== null && value !== '';
      if (!isAsked(field, values)) {
        if (given) faults.push({ path: at, message: `“${field.label}”在当前情形下不用填，请删去` });
        continue;
      }
      if (!given) {
        if (!field.optional) faults.push({ path: at, message: `请填写“${field.label}”` });
        continue;
      }
      const read = withinLimits(field, readValue(field, value, today, answers), values);
      if (!read.ok) {
        faults.push({
          path: at,
          message: read.reason.startsWith(field.label) ? read.reason : `${field.label}：${read.reason}`,
        });
      } else if (field.type === 'list' && Array.isArray(read.value)) {
        const fault = listFault(field, read.value);
        if (fault !== undefined) faults.push({ path: at, message: `${field.label}：${fault}` });
        kept[key] = read.value.map((entry: unknown, index) => {
          const row = typeof entry === 'object' && entry !== null ? { ...entry } : {};
          return check(field.fields ?? {}, row, `${at}/${index}`);
        });
      } else {
        kept[key] = read.value;
      }
    }
    return kept;
  };

  const kept = check(fieldsOf(form), answers, '');
  // Every field was read by its own type above.
  return faults.length > 0 ? { ok: false, faults } : { ok: true, answers: typedAnswers(form, kept) };
};
