import { randomInt, randomUUID } from 'node:crypto';
import { append } from '#core/audit/index.ts';
import { maskPhone } from '#kit/phone.ts';
import type { Instant } from '#platform/clock.ts';
import { putInOutbox } from './access.outbox.service.ts';
import * as codes from './access.residents.store.ts';
import { findKnownPerson, type Session } from './access.session.service.ts';
import { insertResidentSession } from './access.store.ts';
import { secondsLater } from './access.ts';
import { asSignIn, type Context } from './context.ts';
import {
  type Claim,
  CodeSpent,
  CodeWrong,
  checkClaim,
  codeAttempts,
  codeSeconds,
  countedSince,
  ensureMayRequest,
  isOpen,
  ResidentMismatch,
  resendSeconds,
  residentSessionSeconds,
} from './residents.ts';
import { hashOfToken, newToken } from './tokens.ts';

export interface CodeRequested {
  /** To be given back with the code. */
  readonly request: string;
  readonly phoneMask: string;
  readonly expiresAt: Instant;
  /** Seconds until another may be asked for. */
  readonly resendAfter: number;
}

const nobody = { kind: 'public' } as const;

/**
 * Sends a six-digit code to the telephone: holds 5 minutes and five tries, not again within 60 seconds, five an hour for
 * one identity number or telephone. The answer is the same for people the register knows and others.
 * @throws ResidentInvalid, CodeTooSoon, CodeTooMany
 */
export async function requestCode(ctx: Context, input: Claim): Promise<CodeRequested> {
  const claim = checkClaim(input, ctx.clock.today());
  const id = randomUUID();
  const code = String(randomInt(1_000_000)).padStart(6, '0');
  const asked = {
    identityIndex: ctx.keys.index('identity-number', claim.idNumber),
    phoneIndex: ctx.keys.index('phone', claim.phone),
  };
  return asSignIn(ctx, async (tx) => {
    await codes.lockRequests(tx, [asked.identityIndex, asked.phoneIndex]);
    const createdAt = ctx.clock.wallNow();
    ensureMayRequest(await codes.findRequestTimes(tx, asked, countedSince(createdAt)), createdAt);
    const expiresAt = secondsLater(createdAt, codeSeconds);
    await codes.insertCode(tx, {
      id,
      ...asked,
      phoneSealed: ctx.keys.seal(claim.phone),
      codeHash: hashOfCode(ctx, id, code),
      name: claim.name,
      sealedIdNumber: ctx.keys.seal(claim.idNumber),
      createdAt,
      expiresAt,
      attempts: 0,
      usedAt: null,
    });
    const text = `【${ctx.installation.bureau}】登录验证码 ${code}，5 分钟内有效。工作人员不会向您索要验证码，请勿告诉他人。`;
    await putInOutbox(tx, ctx, { phone: claim.phone, text });
    await append(tx, ctx, nobody, { action: 'access.request-code', detail: { request: id } });
    return { request: id, phoneMask: maskPhone(claim.phone), expiresAt, resendAfter: resendSeconds };
  });
}

/**
 * Opens a resident's session of two hours (wall time). Whom the register knows must give the name it has, and the
 * telephone if it has one: else a neighbour with name and number would read his case. @throws CodeWrong, CodeSpent, ResidentMismatch
 */
export async function signInResident(ctx: Context, input: { request: string; code: string }): Promise<Session> {
  const asked = await asSignIn(ctx, (tx) => codes.lockCode(tx, input.request));
  if (asked === undefined) throw CodeSpent({});
  const person = await findKnownPerson(ctx, asked.identityIndex);
  const outcome = await asSignIn(ctx, async (tx) => {
    const code = await codes.lockCode(tx, input.request);
    const now = ctx.clock.wallNow();
    if (code === undefined || !isOpen(code, now)) return { refusal: CodeSpent({}) };
    if (!code.codeHash.equals(hashOfCode(ctx, code.id, input.code.trim()))) {
      await codes.countAttempt(tx, code.id);
      await append(tx, ctx, nobody, { action: 'access.code-refused', detail: { request: code.id } });
      const left = codeAttempts - code.attempts - 1;
      const faults = [{ path: '/code', message: `验证码不对，还可以试 ${left} 次` }];
      return { refusal: left > 0 ? CodeWrong({ left, faults }) : CodeSpent({}) };
    }
    await codes.markUsed(tx, code.id, now);
    const about = { detail: { request: code.id }, subjects: person === undefined ? [] : [person.id] };
    if (person !== undefined && !isSame(ctx, person, code)) {
      await append(tx, ctx, nobody, { action: 'access.resident-mismatch', ...about });
      return { refusal: ResidentMismatch({}) };
    }
    const token = newToken();
    const expiresAt = secondsLater(now, residentSessionSeconds);
    await insertResidentSession(tx, ctx.county, {
      tokenHash: hashOfToken(token),
      person: person?.id ?? null,
      name: code.name,
      sealedIdNumber: code.sealedIdNumber,
      createdAt: now,
      expiresAt,
    });
    await append(tx, ctx, { kind: 'resident', person: person?.id ?? null }, { action: 'access.sign-in', ...about });
    return { session: { token, expiresAt } };
  });
  // A wrong try must stay counted, so the refusal is thrown after the commit.
  if (outcome.session === undefined) throw outcome.refusal;
  return outcome.session;
}

function isSame(ctx: Context, person: codes.KnownPerson, code: codes.OneTimeCode): boolean {
  if (person.name !== code.name) return false;
  return person.phoneSealed === null || ctx.keys.open(person.phoneSealed) === ctx.keys.open(code.phoneSealed);
}

/** Keyed, since a million codes are soon tried against a plain hash. */
function hashOfCode(ctx: Context, request: string, code: string): Buffer {
  return ctx.keys.index('one-time-code', `${request}:${code}`);
}
