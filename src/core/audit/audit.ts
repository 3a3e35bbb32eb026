import { createHash, createHmac } from 'node:crypto';
import type { Clock, Instant } from '#platform/clock.ts';
import { canonicalJson } from '#platform/digest.ts';
import type { Keys } from '#platform/keys.ts';

/** Who acted, as far as the trail keeps it; an Actor of `access` fits. */
export type AuditActor =
  | { readonly kind: 'staff'; readonly user: string; readonly post: string }
  | { readonly kind: 'resident'; readonly person: string | null }
  | { readonly kind: 'public' }
  | { readonly kind: 'job'; readonly job: string };

/** What appending needs; the Context of a service has all of it. */
export interface AuditContext {
  readonly county: string;
  readonly clock: Pick<Clock, 'wallNow'>;
  readonly keys: Pick<Keys, 'hmac'>;
}

export type JsonValue =
  | string
  | number
  | boolean
  | null
  | readonly JsonValue[]
  | { readonly [key: string]: JsonValue | undefined };

/** What happened. Names, numbers and accounts of people do not belong in `detail`: it can never be erased. */
export interface AuditNote {
  /** `module.verb`, such as `case.accept`. */
  readonly action: string;
  /** Why personal data were read or unmasked. */
  readonly purpose?: string;
  /** The people concerned, by id. */
  readonly subjects?: readonly string[];
  readonly detail?: { readonly [key: string]: JsonValue | undefined };
}

/** One row as it is sealed. */
export interface AuditEntry {
  readonly county: string;
  /** Wall time in microseconds, as the column holds it: `2026-11-23T01:02:03.004000Z`. */
  readonly at: string;
  readonly actorKind: AuditActor['kind'];
  readonly actor: string | null;
  readonly post: string | null;
  readonly action: string;
  readonly purpose: string | null;
  readonly subjects: readonly string[];
  readonly detail: unknown;
}

/** A row as it stands in the database: with its place in time and its seal. */
export interface StoredEntry extends AuditEntry {
  readonly seq: number;
  /** The transaction that wrote it; 64 bits, so kept as text. */
  readonly xid: string;
  readonly seal: Buffer;
}

/** A place in the chain and the row that stands there; the row is missing only where somebody removed it. */
export interface ChainLink {
  readonly position: number;
  readonly hash: Buffer;
  readonly entry: StoredEntry | undefined;
}

/** The end of the chain. Printed or sent away it is an *anchor*: what was before it can no longer be cut or rewritten unseen. */
export interface Head {
  readonly position: number;
  readonly hash: Buffer;
}

/** The hash before the first link. */
export const emptyHead: Head = { position: 0, hash: Buffer.alloc(32) };

function microseconds(moment: Instant): string {
  return moment.replace(/Z$/, '000Z');
}

const knownKeys = new WeakMap<object, Buffer>();

/** The key of the seals, 32 bytes: all that an outside verifier needs to be given. Derived once, as each HMAC costs 15 µs. */
export function auditKey(keys: Pick<Keys, 'hmac'>): Buffer {
  const key = knownKeys.get(keys) ?? keys.hmac('audit', Buffer.from('audit-chain-1'));
  knownKeys.set(keys, key);
  return key;
}

/** HMAC-SM3 (GB/T 15852.2) over the canonical row. */
export function sealOf(key: Buffer, entry: AuditEntry): Buffer {
  return createHmac('sm3', key)
    .update(canonicalJson(sealedParts(entry)))
    .digest();
}

/** SM3 over the hash before, the place and the row with its seal. */
export function hashOf(before: Buffer, position: number, entry: StoredEntry): Buffer {
  const { seq, xid, seal } = entry;
  const row = canonicalJson([position, seq, xid, seal.toString('hex'), sealedParts(entry)]);
  return createHash('sm3').update(before).update(row).digest();
}

/** An array, so that no value can slide from one column into the next. */
function sealedParts(entry: AuditEntry): readonly unknown[] {
  const { county, at, actorKind, actor, post, action, purpose, subjects, detail } = entry;
  return [1, county, at, actorKind, actor, post, action, purpose, subjects, detail];
}

/** The row to be written. Ids in small letters, as PostgreSQL gives them back. */
export function entryOf(ctx: AuditContext, actor: AuditActor, note: AuditNote): AuditEntry {
  return {
    county: ctx.county,
    at: microseconds(ctx.clock.wallNow()),
    actorKind: actor.kind,
    actor: actorIdOf(actor)?.toLowerCase() ?? null,
    post: actor.kind === 'staff' ? actor.post.toLowerCase() : null,
    action: note.action,
    purpose: note.purpose ?? null,
    subjects: (note.subjects ?? []).map((id) => id.toLowerCase()),
    detail: { ...note.detail, ...(actor.kind === 'job' ? { job: actor.job } : {}) },
  };
}

function actorIdOf(actor: AuditActor): string | null {
  if (actor.kind === 'staff') return actor.user;
  return actor.kind === 'resident' ? actor.person : null;
}
