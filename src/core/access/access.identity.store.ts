import { sql } from 'kysely';
import type { Tx } from '#platform/database.ts';

/** Keeps whose identity number a user has. Needs the job role. */
export async function updateIdentityIndex(tx: Tx, user: string, index: Buffer): Promise<void> {
  await sql`update app_user set identity_index = ${index} where id = ${user}`.execute(tx);
}

/** The keyed index of a user's own identity number, as the register of people keeps it; undefined where none was given. */
export async function findIdentityIndex(tx: Tx, user: string): Promise<Buffer | undefined> {
  const { rows } = await sql<{ index: Buffer | null }>`
    select identity_index as index from app_user where id = ${user}`.execute(tx);
  return rows[0]?.index ?? undefined;
}

/** The name of a user; undefined where there is none. */
export async function findUserName(tx: Tx, user: string): Promise<string | undefined> {
  const { rows } = await sql<{ name: string }>`select name from app_user where id = ${user}`.execute(tx);
  return rows[0]?.name;
}
