import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { Client, escapeIdentifier } from 'pg';
import { loadDivisions } from '#core/divisions/index.ts';
import { fixedClock } from '#platform/clock.ts';
import { openDatabase } from '#platform/database.ts';
import { startEmbeddedPostgres } from '#platform/embedded-postgres/start.ts';
import { temporaryKeys } from '#platform/keys.ts';
import { migrate, readMigrations } from '#platform/migrate.ts';
import { inventHouseholds } from './invented-county.ts';
import { buildSituations, type CountyContext, storeInBulk } from './store-county.ts';

/** A county of invented people in a database of its own. */
export interface BenchCounty {
  readonly ctx: CountyContext;
  /** Address for the superuser. */
  readonly url: string;
  close(): Promise<void>;
}

const folder = fileURLToPath(new URL('../../.cache/bench-postgres', import.meta.url));
const migrationsFolder = fileURLToPath(new URL('../../migrations', import.meta.url));
/** Raise it when the invented county changes. */
const edition = 2;

/** The data are worth nothing: nothing is synced to disk. Reading is as in a real county. */
const settings = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  autovacuum: 'off',
  shared_buffers: '1GB',
  maintenance_work_mem: '512MB',
  max_wal_size: '8GB',
};

/** Opens the county of so many people, made if missing or made by other migrations; `say` is told how far it is. */
export async function openBenchCounty(people: number, say: (line: string) => void): Promise<BenchCounty> {
  const server = await startEmbeddedPostgres({ folder, password: 'bench', exclusive: false, settings });
  const keys = temporaryKeys('bench');
  const admin = await server.database('postgres');
  const name = `county_${people}_${await editionHash()}`;
  const contextOf = (url: string): CountyContext => ({
    db: openDatabase({ url, keys }),
    keys,
    clock: fixedClock('2026-06-15T01:00:00Z'),
    county: '512021',
  });

  if (!(await isThere(admin, name))) {
    await dropOthers(admin, people);
    const draft = `${name}_draft`;
    await onServer(admin, (client) => client.query(`drop database if exists ${escapeIdentifier(draft)} with (force)`));
    const url = await server.database(draft);
    await migrate({ url, keys });
    const ctx = contextOf(url);
    await load(ctx, url, people, say);
    await ctx.db.close();
    await onServer(admin, (client) => client.query(`alter database ${draft} rename to ${name}`));
  }

  const url = await server.database(name);
  const ctx = contextOf(url);
  return {
    ctx,
    url,
    close: async () => {
      await ctx.db.close();
      await server.stop();
    },
  };
}

/** Runs work on a connection of its own. */
export async function onServer<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

async function load(ctx: CountyContext, url: string, people: number, say: (line: string) => void): Promise<void> {
  await ctx.db.transaction({ role: 'jimin_job', settings: { 'app.county': ctx.county } }, (tx) => loadDivisions(tx));
  const started = performance.now();
  const seconds = () => ((performance.now() - started) / 1000).toFixed(0);
  const villages = await onServer(url, async (client) => {
    const { rows } = await client.query<{ code: string }>(
      `select code from division where level = 'village' and code like $1 and valid_to is null order by code`,
      [`${ctx.county}%`],
    );
    return rows.map(({ code }) => code);
  });
  const indexes = await dropIndexes(url);
  const mix = await storeInBulk(ctx, url, inventHouseholds(people, villages));
  say(
    `装入 ${mix.people} 人、${mix.households} 户、现行事实 ${mix.facts} 条、版本 ${mix.versions} 条：${seconds()} 秒`,
  );
  await onServer(url, async (client) => {
    for (const statement of indexes) await client.query(statement);
    await client.query('vacuum (freeze, analyze)');
  });
  say(`建索引、统计：至 ${seconds()} 秒`);
  say(`首次打包情形：${(await buildSituations(ctx)).toFixed(1)} 秒`);
  await onServer(url, (client) => client.query('vacuum (freeze, analyze) situation'));
}

/** Drops what slows loading down; gives the statements that bring it back. */
async function dropIndexes(url: string): Promise<string[]> {
  return onServer(url, async (client) => {
    const { rows } = await client.query<{ name: string; again: string }>(`
      select i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as again
      from pg_index i join pg_class c on c.oid = i.indrelid
      where c.relname in ('person', 'person_token', 'household', 'household_member', 'fact', 'fact_current')
        and not i.indisprimary`);
    for (const { name } of rows) await client.query(`drop index ${name}`);
    await client.query('alter table person_token drop constraint person_token_pkey');
    return [
      ...rows.map(({ again }) => again),
      'alter table person_token add primary key (county, token, division_now, person)',
    ];
  });
}

async function editionHash(): Promise<string> {
  const hash = createHash('sm3').update(String(edition));
  for (const migration of await readMigrations(migrationsFolder)) hash.update(migration.hash);
  return hash.digest('hex').slice(0, 12);
}

async function isThere(admin: string, name: string): Promise<boolean> {
  return onServer(admin, async (client) => {
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [name]);
    return rowCount === 1;
  });
}

/** Counties of the same size made by other migrations. */
async function dropOthers(admin: string, people: number): Promise<void> {
  await onServer(admin, async (client) => {
    const { rows } = await client.query<{ name: string }>(
      `select datname as name from pg_database where datname like $1`,
      [`county\\_${people}\\_%`],
    );
    for (const { name } of rows) await client.query(`drop database ${escapeIdentifier(name)} with (force)`);
  });
}
