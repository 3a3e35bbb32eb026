import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Client, escapeIdentifier } from 'pg';
import { defineError } from '../errors.ts';
import { sqlStateOf } from '../sql-state.ts';
import { accountFor } from './account.ts';
import { postgresBinaries } from './binaries.ts';
import { ensureCluster } from './cluster.ts';
import { type Installation, launch, type Postmaster, readPostmaster, StartFailed, shutDown } from './postmaster.ts';
import { settingsForThisMachine } from './settings.ts';

export interface EmbeddedPostgresOptions {
  /** Made if missing; the cluster lies in `data`, the server's log in `server.log`. */
  readonly folder: string;
  /** Of the superuser `postgres`, also for every later start. */
  readonly password: string;
  /** Refuses to start while another process with this flag uses the folder: set by the server, not by commands. */
  readonly exclusive: boolean;
  /** Server settings over those that fit the machine; used when this process is the one that starts PostgreSQL. */
  readonly settings?: Readonly<Record<string, string>>;
  /** Called when PostgreSQL dies under us. */
  readonly onLost?: (error: Error) => void;
}

/** A PostgreSQL of our own on 127.0.0.1, shared by all processes that started it on the same folder. */
export interface EmbeddedPostgres {
  readonly port: number;
  readonly pid: number;
  /** True when a server left by an earlier process, or kept by another, was taken over. */
  readonly adopted: boolean;
  /** Address of a database for the superuser; the database is made if missing. */
  database(name: string): Promise<string>;
  /** Shuts PostgreSQL down if no other process uses it. */
  stop(): Promise<void>;
}

export const AlreadyRunning = defineError<{ folder: string; holder: string }>(
  'platform.already-running',
  'conflict',
  '济民已在运行',
  ({ folder, holder }) => `数据目录“${folder}”正由${holder}使用。请先停止它，或用 JIMIN_DATA 指定另一个数据目录。`,
);

export const PasswordRefused = defineError<{ folder: string }>(
  'platform.keys-do-not-open-database',
  'unavailable',
  '钥匙文件与数据库不符',
  ({ folder }) =>
    `“${folder}”中的数据库不认这把钥匙。请把建库时的钥匙文件（keys.json）放回数据目录；没有它，数据无法解密。`,
);

const patience = 30_000;
/** Advisory locks in the database `postgres`: all users of the server share the first, one server holds the second. */
const inUseLock = '1785293161, 1';
const serverLock = '1785293161, 2';

/**
 * Starts PostgreSQL from the npm package on a folder, or takes over the one already running there.
 * Errors: `platform.already-running`, `platform.keys-do-not-open-database`, `platform.postgres-start-failed`,
 * `platform.postgres-missing`, `platform.postgres-unreachable`, `platform.data-of-another-user`.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const folder = resolve(options.folder);
  const data = join(folder, 'data');
  const account = await accountFor(data);
  const installation: Installation = {
    binaries: await postgresBinaries(account),
    account,
    data,
    log: join(folder, 'server.log'),
    settings: { ...(await settingsForThisMachine()), ...options.settings },
  };
  await ensureCluster(installation, options.password);
  const { client, server, adopted } = await startOrAdopt(installation, options.password);
  let stopping = false;
  client.on('error', (error) => {
    if (!stopping) options.onLost?.(error);
  });
  if (options.exclusive) await becomeTheServer(client, folder);

  return {
    port: server.port,
    pid: server.pid,
    adopted,
    async database(name) {
      await createDatabase(client, name);
      return address(server, options.password, name);
    },
    async stop() {
      stopping = true;
      const alone = await holds(client, `pg_try_advisory_lock(${inUseLock})`).catch(() => false);
      if (alone) await shutDown(data, server.pid);
      await client.end().catch(() => undefined);
    },
  };
}

async function startOrAdopt(
  installation: Installation,
  password: string,
): Promise<{ client: Client; server: Postmaster; adopted: boolean }> {
  const giveUp = performance.now() + patience;
  let adopted = true;
  while (performance.now() < giveUp) {
    const server = await readPostmaster(installation.data);
    const client = server && (await takePart(server, password, installation.data));
    if (server && client) return { client, server, adopted };
    adopted = !(await launch(installation));
    if (adopted) await pause(100);
  }
  const said = `${patience / 1000} 秒内没有就绪，也可能有别的数据库进程占用此目录`;
  throw StartFailed({ folder: installation.data, log: installation.log, said });
}

/** Connects and takes a share of the server; undefined when it is not there, not ready or just shutting down. */
async function takePart(server: Postmaster, password: string, folder: string): Promise<Client | undefined> {
  const client = new Client({
    connectionString: address(server, password, 'postgres'),
    application_name: `jimin ${process.pid}`,
    keepAlive: true,
  });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query(`select pg_advisory_lock_shared(${inUseLock})`);
    return client;
  } catch (error) {
    await client.end().catch(() => undefined);
    if (sqlStateOf(error) === '28P01') throw PasswordRefused({ folder });
    return undefined;
  }
}

/** A server killed a moment ago may still hold its lock: asks for three seconds before giving up. */
async function becomeTheServer(client: Client, folder: string): Promise<void> {
  for (let attempt = 0; attempt < 30; attempt += 1) {
    if (await holds(client, `pg_try_advisory_lock(${serverLock})`)) return;
    await pause(100);
  }
  const [classid, objid] = serverLock.split(', ');
  const { rows } = await client.query<{ application_name: string }>(
    `select application_name from pg_locks join pg_stat_activity using (pid)
      where locktype = 'advisory' and classid = $1 and objid = $2 and granted`,
    [classid, objid],
  );
  await client.end();
  const pid = rows[0]?.application_name.replace('jimin ', '');
  throw AlreadyRunning({ folder, holder: pid ? `另一个济民服务进程（进程号 ${pid}）` : '另一个济民服务进程' });
}

async function createDatabase(client: Client, name: string): Promise<void> {
  const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [name]);
  if (rowCount) return;
  await client.query(`create database ${escapeIdentifier(name)}`).catch((error) => {
    // Another process made it at the same moment.
    if (sqlStateOf(error) !== '42P04' && sqlStateOf(error) !== '23505') throw error;
  });
}

async function holds(client: Client, condition: string): Promise<boolean> {
  const { rows } = await client.query<{ holds: boolean }>(`select ${condition} as holds`);
  return rows[0]?.holds === true;
}

function address({ port }: Postmaster, password: string, database: string): string {
  return `postgres://postgres:${encodeURIComponent(password)}@127.0.0.1:${port}/${encodeURIComponent(database)}`;
}
