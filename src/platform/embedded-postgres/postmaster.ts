import { spawn } from 'node:child_process';
import { open, readFile, readlink, realpath, rename, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { defineError } from '../errors.ts';
import type { Account } from './account.ts';

/** What `postmaster.pid` says about the server that runs, or ran, on a data folder. */
export interface Postmaster {
  readonly pid: number;
  readonly port: number;
  readonly status: string;
}

/** Everything needed to run the programs on one data folder. */
export interface Installation {
  readonly binaries: string;
  readonly account: Account | undefined;
  readonly data: string;
  readonly log: string;
  readonly settings: Readonly<Record<string, string>>;
}

export const StartFailed = defineError<{ folder: string; log: string; said: string }>(
  'platform.postgres-start-failed',
  'unavailable',
  '内置数据库启动失败',
  ({ folder, log, said }) => `数据目录“${folder}”，日志“${log}”。数据库最后说：${said || '（没有输出）'}`,
);

/**
 * The name under which a program reaches the folder it was started in. Under Linux this passes through closed
 * parents (a home folder of mode 700) that the program's account could not walk down from the root.
 */
export function here(folder: string): string {
  return process.platform === 'linux' ? '/proc/self/cwd' : folder;
}

/** Reads `postmaster.pid`; undefined when there is none or it is not yet complete. */
export async function readPostmaster(data: string): Promise<Postmaster | undefined> {
  const text = await readFile(join(data, 'postmaster.pid'), 'utf8').catch(() => '');
  const lines = text.split('\n').map((line) => line.trim());
  const pid = Number(lines[0]);
  const port = Number(lines[3]);
  return pid > 0 && port > 0 ? { pid, port, status: lines[7] ?? '' } : undefined;
}

/** Starts a server, detached so that Ctrl-C does not reach it before us. False: try again, another one holds the folder. */
export async function launch(installation: Installation): Promise<boolean> {
  const { binaries, account, data, settings } = installation;
  await disownStrangersPid(data);
  await keepLogSmall(installation.log);
  const log = await open(installation.log, 'a', 0o600);
  try {
    if (account) await log.chown(account.uid, account.gid);
    const before = (await log.stat()).size;
    const options = { ...settings, listen_addresses: '127.0.0.1', unix_socket_directories: '', cluster_name: 'jimin' };
    const server = spawn(
      join(binaries, 'bin', 'postgres'),
      [
        ...['-D', here(data), '-p', String(await freePort())],
        ...Object.entries(options).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
      ],
      {
        ...account,
        cwd: data,
        detached: true,
        stdio: ['ignore', log.fd, log.fd],
        env: { ...process.env, LC_ALL: 'C.UTF-8' },
      },
    );
    server.unref();
    const exited = new Promise<void>((resolve) => {
      server.once('exit', () => resolve());
      server.once('error', () => resolve());
    });
    if (await becomesReady(data, server.pid, exited)) return true;

    const said = (await readFile(installation.log)).subarray(before).toString('utf8').trim();
    const mayPass = /lock file .* already exists|shared memory block .* in use|could not (bind|create any TCP)/i;
    if (mayPass.test(said)) return false;
    throw StartFailed({ folder: data, log: installation.log, said: said.slice(-1500) });
  } finally {
    await log.close();
  }
}

async function becomesReady(data: string, pid: number | undefined, exited: Promise<void>): Promise<boolean> {
  let running = pid !== undefined;
  void exited.then(() => {
    running = false;
  });
  while (running) {
    const found = await readPostmaster(data);
    if (found?.pid === pid && found?.status === 'ready') return true;
    await Promise.race([pause(10), exited]);
  }
  return false;
}

/** Asks for a fast shutdown (as SIGINT means to PostgreSQL) and waits until the server is gone. */
export async function shutDown(data: string, pid: number): Promise<void> {
  process.kill(pid, 'SIGINT');
  while ((await readPostmaster(data))?.pid === pid && isAlive(pid)) await pause(20);
}

/** Whether a process of this number exists. */
export function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/**
 * After a restart of a container the number left in `postmaster.pid` may belong to some other program, and
 * PostgreSQL would refuse for ever. It ignores the number of its own parent, and still checks the shared memory:
 * so when the number is certainly not a server on this folder, ours is written in its place.
 */
async function disownStrangersPid(data: string): Promise<void> {
  const left = await readPostmaster(data);
  if (!left || process.platform !== 'linux' || !isAlive(left.pid)) return;
  const workingFolder = await readlink(`/proc/${left.pid}/cwd`).catch(() => undefined);
  if (workingFolder === undefined || workingFolder === (await realpath(data))) return;
  const file = join(data, 'postmaster.pid');
  const [, ...rest] = (await readFile(file, 'utf8')).split('\n');
  await writeFile(file, [process.pid, ...rest].join('\n'));
}

async function keepLogSmall(log: string): Promise<void> {
  const size = await stat(log).then(
    (found) => found.size,
    () => 0,
  );
  if (size > 10_000_000) await rename(log, `${log}.old`);
}

async function freePort(): Promise<number> {
  return await new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() =>
        address && typeof address === 'object' ? resolve(address.port) : reject(new Error('无空闲端口')),
      );
    });
  });
}
