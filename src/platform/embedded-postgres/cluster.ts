import { execFile } from 'node:child_process';
import { chown, mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { fileExists } from '../file-exists.ts';
import { weHaveAName } from './account.ts';
import { here, type Installation, StartFailed } from './postmaster.ts';

const run = promisify(execFile);

/**
 * Makes the data folder if there is none: UTF-8 with the built-in C.UTF-8 locale whatever the environment says.
 * It is made under another name and then renamed, so that a start cut short leaves nothing half done
 * and two starts at once cannot mix.
 */
export async function ensureCluster(installation: Installation, password: string): Promise<void> {
  const { data, log } = installation;
  if (await fileExists(join(data, 'PG_VERSION'))) return;
  try {
    await makeCluster(installation, password);
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    throw StartFailed({ folder: data, log, said: `${said}${hint(said)}` });
  }
}

async function makeCluster(installation: Installation, password: string): Promise<void> {
  const { account, data } = installation;
  // The parent first and open: made together with the data folder it would be closed as that is.
  await mkdir(dirname(data), { recursive: true, mode: 0o755 });
  const draft = await mkdtemp(join(dirname(data), 'new-'));
  try {
    await mkdir(join(draft, 'data'), { mode: 0o700 });
    await writeFile(join(draft, 'password'), password, { mode: 0o600 });
    if (account) {
      for (const path of [join(draft, 'data'), join(draft, 'password'), draft]) {
        await chown(path, account.uid, account.gid);
      }
    }
    await initialise(installation, draft);
    await rename(join(draft, 'data'), data).catch(async (error) => {
      if (!(await fileExists(join(data, 'PG_VERSION')))) throw error;
    });
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

async function initialise({ binaries, account }: Installation, draft: string): Promise<void> {
  const program = join(binaries, 'bin', 'initdb');
  const data = join(draft, 'data');
  // initdb goes into its folder first thing, so that is where it must be started for its `here` to hold.
  const options = [
    ...['-D', here(data), '-U', 'postgres', '-A', 'scram-sha-256', `--pwfile=${here(data)}/../password`],
    ...['-E', 'UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C.UTF-8'],
  ];
  const surroundings = { ...account, cwd: data, env: { ...process.env, LC_ALL: 'C.UTF-8' } };
  if (account || process.platform !== 'linux' || weHaveAName()) {
    await run(program, options, surroundings);
  } else {
    // initdb alone insists on a user name; in a namespace of its own it sees the one of `nobody`.
    const named = ['--user', '--map-user=65534', '--map-group=65534', program];
    await run('unshare', [...named, ...options], surroundings);
  }
}

function hint(said: string): string {
  if (/unshare|look up effective user/.test(said)) {
    return '\n当前用户编号在 /etc/passwd 中没有名字，又不允许建立用户命名空间：请给它建一个账户，或用 DATABASE_URL 指定数据库。';
  }
  return '';
}
