import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { Client, escapeIdentifier, type QueryResultRow } from 'pg';
import { afterAll, inject } from 'vitest';
import { type Db, openDatabase } from '#platform/database.ts';
import { type Keys, temporaryKeys } from '#platform/keys.ts';
import { migrate, readMigrations } from '#platform/migrate.ts';

/** A migrated, empty database of its own for one test file. */
export interface TestDatabase {
  readonly db: Db;
  readonly keys: Keys;
  /** Address for the superuser. */
  readonly url: string;
  /** Runs one statement as the superuser, past all policies: to look at what was written, or at the catalog. */
  asSuperuser<Row extends QueryResultRow>(statement: string, values?: readonly unknown[]): Promise<Row[]>;
}

/** All test databases have the same keys, as the roles and their passwords belong to the whole server. */
export const testKeys = temporaryKeys('test');

const migrationsFolder = fileURLToPath(new URL('../../migrations', import.meta.url));
const templateLock = '1785293161, 4';
let made = 0;

/** Call it at the top of a test file: `const { db, keys } = await testDatabase();`. Dropped after the file's tests. */
export async function testDatabase(): Promise<TestDatabase> {
  made += 1;
  const name = `jimin_test_${process.pid}_${Date.now()}_${made}_${Math.random().toString(36).slice(2, 6)}`;
  await onServer(async (server) => {
    const template = await ensureTemplate(server);
    await server.query(`create database ${escapeIdentifier(name)} template ${escapeIdentifier(template)}`);
  });
  const url = addressOf(name);
  const db = openDatabase({ url, keys: testKeys, connections: 8 });
  afterAll(async () => {
    await db.close();
    await onServer((server) => server.query(`drop database if exists ${escapeIdentifier(name)} with (force)`));
  });
  return {
    db,
    keys: testKeys,
    url,
    asSuperuser: (statement, values) =>
      onServer(async (client) => (await client.query(statement, values && [...values])).rows, url),
  };
}

/** The template of the migrations as they are now; made by whoever comes first, kept for later runs. */
async function ensureTemplate(server: Client): Promise<string> {
  const migrations = await readMigrations(migrationsFolder);
  const key = createHash('sm3')
    .update(migrations.map(({ hash }) => hash).join())
    .digest('hex')
    .slice(0, 16);
  const template = `jimin_template_${key}`;
  if (await isThere(server, template)) return template;
  await server.query(`select pg_advisory_lock(${templateLock})`);
  if (await isThere(server, template)) return template;
  await dropLeftOvers(server);
  const draft = `${template}_new`;
  await server.query(`drop database if exists ${draft} with (force)`);
  await server.query(`create database ${draft}`);
  await migrate({ url: addressOf(draft), keys: testKeys, folder: migrationsFolder });
  await server.query(`alter database ${draft} rename to ${template}`);
  return template;
}

/** Databases of runs that were killed, and all but the newest templates. */
async function dropLeftOvers(server: Client): Promise<void> {
  const { rows } = await server.query<{ datname: string }>('select datname from pg_database order by oid desc');
  const names = rows.map(({ datname }) => datname);
  const oldTemplates = names.filter((name) => /^jimin_template_\w{16}$/.test(name)).slice(4);
  const orphans = names.filter((name) => {
    const [, pid] = /^jimin_test_(\d+)_/.exec(name) ?? [];
    return pid !== undefined && !isRunning(Number(pid));
  });
  for (const name of [...oldTemplates, ...orphans])
    await server.query(`drop database if exists ${escapeIdentifier(name)}`).catch(() => undefined);
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

async function isThere(server: Client, database: string): Promise<boolean> {
  const { rowCount } = await server.query('select 1 from pg_database where datname = $1', [database]);
  return rowCount === 1;
}

function addressOf(database: string): string {
  return new URL(`/${database}`, inject('postgres')).href;
}

async function onServer<T>(work: (client: Client) => Promise<T>, url = addressOf('postgres')): Promise<T> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
