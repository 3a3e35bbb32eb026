import { sql } from 'kysely';
import type { PlainDate } from '#kit/plain-date.ts';
import type { Instant } from '#platform/clock.ts';
import type { Tx } from '#platform/database.ts';
import type { Attempts, NewPost } from './access.ts';

interface UserTable {
  id: string;
  login: string;
  name: string;
  password_hash: string;
  active: boolean;
  failed_attempts: number;
  locked_until: Instant | null;
}

interface PostTable {
  id: string;
  user_id: string;
  kind: string;
  county: string;
  scope: string;
  domains: string[];
  valid_from: PlainDate;
  valid_to: PlainDate | null;
}

interface SessionTable {
  token_hash: Buffer;
  kind: 'staff' | 'resident';
  user_id: string | null;
  post_id: string | null;
  county: string;
  person_id: string | null;
  resident_name: string | null;
  resident_sealed: Buffer | null;
  created_at: Instant;
  expires_at: Instant;
}

const tables = (tx: Tx) => tx.withTables<{ app_user: UserTable; post: PostTable; session: SessionTable }>();

export interface User extends Attempts {
  readonly id: string;
  readonly login: string;
  readonly name: string;
  readonly passwordHash: string;
  readonly active: boolean;
}

const userColumns = [
  'id',
  'login',
  'name',
  'password_hash as passwordHash',
  'active',
  'failed_attempts as failed',
  'locked_until as lockedUntil',
] as const;

export async function becomeJob(tx: Tx): Promise<void> {
  await sql`select set_config('role', 'jimin_job', true)`.execute(tx);
}

export async function findUserByLogin(tx: Tx, login: string): Promise<User | undefined> {
  return tables(tx).selectFrom('app_user').select(userColumns).where('login', '=', login).executeTakeFirst();
}

export async function findUser(tx: Tx, id: string): Promise<User | undefined> {
  return tables(tx).selectFrom('app_user').select(userColumns).where('id', '=', id).executeTakeFirst();
}

/** Those who try at once are counted one after another. */
export async function lockUser(tx: Tx, id: string): Promise<User> {
  return tables(tx)
    .selectFrom('app_user')
    .select(userColumns)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirstOrThrow();
}

/** False when the login is taken. */
export async function insertUser(tx: Tx, user: Pick<User, 'id' | 'login' | 'name' | 'passwordHash'>): Promise<boolean> {
  const inserted = await tables(tx)
    .insertInto('app_user')
    .values({
      ...{ id: user.id, login: user.login, name: user.name },
      ...freshPassword(user.passwordHash),
      active: true,
    })
    .onConflict((conflict) => conflict.column('login').doNothing())
    .executeTakeFirst();
  return inserted.numInsertedOrUpdatedRows === 1n;
}

const freshPassword = (hash: string) => ({ password_hash: hash, failed_attempts: 0, locked_until: null });

export async function updateAttempts(tx: Tx, id: string, { failed, lockedUntil }: Attempts): Promise<void> {
  await tables(tx)
    .updateTable('app_user')
    .set({ failed_attempts: failed, locked_until: lockedUntil })
    .where('id', '=', id)
    .execute();
}

export async function updatePassword(tx: Tx, id: string, hash: string): Promise<void> {
  await tables(tx).updateTable('app_user').set(freshPassword(hash)).where('id', '=', id).execute();
}

export interface Post {
  readonly id: string;
  readonly kind: string;
  readonly scope: string;
  readonly domains: readonly string[];
}

/** The posts of a user in the county that are in force on the day, oldest first. */
export async function findPosts(tx: Tx, county: string, user: string, on: PlainDate): Promise<Post[]> {
  return tables(tx)
    .selectFrom('post')
    .select(['id', 'kind', 'scope', 'domains'])
    .where('county', '=', county)
    .where('user_id', '=', user)
    .where('valid_from', '<=', on)
    .where((eb) => eb.or([eb('valid_to', 'is', null), eb('valid_to', '>=', on)]))
    .orderBy('valid_from')
    .orderBy('id')
    .execute();
}

export async function insertPost(tx: Tx, county: string, id: string, post: NewPost): Promise<void> {
  const { user, kind, scope, domains, from, to } = post;
  await tables(tx)
    .insertInto('post')
    .values({ id, user_id: user, kind, county, scope, domains: [...domains], valid_from: from, valid_to: to })
    .execute();
}

export interface StaffSession {
  readonly tokenHash: Buffer;
  readonly user: string;
  readonly post: string;
  readonly createdAt: Instant;
  readonly expiresAt: Instant;
}

export async function insertStaffSession(tx: Tx, county: string, session: StaffSession): Promise<void> {
  await tables(tx)
    .insertInto('session')
    .values({
      ...blankSession(county, session),
      kind: 'staff',
      user_id: session.user,
      post_id: session.post,
    })
    .execute();
}

export interface ResidentSession {
  readonly tokenHash: Buffer;
  readonly person: string | null;
  readonly name: string;
  readonly sealedIdNumber: Buffer;
  readonly createdAt: Instant;
  readonly expiresAt: Instant;
}

export async function insertResidentSession(tx: Tx, county: string, session: ResidentSession): Promise<void> {
  await tables(tx)
    .insertInto('session')
    .values({
      ...blankSession(county, session),
      kind: 'resident',
      person_id: session.person,
      resident_name: session.name,
      resident_sealed: session.sealedIdNumber,
    })
    .execute();
}

const blankSession = (
  county: string,
  { tokenHash, createdAt, expiresAt }: Pick<StaffSession, 'tokenHash' | 'createdAt' | 'expiresAt'>,
) => ({
  token_hash: tokenHash,
  county,
  user_id: null,
  post_id: null,
  person_id: null,
  resident_name: null,
  resident_sealed: null,
  created_at: createdAt,
  expires_at: expiresAt,
});

/** A session with its user and post as they are now; the post is left out when it is not in force on the day. */
export interface FoundSession {
  readonly kind: 'staff' | 'resident';
  readonly expiresAt: Instant;
  readonly user: string | null;
  readonly userName: string | null;
  readonly active: boolean | null;
  readonly post: string | null;
  /** Whose post it is: the user's own, or one he acts with as a deputy. */
  readonly holder: string | null;
  readonly postKind: string | null;
  readonly scope: string | null;
  readonly domains: readonly string[] | null;
  readonly person: string | null;
  readonly residentName: string | null;
  readonly sealedIdNumber: Buffer | null;
}

export async function findSession(
  tx: Tx,
  county: string,
  tokenHash: Buffer,
  moment: { now: Instant; today: PlainDate },
): Promise<FoundSession | undefined> {
  return tables(tx)
    .selectFrom('session as s')
    .leftJoin('app_user as u', 'u.id', 's.user_id')
    .leftJoin('post as p', (join) =>
      join
        .onRef('p.id', '=', 's.post_id')
        .on('p.valid_from', '<=', moment.today)
        .on((eb) => eb.or([eb('p.valid_to', 'is', null), eb('p.valid_to', '>=', moment.today)])),
    )
    .select(['s.kind', 's.expires_at as expiresAt', 'u.id as user', 'u.name as userName', 'u.active'])
    .select([
      'p.id as post',
      'p.user_id as holder',
      'p.kind as postKind',
      'p.scope',
      'p.domains',
      's.person_id as person',
    ])
    .select(['s.resident_name as residentName', 's.resident_sealed as sealedIdNumber'])
    .where('s.token_hash', '=', tokenHash)
    .where('s.county', '=', county)
    .where('s.expires_at', '>', moment.now)
    .executeTakeFirst();
}

export async function deleteSession(tx: Tx, tokenHash: Buffer): Promise<void> {
  await tables(tx).deleteFrom('session').where('token_hash', '=', tokenHash).execute();
}

/** Ends a user's sessions, but for the one he is in. */
export async function deleteSessionsOf(tx: Tx, user: string, except: Buffer): Promise<void> {
  await tables(tx).deleteFrom('session').where('user_id', '=', user).where('token_hash', '<>', except).execute();
}

export async function deleteExpiredSessions(tx: Tx, now: Instant): Promise<void> {
  await tables(tx).deleteFrom('session').where('expires_at', '<=', now).execute();
}
