import { Type } from 'typebox';
import { Value } from 'typebox/value';
import { defineError } from '#platform/errors.ts';
import type { SealerContext } from './audit.service.ts';
import type { ChainLink, Head } from './audit.ts';
import { readChain } from './audit.verification.service.ts';
import { type ChainReport, checkChain } from './chain-check.ts';

const hex32 = Type.String({ pattern: '^[0-9a-f]{64}$' });
const nullableText = Type.Union([Type.String(), Type.Null()]);

const ExportedLink = Type.Object(
  {
    position: Type.Integer({ minimum: 1 }),
    hash: hex32,
    entry: Type.Object(
      {
        county: Type.String(),
        seq: Type.Integer(),
        xid: Type.String(),
        at: Type.String(),
        actorKind: Type.Union(['staff', 'resident', 'public', 'job'].map((kind) => Type.Literal(kind))),
        actor: nullableText,
        post: nullableText,
        action: Type.String(),
        purpose: nullableText,
        subjects: Type.Array(Type.String()),
        detail: Type.Unknown(),
        seal: hex32,
      },
      { additionalProperties: false },
    ),
  },
  { additionalProperties: false },
);

export const AuditExportUnreadable = defineError<{ line: number }>(
  'audit.export-unreadable',
  'invalid',
  '审计导出文件读不懂',
  ({ line }) => `第 ${line} 行不是审计导出的格式（每行一个 JSON）。文件可能被截断或改动，请重新导出后再核验。`,
);

/** The chain as text, one link a line, first to last: what the outside verifier reads. */
export async function* exportChain(ctx: SealerContext): AsyncGenerator<string> {
  for await (const { position, hash, entry } of readChain(ctx)) {
    const kept = entry && { ...entry, seal: entry.seal.toString('hex') };
    yield JSON.stringify({ position, hash: hash.toString('hex'), entry: kept ?? null });
  }
}

/** Proves an export with nothing but the audit key. @throws AuditExportUnreadable */
export async function verifyExport(lines: AsyncIterable<string>, key: Buffer, anchor?: Head): Promise<ChainReport> {
  const walk = checkChain(key, anchor);
  let line = 0;
  for await (const text of lines) {
    line += 1;
    const fault = walk.take(linkOf(text, line));
    if (fault !== undefined) return { ok: false, fault };
  }
  const fault = walk.finish();
  return fault === undefined ? { ok: true, entries: line, head: walk.head() } : { ok: false, fault };
}

function linkOf(text: string, line: number): ChainLink {
  const exported = parsed(text);
  if (!Value.Check(ExportedLink, exported)) throw AuditExportUnreadable({ line });
  const { position, hash, entry } = exported;
  return { position, hash: Buffer.from(hash, 'hex'), entry: { ...entry, seal: Buffer.from(entry.seal, 'hex') } };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
