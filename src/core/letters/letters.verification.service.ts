import { type Context, inTransaction, type PublicActor } from '#core/access/index.ts';
import { defineError } from '#platform/errors.ts';
import type { VerifiedLetter } from './letters.contract.ts';
import * as store from './letters.store.ts';
import { parseVerificationCode } from './verification-code.ts';

export const VerificationCodeMalformed = defineError<{ code: string }>(
  'letters.verification-code-malformed',
  'invalid',
  '验证码写法不对',
  () =>
    '验证码共 12 位，由数字 2–9 和英文字母组成（没有 0、1、O、I、L），印在文书末页二维码旁，如 7K3M-XW9P-2RTB。请对照文书重新输入。',
);

export const VerificationCodeUnknown = defineError<{ code: string; bureau: string }>(
  'letters.verification-code-unknown',
  'not-found',
  '没有这份文书',
  ({ code, bureau }) =>
    `本机关没有出具过验证码为 ${code} 的文书。请核对是否输错；核对无误的，这份文书可能是伪造的，请向${bureau}查证。`,
);

/**
 * What a code printed on a letter proves, for anyone who holds the paper: which letter, for whom (masked), and the digest
 * of its PDF to compare. @throws VerificationCodeMalformed, VerificationCodeUnknown
 */
export async function verifyLetter(ctx: Context, typed: string): Promise<VerifiedLetter> {
  const code = parseVerificationCode(typed);
  if (code === undefined) throw VerificationCodeMalformed({ code: typed });
  const anyone: PublicActor = { kind: 'public', county: ctx.county };
  const found = await inTransaction(ctx, anyone, (tx) => store.findPublicLetter(tx, ctx.county, code));
  if (found === undefined) throw VerificationCodeUnknown({ code, bureau: ctx.installation.bureau });
  return { ...found, practice: ctx.installation.practice };
}
