import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Logger, runMigrations } from 'graphile-worker';
import { Client, Pool } from 'pg';
import { defineError } from './errors.ts';
import type { Keys } from './keys.ts';
import { ensureRoles } from './roles.ts';

export interface MigrateOptions {
  /** Of a user who may create roles and owns the database: the embedded superuser, or DATABASE_URL. */
  readonly url: string;
  readonly keys: Pick<Keys, 'secret' | 'fingerprint'>;
  /** The project's `migrations/` unless said. */
  readonly folder?: string;
}

export interface Migration {
  readonly number: number;
  readonly file: string;
  readonly text: string;
  /** SM3 of the text, in hex; line ends do not count. */
  readonly hash: string;
}

const Changed = defineError<{ file: string }>(
  'platform.migration-changed',
  'conflict',
  '已执行的迁移脚本被改动',
  ({ file }) => `migrations/${file} 在执行之后被改过。请恢复原文，把新的改动写进下一个编号的脚本。`,
);

const DatabaseIsNewer = defineError<{ number: number }>(
  'platform.database-is-newer',
  'conflict',
  '数据库比程序新',
  ({ number }) => `数据库已执行到第 ${number} 号迁移脚本，而本程序没有这一号。请换用新版本的程序。`,
);

const CollationUnfit = defineError<{ collation: string }>(
  'platform.collation-unfit',
  'conflict',
  '数据库的排序规则不合用',
  ({ collation }) =>
    `数据库的排序规则是 ${collation}，管辖范围按代码区间判断，须用 C。请另建数据库：create database jimin template template0 encoding 'UTF8' locale 'C.UTF-8'。`,
);

const BadFile = defineError<{ file: string; reason: string }>(
  'platform.migration-file-invalid',
  'invalid',
  '迁移脚本的文件名不合规则',
  ({ file, reason }) =>
    `migrations/${file}：${reason}。文件名应从 000001.sql 起连续编号，如 000012.sql 或 000012-add-post.sql。`,
);

const Failed = defineError<{ file: string; line: number | undefined; reason: string }>(
  'platform.migration-failed',
  'conflict',
  '迁移脚本执行失败',
  ({ file, line, reason }) => `migrations/${file}${line ? ` 第 ${line} 行` : ''}：${reason}。该脚本的全部改动已撤回。`,
);

const OtherKeys = defineError<{ expected: string; found: string }>(
  'platform.keys-of-another-database',
  'conflict',
  '钥匙文件与数据库不符',
  ({ expected, found }) =>
    `此库用指纹为 ${expected} 的钥匙建立，现在的钥匙指纹是 ${found}。请把原来的钥匙文件（keys.json）放回数据目录；没有它，密文无法解开。`,
);

const ServerTooOld = defineError<{ version: string }>(
  'platform.database-server-too-old',
  'unavailable',
  '数据库服务器版本太低',
  ({ version }) => `需要 PostgreSQL 16 以上，现在是 ${version}。`,
);

const projectMigrations = fileURLToPath(new URL('../../migrations', import.meta.url));
const lock = '1785293161, 3';

/** The schema of the platform's own tables; everything else of the program lies in `public`. */
const bootstrap = `
create schema if not exists platform;
comment on schema platform is '平台：迁移记录、钥匙指纹、后台任务入口';
grant usage on schema platform to jimin_app, jimin_staff, jimin_resident, jimin_public, jimin_job;
create table if not exists platform.migration (
  number int primary key,
  file text not null,
  hash text not null,
  applied_at timestamptz not null default clock_timestamp()
);
comment on table platform.migration is '已执行的迁移脚本 migration';
create table if not exists platform.key_fingerprint (
  only_one boolean primary key default true check (only_one),
  fingerprint text not null
);
comment on table platform.key_fingerprint is '建库时钥匙的指纹 key fingerprint';
grant select on platform.migration, platform.key_fingerprint to jimin_app;
`;

/** Actors may add jobs within their transactions but neither read nor change the queue; the runner works as jimin_job. */
const jobRights = `
grant usage on schema graphile_worker to jimin_job;
grant select, insert, update, delete on all tables in schema graphile_worker to jimin_job;
grant usage on all sequences in schema graphile_worker to jimin_job;
do $$
declare found record;
begin
  for found in
    select c.oid::regclass as name from pg_class c
     where relnamespace = 'graphile_worker'::regnamespace and relkind = 'r' and relrowsecurity
       and not exists (select from pg_policy where polrelid = c.oid and polname = 'runner')
  loop
    execute format('create policy runner on %s to jimin_job using (true) with check (true)', found.name);
  end loop;
end $$;
create or replace function platform.add_job(task text, payload json, job_key text, queue text, run_at timestamptz)
returns bigint language sql security definer set search_path = pg_catalog, pg_temp
return (graphile_worker.add_job(task, payload, queue, run_at, null, job_key)).id;
comment on function platform.add_job is '在本事务内登记一个后台任务；同一 job_key 只留一个';
revoke all on function platform.add_job from public;
grant execute on function platform.add_job to jimin_app, jimin_staff, jimin_resident, jimin_public, jimin_job;
`;

/**
 * Brings a database to the program's version: roles, the job queue, then each migration not yet applied, in a
 * transaction of its own, as the role `jimin_owner`. Safe to run from several processes at once. Gives the files applied.
 * Errors: `platform.migration-changed`, `.migration-failed`, `.migration-file-invalid`, `.database-is-newer`,
 * `.keys-of-another-database`, `.database-user-too-weak`, `.database-server-too-old`.
 */
export async function migrate(options: MigrateOptions): Promise<string[]> {
  const migrations = await readMigrations(options.folder ?? projectMigrations);
  const client = new Client({ connectionString: options.url, application_name: 'jimin migrate' });
  client.on('error', () => undefined);
  await client.connect();
  try {
    await requireVersion(client);
    await requireCodeOrder(client);
    await client.query(`select pg_advisory_lock(${lock})`);
    await requireSameKeys(client, options.keys);
    await ensureRoles(client, options.url, options.keys);
    await client.query('set role jimin_owner');
    const pending = await pendingOf(client, migrations);
    await client.query(bootstrap);
    await prepareJobs(client, options.url);
    await client.query('insert into platform.key_fingerprint (fingerprint) values ($1) on conflict do nothing', [
      options.keys.fingerprint(),
    ]);
    for (const migration of pending) await apply(client, migration);
    return pending.map(({ file }) => file);
  } finally {
    await client.end();
  }
}

/** The folder's scripts in order. Throws `platform.migration-file-invalid`. */
export async function readMigrations(folder: string): Promise<Migration[]> {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.sql')).sort();
  return await Promise.all(
    files.map(async (file, index) => {
      const [, digits] = /^(\d{6})(?:-[a-z0-9-]+)?\.sql$/.exec(file) ?? [];
      if (digits === undefined) throw BadFile({ file, reason: '名字不是六位数字开头' });
      const number = Number(digits);
      if (number !== index + 1) throw BadFile({ file, reason: `此处应是第 ${index + 1} 号` });
      const text = (await readFile(join(folder, file), 'utf8')).replaceAll('\r\n', '\n');
      return { number, file, text, hash: createHash('sm3').update(text).digest('hex') };
    }),
  );
}

async function requireVersion(client: Client): Promise<void> {
  const { rows } = await client.query<{ server_version: string }>('show server_version');
  const version = rows[0]?.server_version ?? '';
  if (Number.parseInt(version, 10) < 16) throw ServerTooOld({ version });
}

/** Scopes are ranges of codes that end in '~': under a collation of a language rows would be hidden without a word. */
async function requireCodeOrder(client: Client): Promise<void> {
  const { rows } = await client.query<{ fits: boolean; collation: string }>(`
    select 'Z' < 'a' and '512021~' > '512021999999' as fits, datcollate as collation
    from pg_database where datname = current_database()`);
  const [found] = rows;
  if (found !== undefined && !found.fits) throw CollationUnfit({ collation: found.collation });
}

/** Before anything is changed: with the wrong keys the roles would get the wrong passwords. */
async function requireSameKeys(client: Client, keys: Pick<Keys, 'fingerprint'>): Promise<void> {
  const { rowCount } = await client.query(`
    select from pg_roles where rolname = 'jimin_owner' and pg_has_role(oid, 'set')`);
  if (rowCount === 0) return;
  await client.query('set role jimin_owner');
  const expected = await fingerprintOf(client);
  await client.query('reset role');
  const found = keys.fingerprint();
  if (expected !== undefined && expected !== found) throw OtherKeys({ expected, found });
}

async function fingerprintOf(client: Client): Promise<string | undefined> {
  if (!(await exists(client, 'platform.key_fingerprint'))) return undefined;
  const { rows } = await client.query<{ fingerprint: string }>('select fingerprint from platform.key_fingerprint');
  return rows[0]?.fingerprint;
}

async function pendingOf(client: Client, migrations: readonly Migration[]): Promise<Migration[]> {
  if (!(await exists(client, 'platform.migration'))) return [...migrations];
  const { rows } = await client.query<{ number: number; hash: string }>(
    'select number, hash from platform.migration order by number',
  );
  for (const { number, hash } of rows) {
    const ours = migrations[number - 1];
    if (!ours) throw DatabaseIsNewer({ number });
    if (ours.hash !== hash) throw Changed({ file: ours.file });
  }
  return migrations.slice(rows.length);
}

async function apply(client: Client, { number, file, text, hash }: Migration): Promise<void> {
  await client.query('begin');
  try {
    await client.query(text);
    await client.query('insert into platform.migration (number, file, hash) values ($1, $2, $3)', [number, file, hash]);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    if (!(error instanceof Error)) throw error;
    const position = 'position' in error ? Number(error.position) : undefined;
    const line = position ? text.slice(0, position).split('\n').length : undefined;
    throw Failed({ file, line, reason: error.message });
  }
}

async function prepareJobs(client: Client, url: string): Promise<void> {
  const pgPool = new Pool({ connectionString: url, options: '-c role=jimin_owner', max: 2 });
  pgPool.on('error', () => undefined);
  pgPool.on('connect', (connection) => connection.on('error', () => undefined));
  try {
    await runMigrations({ pgPool, logger: new Logger(() => () => undefined) });
  } finally {
    await pgPool.end();
  }
  await client.query(jobRights);
}

async function exists(client: Client, table: string): Promise<boolean> {
  const { rows } = await client.query<{ exists: boolean }>('select to_regclass($1) is not null as exists', [table]);
  return rows[0]?.exists === true;
}
