import { type Checked, refused } from './checked.ts';
import { compact, isScientific } from './full-width.ts';
import { formatChinese, type PlainDate, parsePlainDate, yearOf } from './plain-date.ts';

export interface IdentityNumberParts {
  /** 18 characters, half-width, X upper case. */
  number: string;
  born: PlainDate;
  /** Digit 17: odd is male. */
  sex: 'male' | 'female';
  /** The division that first gave the number; it may be a historical code and is never checked against today's. */
  prefix: string;
}

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** The check character of the first 17 digits (GB 11643-1999 §5, ISO 7064 MOD 11-2). */
export function checkDigit(first17: string): string {
  const sum = weights.reduce((total, weight, index) => total + weight * Number(first17.charAt(index)), 0);
  return '10X98765432'.charAt(sum % 11);
}

/** A citizen's number as typed or pasted (GB 11643-1999), on a day by which its holder must be born. */
export function checkIdentityNumber(text: string, onDate: PlainDate): Checked<IdentityNumberParts> {
  const number = compact(text).toUpperCase();
  if (number === '') return refused('没有填写身份证号');
  if (isScientific(number))
    return refused('身份证号被表格按数字保存，末几位已丢失，请对照证件重新录入（单元格设为文本）');
  if (/^L\d{6,}$/.test(number)) {
    return refused(`“${number}”是没有户口的人的临时编号，不是身份证号：请先到公安机关登记户口，编号不能代替`);
  }
  if (/^[A-Z]{1,2}\d{6,10}$/.test(number)) {
    return refused(`“${number}”像是护照或通行证的号码，请填居民身份证号；港澳台居民填居住证上的 18 位号码`);
  }
  if (/^\d{15}$/.test(number)) return refused('这是 15 位旧身份证号，请出示并填写 18 位居民身份证号');
  if (number.length !== 18) return refused(`身份证号应为 18 位，现为 ${number.length} 位`);
  if (!/^\d{17}[\dX]$/.test(number)) return refused('身份证号前 17 位应为数字，末位为数字或 X');
  const digits = number.slice(6, 14);
  const parsed = parsePlainDate(digits);
  if (!parsed.ok) return refused(`身份证号中的出生日期 ${digits} 不存在：${parsed.reason}`);
  const born = parsed.date;
  if (born > onDate) return refused(`身份证号中的出生日期 ${formatChinese(born)} 晚于 ${formatChinese(onDate)}`);
  // The numbers began in 1984: a holder born before 1850 is a slip of the keyboard whose check digit happens to fit.
  if (yearOf(born) < 1850) return refused(`身份证号中的出生年份 ${yearOf(born)} 不合理`);
  if (checkDigit(number) !== number.charAt(17)) {
    return refused('身份证号校验码不符：很可能有一位录错，请对照证件逐位核对');
  }
  const sex = Number(number.charAt(16)) % 2 === 1 ? 'male' : 'female';
  return { ok: true, number, born, sex, prefix: number.slice(0, 6) };
}

/** For staff lists: division and last four stay, `512021********0019`. What the public sees carries no number at all. */
export function maskIdentityNumber(number: string): string {
  return `${number.slice(0, 6)}${'*'.repeat(Math.max(0, number.length - 10))}${number.slice(-4)}`;
}
