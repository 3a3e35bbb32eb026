import { type Checked, refused } from './checked.ts';
import { compact, isScientific } from './full-width.ts';

/** A bank card number as typed or pasted: 16–19 digits with the check digit of ISO/IEC 7812-1 (Luhn). */
export function checkBankAccount(text: string): Checked<{ number: string }> {
  const number = compact(text).replaceAll('-', '');
  if (number === '') return refused('没有填写银行账号');
  if (isScientific(number))
    return refused('银行账号被表格按数字保存，末几位已丢失，请对照银行卡重新录入（单元格设为文本）');
  if (!/^\d+$/.test(number)) return refused('银行账号只能有数字');
  if (number.length < 16 || number.length > 19) return refused(`银行账号应为 16 至 19 位，现为 ${number.length} 位`);
  if (!isLuhn(number)) return refused('银行账号校验位不符：很可能有一位录错，请对照银行卡逐位核对');
  return { ok: true, number };
}

function isLuhn(digits: string): boolean {
  const sum = [...digits].reverse().reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 0 ? 1 : 2);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}

/** Only the last four stay: `***************1234`. */
export function maskBankAccount(number: string): string {
  return number.slice(-4).padStart(number.length, '*');
}
