import { sql } from 'kysely';
import type { Instant } from '#platform/clock.ts';
import type { Tx } from '#platform/database.ts';

export interface KnownPerson {
  readonly id: string;
  readonly name: string;
  readonly phoneSealed: Buffer | null;
}

export async function findPersonByIndex(
  tx: Tx,
  county: string,
  idNumberIndex: Buffer,
): Promise<KnownPerson | undefined> {
  const { rows } = await sql<KnownPerson>`
    select id, name, phone_sealed as "phoneSealed" from person
    where county = ${county} and id_number_index = ${idNumberIndex}`.execute(tx);
  return rows[0];
}

export interface OneTimeCode {
  readonly id: string;
  readonly identityIndex: Buffer;
  readonly phoneIndex: Buffer;
  readonly phoneSealed: Buffer;
  readonly codeHash: Buffer;
  readonly name: string;
  readonly sealedIdNumber: Buffer;
  readonly createdAt: Instant;
  readonly expiresAt: Instant;
  readonly attempts: number;
  readonly usedAt: Instant | null;
}

/** Requests for the same identity number or telephone come one after another until the transaction ends. */
export async function lockRequests(tx: Tx, indexes: readonly Buffer[]): Promise<void> {
  const keys = indexes.map((index) => index.readInt32BE(0)).sort((a, b) => a - b);
  for (const key of keys) await sql`select pg_advisory_xact_lock(1785293162, ${key})`.execute(tx);
}

/** When codes were asked for this identity number or telephone since a moment, newest first. */
export async function findRequestTimes(
  tx: Tx,
  asked: Pick<OneTimeCode, 'identityIndex' | 'phoneIndex'>,
  since: Instant,
): Promise<Instant[]> {
  const { rows } = await sql<{ at: Instant }>`
    select created_at as at from one_time_code where identity_index = ${asked.identityIndex} and created_at > ${since}
    union all
    select created_at from one_time_code
    where phone_index = ${asked.phoneIndex} and identity_index <> ${asked.identityIndex} and created_at > ${since}
    order by at desc`.execute(tx);
  return rows.map(({ at }) => at);
}

export async function insertCode(tx: Tx, code: OneTimeCode): Promise<void> {
  await sql`
    insert into one_time_code (id, identity_index, phone_index, phone_sealed, code_hash, name, resident_sealed, created_at,
      expires_at)
    values (${code.id}, ${code.identityIndex}, ${code.phoneIndex}, ${code.phoneSealed}, ${code.codeHash}, ${code.name},
      ${code.sealedIdNumber}, ${code.createdAt}, ${code.expiresAt})`.execute(tx);
}

export async function lockCode(tx: Tx, id: string): Promise<OneTimeCode | undefined> {
  const { rows } = await sql<OneTimeCode>`
    select id, identity_index as "identityIndex", phone_index as "phoneIndex", phone_sealed as "phoneSealed",
      code_hash as "codeHash", name, resident_sealed as "sealedIdNumber", created_at as "createdAt",
      expires_at as "expiresAt", attempts, used_at as "usedAt"
    from one_time_code where id = ${id} for update`.execute(tx);
  return rows[0];
}

export async function countAttempt(tx: Tx, id: string): Promise<void> {
  await sql`update one_time_code set attempts = attempts + 1 where id = ${id}`.execute(tx);
}

export async function markUsed(tx: Tx, id: string, at: Instant): Promise<void> {
  await sql`update one_time_code set used_at = ${at} where id = ${id}`.execute(tx);
}

export interface OutboxMessage {
  readonly id: string;
  readonly recipientMask: string;
  readonly bodySealed: Buffer;
  readonly createdAt: Instant;
}

export async function insertMessage(tx: Tx, message: OutboxMessage): Promise<void> {
  await sql`
    insert into outbox_message (id, recipient_mask, body_sealed, created_at)
    values (${message.id}, ${message.recipientMask}, ${message.bodySealed}, ${message.createdAt})`.execute(tx);
}

export async function findLatestMessages(tx: Tx, most: number): Promise<OutboxMessage[]> {
  const { rows } = await sql<OutboxMessage>`
    select id, recipient_mask as "recipientMask", body_sealed as "bodySealed", created_at as "createdAt"
    from outbox_message order by created_at desc, id limit ${most}`.execute(tx);
  return rows;
}
