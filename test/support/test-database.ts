import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { Client, escapeIdentifier, type QueryResultRow } from 'pg';
import { afterAll, inject, onTestFinished } from 'vitest';
import { type Db, openDatabase } from '#platform/database.ts';
import { isAlive } from '#platform/embedded-postgres/postmaster.ts';
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

const projectMigrations = fileURLToPath(new URL('../../migrations', import.meta.url));
/** For the tests of the platform, which know none of the program's tables. */
export const toyMigrations = fileURLToPath(new URL('./toy-migrations', import.meta.url));
const templateLock = '1785293161, 4';
let made = 0;

/** Call it at the top of a test file: `const { db, keys } = await testDatabase();`. Dropped after the file's tests. */
export async function testDatabase(migrations = projectMigrations): Promise<TestDatabase> {
  const empty = await create(
    async (server) => `template ${escapeIdentifier(await ensureTemplate(server, migrations))}`,
  );
  const db = openDatabase({ url: empty.url, keys: testKeys, connections: 8 });
  afterAll(async () => {
    await db.close();
    await empty.drop();
  });
  return { ...empty, db, keys: testKeys };
}

/** A database without anything in it, to be called within a test; dropped when that test has finished. */
export async function emptyDatabase(): Promise<Pick<TestDatabase, 'url' | 'asSuperuser'>> {
  const empty = await create(async () => '');
  onTestFinished(empty.drop);
  return empty;
}

async function create(from: (server: Client) => Promise<string>) {
  made += 1;
  const name = `jimin_test_${process.pid}_${Math.random().toString(36).slice(2, 10)}_${made}`;
  await onServer(async (server) => server.query(`create database ${name} ${await from(server)}`));
  const url = addressOf(name);
  return {
    url,
    asSuperuser: <Row extends QueryResultRow>(statement: string, values: readonly unknown[] = []) =>
      onServer(async (client) => (await client.query<Row>(statement, [...values])).rows, url),
    drop: async () => {
      await onServer((server) => server.query(`drop database if exists ${name} with (force)`));
    },
  };
}

/** The template of the migrations as they are now; made by whoever comes first, kept for later runs. */
async function ensureTemplate(server: Client, folder: string): Promise<string> {
  const migrations = await readMigrations(folder);
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
  await migrate({ url: addressOf(draft), keys: testKeys, folder });
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
    return pid !== undefined && !isAlive(Number(pid));
  });
  for (const name of [...oldTemplates, ...orphans])
    await server.query(`drop database if exists ${escapeIdentifier(name)}`).catch(() => undefined);
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
