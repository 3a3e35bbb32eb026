// The signatures of the contract (docs/exchange.md), with nothing but Node: take this file along into a source of your own.
import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

const tolerance = 5 * 60_000;

const sm3 = (body: string): string => createHash('sm3').update(body, 'utf8').digest('hex');
const sign = (key: string, lines: readonly string[]): string =>
  `hmac-sm3=${createHmac('sm3', Buffer.from(key, 'hex')).update(lines.join('\n'), 'utf8').digest('hex')}`;

export type Question = {
  readonly method: string;
  /** Below the base address: /verifications or /verifications/<request id>. */
  readonly path: string;
  readonly county: string;
  readonly time: string;
  readonly nonce: string;
  readonly body: string;
  readonly signature: string;
};

/** Why a question is not to be answered; undefined when it is signed with the key and not old. */
export const findSignatureFault = (key: string, question: Question, now: number): string | undefined => {
  const { method, path, county, time, nonce, body } = question;
  if (!(Math.abs(Date.parse(time) - now) <= tolerance)) return '时间与本机相差超过5分钟';
  const expected = Buffer.from(sign(key, [method, path, county, time, nonce, sm3(body)]));
  const given = Buffer.from(question.signature);
  return given.length === expected.length && timingSafeEqual(given, expected) ? undefined : '签名不符';
};

/** The signature of an answer; the nonce of the question ties it to that one. */
export const signAnswer = (key: string, status: number, time: string, nonce: string, body: string): string =>
  sign(key, [String(status), time, nonce, sm3(body)]);
