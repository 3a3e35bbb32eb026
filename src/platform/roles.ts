import { createHash, createHmac, pbkdf2Sync, randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { Client, escapeIdentifier, escapeLiteral } from 'pg';
import { type DbRole, type LoginRole, loginUrl } from './database.ts';
import { defineError } from './errors.ts';
import type { Keys } from './keys.ts';
import { sqlStateOf } from './sql-state.ts';

const MayNotMakeRoles = defineError<{ user: string; reason: string }>(
  'platform.database-user-too-weak',
  'unavailable',
  '数据库用户权限不足',
  ({ user, reason }) =>
    `DATABASE_URL 中的用户“${user}”不能建立济民所需的角色（${reason}）。请换用超级用户，或授予 CREATEROLE 并让它拥有该库：alter role ${user} createrole; alter database … owner to ${user}。`,
);

/** Kinds of actor: a transaction of the login role `jimin_app` acts as one of them. */
const actorRoles: readonly DbRole[] = ['jimin_staff', 'jimin_resident', 'jimin_public', 'jimin_job'];
const loginRoles: readonly LoginRole[] = ['jimin_app', 'jimin_retention', 'jimin_backup'];
const ownerRole = 'jimin_owner';

/** Why each, for the sessions of a login role. */
const sessionSettings: Readonly<Record<string, string>> = {
  // A plan made for a village's scope must not serve the county's.
  plan_cache_mode: 'force_custom_plan',
  // A forgotten transaction would hold back the sealing of the audit trail.
  idle_in_transaction_session_timeout: '60s',
  timezone: 'UTC',
};

/**
 * Makes the roles that are missing and mends those that differ; writes nothing when all is right.
 * Roles belong to the whole server, so several databases may do this at the same time.
 * Throws `platform.database-user-too-weak`.
 */
export async function ensureRoles(admin: Client, url: string, keys: Pick<Keys, 'secret'>): Promise<void> {
  try {
    await ensureRole(admin, ownerRole, 'nologin inherit');
    for (const role of actorRoles) await ensureRole(admin, role, 'nologin inherit');
    for (const role of loginRoles) {
      await ensureRole(admin, role, 'login noinherit');
      await ensureSettings(admin, role);
      await ensurePassword(admin, role, url, keys);
    }
    for (const role of actorRoles) await ensureMembership(admin, role, 'jimin_app');
    await ensureMembership(admin, ownerRole, await currentUser(admin));
    await admin.query(`
      grant create, usage on schema public to ${ownerRole};
      do $$ begin execute format('grant create on database %I to ${ownerRole}', current_database()); end $$`);
  } catch (error) {
    if (sqlStateOf(error) !== '42501') throw error;
    throw MayNotMakeRoles({ user: await currentUser(admin), reason: error instanceof Error ? error.message : '' });
  }
}

async function ensureRole(admin: Client, role: string, attributes: string): Promise<void> {
  const wanted = `${attributes} nosuperuser nocreatedb nocreaterole noreplication nobypassrls`;
  await settle(async () => {
    const { rows } = await admin.query<{ present: string }>(
      `select concat_ws(' ', case when rolcanlogin then 'login' else 'nologin' end,
                             case when rolinherit then 'inherit' else 'noinherit' end) as present
         from pg_roles
        where rolname = $1 and not (rolsuper or rolcreatedb or rolcreaterole or rolreplication or rolbypassrls)`,
      [role],
    );
    if (rows[0]?.present === attributes) return;
    const { rowCount } = await admin.query('select 1 from pg_roles where rolname = $1', [role]);
    if (!rowCount) await admin.query(`create role ${role} ${attributes}`);
    else await admin.query(`alter role ${role} ${wanted}`);
  });
}

async function ensureSettings(admin: Client, role: string): Promise<void> {
  for (const [name, value] of Object.entries(sessionSettings)) {
    await settle(async () => {
      const { rowCount } = await admin.query(
        `select 1 from pg_db_role_setting join pg_roles on pg_roles.oid = setrole
          where setdatabase = 0 and rolname = $1 and lower($2) = any(lower(setconfig::text)::text[])`,
        [role, `${name}=${value}`],
      );
      if (!rowCount) await admin.query(`alter role ${role} set ${name} = ${escapeLiteral(value)}`);
    });
  }
}

async function ensurePassword(admin: Client, role: LoginRole, url: string, keys: Pick<Keys, 'secret'>): Promise<void> {
  if (await canSignIn(loginUrl(url, role, keys))) return;
  const verifier = scramVerifier(keys.secret(`role:${role}`));
  await settle(() => admin.query(`alter role ${role} password ${escapeLiteral(verifier)}`));
}

async function ensureMembership(admin: Client, role: string, member: string): Promise<void> {
  await settle(async () => {
    const { rows } = await admin.query<{ yes: boolean }>(`select pg_has_role($1, $2, 'set') as yes`, [member, role]);
    if (rows[0]?.yes) return;
    await admin.query(`grant ${role} to ${escapeIdentifier(member)} with inherit false, set true`);
  });
}

async function canSignIn(url: string): Promise<boolean> {
  const client = new Client({ connectionString: url });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function currentUser(admin: Client): Promise<string> {
  const { rows } = await admin.query<{ user: string }>('select current_user as user');
  return rows[0]?.user ?? '';
}

/** What the server keeps of a password (RFC 5803): the password itself never travels nor reaches a server's log. */
function scramVerifier(password: string, salt: Buffer = randomBytes(16)): string {
  const iterations = 4096;
  const salted = pbkdf2Sync(password, salt, iterations, 32, 'sha256');
  const sign = (text: string) => createHmac('sha256', salted).update(text).digest();
  const stored = createHash('sha256').update(sign('Client Key')).digest('base64');
  return `SCRAM-SHA-256$${iterations}:${salt.toString('base64')}$${stored}:${sign('Server Key').toString('base64')}`;
}

/** Runs again what another session, busy with the same roles, got in the way of. */
async function settle(work: () => Promise<unknown>): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await work();
      return;
    } catch (error) {
      const clash = ['42710', '23505'].includes(sqlStateOf(error) ?? '') || isConcurrentUpdate(error);
      if (!clash || attempt === 20) throw error;
      await pause(20 * attempt);
    }
  }
}

function isConcurrentUpdate(error: unknown): boolean {
  return error instanceof Error && /tuple concurrently (updated|deleted)/.test(error.message);
}
