import { randomUUIDv7 } from 'node:crypto';
import type { Tx } from '#platform/database.ts';
import { defineError, type NoFacts } from '#platform/errors.ts';
import { type Actor, access, asJobWithin, type Context, inTransaction, once } from '../access/index.ts';
import { append } from '../audit/index.ts';
import { type CaseFile, readCaseFile } from './case-file.ts';
import { type Consent, findConsents as readConsents, withdrawSignature } from './cases.consent.store.ts';
import { findCase, lockCase } from './cases.store.ts';
import { CaseNotFound } from './cases.ts';

const NotSigned = defineError<NoFacts>(
  'cases.not-signed',
  'conflict',
  '没有可以撤回的授权',
  () => '这个人还没有签核对授权书，或已经撤回。请刷新页面查看。',
);

/** The consents of a case, in the order of its people. Needs the job role, after the case itself was seen. */
export const findConsents = (tx: Tx, ctx: Context, officeCase: string): Promise<readonly Consent[]> =>
  readConsents(tx, ctx.county, officeCase);

/**
 * A case that the transaction's actor may see, with its people and all that was done; to `write` it is held until the
 * transaction ends. From here on the transaction acts as the job role. The caller audits. @throws CaseNotFound
 */
export const openCase = async (tx: Tx, ctx: Context, id: string, to: 'read' | 'write'): Promise<CaseFile> => {
  const seen = await findCase(tx, ctx.county, id);
  if (seen === undefined) throw CaseNotFound({ id });
  await asJobWithin(tx);
  const held = to === 'read' ? seen : await lockCase(tx, ctx.county, id);
  if (held === undefined) throw CaseNotFound({ id });
  return readCaseFile(tx, ctx, held);
};

/**
 * Takes a consent back, by the person himself or as he told the office; nothing more is asked about him. He may sign anew.
 * @throws CaseNotFound, NotSigned
 */
export const withdrawConsent = async (
  ctx: Context,
  actor: Actor,
  input: { readonly case: string; readonly person: string; readonly reason: string; readonly key: string },
): Promise<void> => {
  access.require(actor, actor.kind === 'resident' ? 'case.sign' : 'case.sign-paper');
  const { key, ...request } = input;
  await inTransaction(ctx, actor, (tx) =>
    once(tx, ctx, actor, key, { withdrawal: request }, async () => {
      const { case: officeCase } = await openCase(tx, ctx, input.case, 'write');
      if (actor.kind === 'resident' && actor.person !== input.person) throw CaseNotFound({ id: input.case });
      const done = await withdrawSignature(tx, ctx.county, {
        id: randomUUIDv7(),
        case: officeCase.id,
        person: input.person,
        on: ctx.clock.today(),
        reason: input.reason.trim(),
        recordedBy: actor.kind === 'staff' ? actor.user : null,
      });
      if (!done) throw NotSigned({});
      const detail = { case: officeCase.id };
      await append(tx, ctx, actor, { action: 'case.consent-withdrawn', subjects: [input.person], detail });
      return {};
    }),
  );
};
