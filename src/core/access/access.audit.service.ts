import { append } from '#core/audit/index.ts';
import { type AuditFilter, findAuditEntries, type ReadEntry } from './access.audit.store.ts';
import { type Actor, access } from './access.ts';
import { asJob, type Context, inTransaction } from './context.ts';

/** A purpose is always asked for. */
export type AuditQuery = AuditFilter & { readonly purpose: string };

const pageLength = 100;

/**
 * Reads the trail, newest first; permission `audit.read`. Read by the job role, for which the trail alone is open; that it
 * was read, and why, is itself a row of it.
 */
export async function listAudit(
  ctx: Context,
  actor: Actor,
  query: AuditQuery,
): Promise<{ items: ReadEntry[]; next: number | null }> {
  access.require(actor, 'audit.read');
  return inTransaction(ctx, asJob(ctx, 'audit-read'), async (tx) => {
    const found = await findAuditEntries(tx, ctx.county, query, pageLength + 1);
    const items = found.slice(0, pageLength);
    const { purpose, before, action, subject, actor: user } = query;
    await append(tx, ctx, actor, {
      action: 'audit.read',
      purpose,
      subjects: subject === undefined ? [] : [subject],
      detail: { before, action, user },
    });
    return { items, next: found.length > pageLength ? (items.at(-1)?.seq ?? null) : null };
  });
}
