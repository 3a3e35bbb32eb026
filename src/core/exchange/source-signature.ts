import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { Instant } from '#platform/clock.ts';

/** How far apart the clocks of both sides may be, in milliseconds. */
const tolerance = 5 * 60_000;

const sm3 = (body: string): string => createHash('sm3').update(body, 'utf8').digest('hex');
const sign = (secret: Buffer, lines: readonly string[]): string =>
  `hmac-sm3=${createHmac('sm3', secret).update(lines.join('\n'), 'utf8').digest('hex')}`;

/** What a question is signed over: HMAC-SM3 (GB/T 15852.2) of method, path below the base, county, time, nonce and body. */
export const signQuestion = (
  secret: Buffer,
  question: { method: string; path: string; county: string; time: string; nonce: string; body: string },
): string =>
  sign(secret, [question.method, question.path, question.county, question.time, question.nonce, sm3(question.body)]);

/** What an answer is signed over: the nonce of its question ties it to that one. */
export const signAnswer = (
  secret: Buffer,
  answer: { status: number; time: string; nonce: string; body: string },
): string => sign(secret, [String(answer.status), answer.time, answer.nonce, sm3(answer.body)]);

/** Compares without telling by its time where two signatures differ. */
export const isSameSignature = (left: string, right: string): boolean => {
  const [a, b] = [Buffer.from(left), Buffer.from(right)];
  return a.length === b.length && timingSafeEqual(a, b);
};

/** True when a time of the other side is close enough to ours not to be an old message sent again. */
export const isRecent = (time: string, now: Instant): boolean =>
  Math.abs(Date.parse(time) - Date.parse(now)) <= tolerance;
