import { sql } from 'kysely';
import type { Instant } from '#platform/clock.ts';
import type { Tx } from '#platform/database.ts';

/** Which part of the trail; `before` is the `next` of the page above. */
export interface AuditFilter {
  readonly before?: number | undefined;
  readonly action?: string | undefined;
  /** A person concerned. */
  readonly subject?: string | undefined;
  /** A user. */
  readonly actor?: string | undefined;
}

export interface ReadEntry {
  readonly seq: number;
  readonly at: Instant;
  readonly actorKind: 'staff' | 'resident' | 'public' | 'job';
  readonly actor: string | null;
  readonly actorName: string | null;
  readonly action: string;
  readonly purpose: string | null;
  readonly subjects: string[];
  readonly detail: Record<string, unknown>;
}

/** Newest first, by the key. */
export async function findAuditEntries(
  tx: Tx,
  county: string,
  { before, action, subject, actor }: AuditFilter,
  most: number,
): Promise<ReadEntry[]> {
  const { rows } = await sql<ReadEntry>`
    select e.seq, e.at, e.actor_kind as "actorKind", e.actor, u.name as "actorName", e.action, e.purpose, e.subjects, e.detail
    from audit_entry e left join app_user u on u.id = e.actor and e.actor_kind = 'staff'
    where e.county = ${county}
      ${before === undefined ? sql`` : sql`and e.seq < ${before}`}
      ${action === undefined ? sql`` : sql`and e.action = ${action}`}
      ${subject === undefined ? sql`` : sql`and e.subjects @> ${[subject]}::uuid[]`}
      ${actor === undefined ? sql`` : sql`and e.actor = ${actor}`}
    order by e.seq desc limit ${most}`.execute(tx);
  return rows;
}
