import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Client, type QueryResultRow } from 'pg';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { unprivilegedAccount } from './account.ts';
import { isAlive, readPostmaster } from './postmaster.ts';
import { type EmbeddedPostgres, startEmbeddedPostgres } from './start.ts';

let root = '';
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'jimin-embedded-'));
  await chmod(root, 0o755);
});
afterAll(async () => {
  await rm(root, { recursive: true, force: true });
});

const newFolder = async () => join(await mkdtemp(join(root, 'data-')), 'postgres');
const options = (folder: string) => ({ folder, password: 'test', exclusive: true, settings: { fsync: 'off' } });

async function started(
  folder: string,
  more: { exclusive?: boolean; password?: string } = {},
): Promise<EmbeddedPostgres> {
  const server = await startEmbeddedPostgres({ ...options(folder), ...more });
  onTestFinished(() => server.stop());
  return server;
}

/** A process of its own that starts the database and stays until it is killed; ready when it has said the pid. */
async function startedByAnother(folder: string): Promise<{ child: ChildProcess; pid: number }> {
  const start = fileURLToPath(new URL('./start.ts', import.meta.url));
  const program = `
    import { startEmbeddedPostgres } from ${JSON.stringify(start)};
    const { pid } = await startEmbeddedPostgres(${JSON.stringify(options(folder))});
    console.log(pid);
    setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [said] = await once(child.stdout, 'data');
  const pid = Number(said);
  onTestFinished(() => {
    child.kill('SIGKILL');
    if (isAlive(pid)) process.kill(pid, 'SIGINT');
  });
  return { child, pid };
}

async function kill(child: ChildProcess): Promise<void> {
  child.kill('SIGKILL');
  await once(child, 'exit');
}

async function query<Row extends QueryResultRow>(server: EmbeddedPostgres, statement: string): Promise<Row[]> {
  const client = new Client({ connectionString: await server.database('jimin') });
  await client.connect();
  try {
    return (await client.query<Row>(statement)).rows;
  } finally {
    await client.end();
  }
}

describe('the embedded database', () => {
  it('speaks UTF-8 whatever the environment says', async () => {
    const server = await started(await newFolder());
    expect(await query(server, `select length('济民'), current_setting('server_encoding') as encoding`)).toEqual([
      { length: 2, encoding: 'UTF8' },
    ]);
  });

  it('listens on this machine alone and asks for a password', async () => {
    const server = await started(await newFolder());
    expect(await query(server, 'show listen_addresses')).toEqual([{ listen_addresses: '127.0.0.1' }]);
    const stranger = new Client({ connectionString: `postgres://postgres:wrong@127.0.0.1:${server.port}/postgres` });
    await expect(stranger.connect()).rejects.toThrow('password authentication failed');
  });

  it('keeps its data from one start to the next', async () => {
    const folder = await newFolder();
    const first = await startEmbeddedPostgres(options(folder));
    await query(first, 'create table kept as select 1 as one');
    await first.stop();
    expect(await readPostmaster(join(folder, 'data'))).toBeUndefined();
    expect(await query(await started(folder), 'select one from kept')).toEqual([{ one: 1 }]);
  });

  it('is taken over when the process that started it was killed', async () => {
    const folder = await newFolder();
    const { child, pid } = await startedByAnother(folder);
    await kill(child);
    const server = await started(folder);
    expect(server.adopted).toBe(true);
    expect(server.pid).toBe(pid);
  });

  it('starts again, with its data, when both were killed at once', async () => {
    const folder = await newFolder();
    const { child, pid } = await startedByAnother(folder);
    const before = await started(folder, { exclusive: false });
    await query(before, 'create table kept as select 1 as one');
    process.kill(pid, 'SIGKILL');
    await kill(child);
    const server = await started(folder);
    expect(server.adopted).toBe(false);
    expect(await query(server, 'select one from kept')).toEqual([{ one: 1 }]);
  });

  it('starts again when the number left in postmaster.pid now belongs to another program', async () => {
    const folder = await newFolder();
    const first = await startEmbeddedPostgres(options(folder));
    await first.stop();
    const bystander = spawn('sleep', ['60'], { uid: (await stat(join(folder, 'data'))).uid });
    onTestFinished(() => void bystander.kill('SIGKILL'));
    const left = `${bystander.pid}\n${join(folder, 'data')}\n1\n1\n\n\n\nready\n`;
    await writeFile(join(folder, 'data', 'postmaster.pid'), left);
    expect((await started(folder)).adopted).toBe(false);
  });

  it('refuses a second server and says who holds the folder', async () => {
    const folder = await newFolder();
    const { child } = await startedByAnother(folder);
    await expect(startEmbeddedPostgres(options(folder))).rejects.toMatchObject({
      code: 'platform.already-running',
      detail: `数据目录“${folder}”正由另一个济民服务进程（进程号 ${child.pid}）使用。请先停止它，或用 JIMIN_DATA 指定另一个数据目录。`,
    });
  });

  it('serves a command beside the server, and stops with the last of them', async () => {
    const folder = await newFolder();
    const server = await startEmbeddedPostgres(options(folder));
    const command = await startEmbeddedPostgres({ ...options(folder), exclusive: false });
    expect(command.adopted).toBe(true);
    await server.stop();
    expect(await query(command, 'select 1 as one')).toEqual([{ one: 1 }]);
    await command.stop();
    expect(await readPostmaster(join(folder, 'data'))).toBeUndefined();
  });

  it('starts once for two commands that come at the same moment on an empty folder', async () => {
    const folder = await newFolder();
    const both = await Promise.all([started(folder, { exclusive: false }), started(folder, { exclusive: false })]);
    expect(both[0].pid).toBe(both[1].pid);
  });

  it('asks for the right key file when the password does not fit', async () => {
    const folder = await newFolder();
    await (await startEmbeddedPostgres(options(folder))).stop();
    const wrong = { ...options(folder), password: 'other' };
    await expect(startEmbeddedPostgres(wrong)).rejects.toMatchObject({ code: 'platform.keys-do-not-open-database' });
    await (await startEmbeddedPostgres(options(folder))).stop();
  });

  it('tells when it dies under us', async () => {
    const lost = Promise.withResolvers<Error>();
    const server = await startEmbeddedPostgres({ ...options(await newFolder()), onLost: lost.resolve });
    process.kill(server.pid, 'SIGKILL');
    expect(await lost.promise).toBeInstanceOf(Error);
    await server.stop();
  });

  it('says what the server said when it cannot start', async () => {
    const folder = await newFolder();
    const bad = { ...options(folder), settings: { shared_buffers: 'much' } };
    await expect(startEmbeddedPostgres(bad)).rejects.toMatchObject({
      code: 'platform.postgres-start-failed',
      detail: expect.stringContaining('invalid value for parameter "shared_buffers": "much"'),
    });
  });

  it('works below a folder that only its owner may enter', async () => {
    const home = await mkdtemp(join(root, 'home-'));
    await chmod(home, 0o700);
    const server = await started(join(home, 'jimin', 'data', 'postgres'));
    expect(await query(server, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  it('leaves nothing behind when making the cluster fails', async () => {
    const file = join(await mkdtemp(join(root, 'file-')), 'taken');
    await writeFile(file, 'a file where the folder should be');
    await expect(startEmbeddedPostgres(options(file))).rejects.toThrow();
    expect(await readFile(file, 'utf8')).toBe('a file where the folder should be');
  });
});

describe('the account PostgreSQL runs under when we are root', () => {
  it('is nobody, or else the first that is not root', () => {
    expect(unprivilegedAccount('root:x:0:0::/:/bin/sh\nnobody:x:65534:65533::/:/bin/false')).toEqual({
      uid: 65534,
      gid: 65533,
    });
    expect(unprivilegedAccount('root:x:0:0::/:/bin/sh\ndaemon:x:1:1::/:/bin/false')).toEqual({ uid: 1, gid: 1 });
    expect(unprivilegedAccount('')).toEqual({ uid: 65534, gid: 65534 });
  });
});
