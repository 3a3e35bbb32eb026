import type { FieldFault } from '#kit/form-check.ts';
import { checkIdentityNumber } from '#kit/identity-number.ts';
import { checkPersonName } from '#kit/person-name.ts';
import { checkPhone } from '#kit/phone.ts';
import type { PlainDate } from '#kit/plain-date.ts';
import type { Instant } from '#platform/clock.ts';
import { defineError, type NoFacts } from '#platform/errors.ts';
import { secondsLater } from './access.ts';

/** Wall time, in seconds: how long a code holds, how soon another may be asked for, and how long a session lasts. */
export const codeSeconds = 5 * 60;
export const resendSeconds = 60;
export const residentSessionSeconds = 2 * 60 * 60;
export const codeAttempts = 5;
/** Codes at most for one identity number, or one telephone, in an hour. */
const codesAnHour = 5;

export const ResidentInvalid = defineError<{ faults: readonly FieldFault[] }>(
  'access.resident-invalid',
  'invalid',
  '填写的信息不对',
  ({ faults }) => faults.map(({ message }) => message).join('；'),
);

export const CodeTooSoon = defineError<{ seconds: number }>(
  'access.code-too-soon',
  'too-many',
  '验证码刚刚发过',
  ({ seconds }) => `验证码已发送，请查看短信；${seconds} 秒后可以重新获取。`,
);

export const CodeTooMany = defineError<NoFacts>(
  'access.code-too-many',
  'too-many',
  '获取验证码次数太多',
  () => `一小时内最多获取 ${codesAnHour} 次验证码。请一小时后再试，或到村（社区）由工作人员代办。`,
);

export const CodeWrong = defineError<{ left: number; faults: readonly FieldFault[] }>(
  'access.code-wrong',
  'invalid',
  '验证码不对',
  ({ left }) => `验证码不对，请核对最新一条短信，还可以试 ${left} 次。`,
);

export const CodeSpent = defineError<NoFacts>(
  'access.code-spent',
  'invalid',
  '验证码已失效',
  () => '验证码已用过、已超过 5 分钟，或输错次数太多。请重新获取验证码。',
);

export const ResidentMismatch = defineError<NoFacts>(
  'access.resident-mismatch',
  'conflict',
  '与登记的信息不一致',
  () => '您填写的姓名或手机号码与登记的不一致，不能在网上登录。请带身份证到村（社区）或乡镇（街道）核对后再试。',
);

/** A resident as he signs in, checked and written uniformly. */
export interface Claim {
  readonly name: string;
  readonly idNumber: string;
  readonly phone: string;
}

/** @throws ResidentInvalid with a fault for each field */
export function checkClaim(input: Claim, today: PlainDate): Claim {
  const name = checkPersonName(input.name);
  const idNumber = checkIdentityNumber(input.idNumber, today);
  const phone = checkPhone(input.phone);
  const faults: FieldFault[] = [];
  if (!name.ok) faults.push({ path: '/name', message: name.reason });
  if (!idNumber.ok) faults.push({ path: '/idNumber', message: idNumber.reason });
  if (!phone.ok) faults.push({ path: '/phone', message: phone.reason });
  else if (phone.kind !== 'mobile') faults.push({ path: '/phone', message: '座机收不到短信，请填写手机号码' });
  if (!name.ok || !idNumber.ok || !phone.ok || faults.length > 0) throw ResidentInvalid({ faults });
  return { name: name.name, idNumber: idNumber.number, phone: phone.number };
}

/** From when requests of the past count against the limits. */
export function countedSince(now: Instant): Instant {
  return secondsLater(now, -3600);
}

/** `times` newest first, of the past hour. @throws CodeTooSoon, CodeTooMany */
export function ensureMayRequest(times: readonly Instant[], now: Instant): void {
  const [latest] = times;
  const seconds = latest === undefined ? 0 : resendSeconds - (Date.parse(now) - Date.parse(latest)) / 1000;
  if (seconds > 0) throw CodeTooSoon({ seconds: Math.ceil(seconds) });
  if (times.length >= codesAnHour) throw CodeTooMany({});
}

/** Whether the code can still be tried. */
export function isOpen(
  code: { readonly expiresAt: Instant; readonly attempts: number; readonly usedAt: Instant | null },
  now: Instant,
): boolean {
  return code.usedAt === null && code.attempts < codeAttempts && code.expiresAt > now;
}
