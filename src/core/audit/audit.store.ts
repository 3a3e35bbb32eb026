import { sql } from 'kysely';
import type { Instant } from '#platform/clock.ts';
import type { Tx } from '#platform/database.ts';
import { type AuditEntry, type ChainLink, emptyHead, type Head, type StoredEntry } from './audit.ts';

/** How far the sealer has come; rows are linked in the order (xid, seq). */
export interface Cursor {
  readonly xid: string;
  readonly seq: number;
}

/** In microseconds: what the parser of timestamptz would cut off must not be left unproven. */
const columns = sql`e.county, e.seq, e.xid, to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at,
  e.actor_kind as "actorKind", e.actor, e.post, e.action, e.purpose, e.subjects, e.detail, e.seal`;

export async function insertEntry(tx: Tx, entry: AuditEntry, seal: Buffer): Promise<void> {
  await sql`
    insert into audit_entry (county, at, actor_kind, actor, post, action, purpose, subjects, detail, seal)
    values (${entry.county}, ${entry.at}, ${entry.actorKind}, ${entry.actor}, ${entry.post}, ${entry.action},
      ${entry.purpose}, ${[...entry.subjects]}, ${JSON.stringify(entry.detail)}, ${seal})`.execute(tx);
}

const beginning: Cursor = { xid: '0', seq: 0 };

export async function findCursor(tx: Tx, county: string): Promise<Cursor> {
  const { rows } = await sql<Cursor>`select xid, seq from audit_cursor where county = ${county}`.execute(tx);
  return rows[0] ?? beginning;
}

/**
 * Whether anything may wait for the sealer; asked first, since a lock is a write. The cursor comes as a value and not as a
 * subquery, and the first row is asked for in order: else the planner, not knowing how few there are, reads the whole table.
 */
export async function hasAfter(tx: Tx, county: string, after: Cursor): Promise<boolean> {
  const { rows } = await sql`
    select 1 from audit_entry e
    where e.county = ${county} and (e.xid, e.seq) > (${after.xid}::xid8, ${after.seq}::bigint)
    order by e.xid, e.seq limit 1`.execute(tx);
  return rows.length > 0;
}

/** Waits for another sealer to finish and reads where it left off. */
export async function lockCursor(tx: Tx, county: string): Promise<Cursor> {
  const select = sql<Cursor>`select xid, seq from audit_cursor where county = ${county} for update`;
  const found = (await select.execute(tx)).rows[0];
  if (found !== undefined) return found;
  await sql`insert into audit_cursor (county, xid, seq) values (${county}, '0', 0) on conflict do nothing`.execute(tx);
  return (await select.execute(tx)).rows[0] ?? beginning;
}

/**
 * The next rows whose transactions, and all that began before them, have ended: none that commits later can come before
 * one of these.
 */
export async function findSettled(tx: Tx, county: string, after: Cursor, most: number): Promise<StoredEntry[]> {
  const { rows } = await sql<StoredEntry>`
    select ${columns} from audit_entry e
    where e.county = ${county} and (e.xid, e.seq) > (${after.xid}::xid8, ${after.seq}::bigint)
      and e.xid < pg_snapshot_xmin(pg_current_snapshot())
    order by e.xid, e.seq limit ${most}`.execute(tx);
  return rows;
}

/** Rows not linked yet, settled or not. */
export async function findAfter(tx: Tx, county: string, after: Cursor, most: number): Promise<StoredEntry[]> {
  const { rows } = await sql<StoredEntry>`
    select ${columns} from audit_entry e
    where e.county = ${county} and (e.xid, e.seq) > (${after.xid}::xid8, ${after.seq}::bigint)
    order by e.xid, e.seq limit ${most}`.execute(tx);
  return rows;
}

export async function findHead(tx: Tx, county: string): Promise<Head> {
  const { rows } = await sql<Head>`
    select position, hash from audit_link where county = ${county} order by position desc limit 1`.execute(tx);
  return rows[0] ?? emptyHead;
}

export interface NewLink extends Head {
  readonly seq: number;
}

export async function insertLinks(tx: Tx, county: string, links: readonly NewLink[]): Promise<void> {
  await sql`
    insert into audit_link (county, position, seq, hash)
    select ${county}, position, seq, hash
    from unnest(${links.map(({ position }) => position)}::bigint[], ${links.map(({ seq }) => seq)}::bigint[],
      ${links.map(({ hash }) => hash)}::bytea[]) as link (position, seq, hash)`.execute(tx);
}

export async function updateCursor(tx: Tx, county: string, cursor: Cursor): Promise<void> {
  await sql`update audit_cursor set xid = ${cursor.xid}, seq = ${cursor.seq} where county = ${county}`.execute(tx);
}

type LinkRow = { position: number; hash: Buffer } & (StoredEntry | { [Column in keyof StoredEntry]: null });

export async function findLinks(tx: Tx, county: string, after: number, most: number): Promise<ChainLink[]> {
  const { rows } = await sql<LinkRow>`
    select l.position, l.hash, ${columns}
    from audit_link l left join audit_entry e on e.county = l.county and e.seq = l.seq
    where l.county = ${county} and l.position > ${after} order by l.position limit ${most}`.execute(tx);
  return rows.map(({ position, hash, ...entry }) => ({
    position,
    hash,
    entry: entry.seq === null ? undefined : (entry as StoredEntry),
  }));
}

/** The cursor and the row of the last link, in one statement so that both are of one moment. */
export async function findEnd(tx: Tx, county: string): Promise<{ cursor: Cursor; linked: Cursor } | undefined> {
  const { rows } = await sql<{ xid: string; seq: number; linkedXid: string | null; linkedSeq: number | null }>`
    select c.xid, c.seq, last.xid as "linkedXid", last.seq as "linkedSeq"
    from audit_cursor c left join lateral (
      select e.xid, e.seq from audit_link l left join audit_entry e on e.county = l.county and e.seq = l.seq
      where l.county = c.county order by l.position desc limit 1) last on true
    where c.county = ${county}`.execute(tx);
  return (
    rows[0] && {
      cursor: { xid: rows[0].xid, seq: rows[0].seq },
      linked: { xid: rows[0].linkedXid ?? '0', seq: rows[0].linkedSeq ?? 0 },
    }
  );
}

/** A row the sealer has passed but that no link names. */
export async function findPassedOver(tx: Tx, county: string): Promise<number | undefined> {
  const { rows } = await sql<{ seq: number }>`
    select e.seq from audit_entry e join audit_cursor c on c.county = e.county
    where e.county = ${county} and (e.xid, e.seq) <= (c.xid, c.seq)
      and not exists (select from audit_link l where l.county = e.county and l.seq = e.seq)
    order by e.seq limit 1`.execute(tx);
  return rows[0]?.seq;
}

export async function findBacklog(
  tx: Tx,
  county: string,
  after: Cursor,
): Promise<{ entries: number; oldest: Instant | null }> {
  const { rows } = await sql<{ entries: number; oldest: Instant | null }>`
    select count(*) as entries, min(e.at) as oldest from audit_entry e
    where e.county = ${county} and (e.xid, e.seq) > (${after.xid}::xid8, ${after.seq}::bigint)`.execute(tx);
  return rows[0] ?? { entries: 0, oldest: null };
}
