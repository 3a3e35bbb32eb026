import { type Checked, refused } from './checked.ts';
import { compact } from './full-width.ts';

/**
 * A mainland telephone number as typed: mobile 11 digits, or landline with its area code (`028-24531234`); +86 is dropped.
 * Numbering plan: 《电信网编号计划》 (工信部).
 */
export function checkPhone(text: string): Checked<{ number: string; kind: 'mobile' | 'landline' }> {
  const typed = compact(text)
    .replace(/[—–－]/g, '-')
    .replace(/^(\+|00)86-?/, '');
  if (typed === '') return refused('没有填写电话号码');
  const digits = typed.replace(/[-()]/g, '');
  if (!/^\d+$/.test(digits)) return refused('电话号码只能有数字和连字符，如 13800001234 或 028-24531234');
  if (/^1[3-9]\d{9}$/.test(digits)) return { ok: true, number: digits, kind: 'mobile' };
  if (/^1/.test(digits)) return refused(`手机号码应为 11 位、以 13 至 19 开头，现为 ${digits.length} 位“${typed}”`);
  const [, area, local] = /^(010|02\d|0[3-9]\d{2})(\d{7,8})$/.exec(digits) ?? [];
  if (area !== undefined && local !== undefined) return { ok: true, number: `${area}-${local}`, kind: 'landline' };
  if (/^[2-9]\d{6,7}$/.test(digits)) return refused(`座机“${typed}”缺少区号，请写作 028-24531234`);
  return refused(`“${typed}”不是可用的手机号码或带区号的座机号码`);
}

/** `138****1234`, `028-****1234`. */
export function maskPhone(number: string): string {
  const [area, local] = number.split('-');
  if (area !== undefined && local !== undefined) return `${area}-${local.slice(-4).padStart(local.length, '*')}`;
  return `${number.slice(0, 3)}${'*'.repeat(Math.max(0, number.length - 7))}${number.slice(-4)}`;
}
