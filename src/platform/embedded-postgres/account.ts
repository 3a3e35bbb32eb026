import { readFile, stat } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { defineError } from '../errors.ts';

/** Another account of the system under which PostgreSQL must run, as it refuses to run as root. */
export interface Account {
  readonly uid: number;
  readonly gid: number;
}

const NotOurs = defineError<{ folder: string; owner: number; us: number }>(
  'platform.data-of-another-user',
  'unavailable',
  '数据目录属于另一个用户',
  ({ folder, owner, us }) =>
    `“${folder}”属于用户 ${owner}，本进程是用户 ${us}。请用原来的用户启动，或由 root 把整个 JIMIN_DATA 目录交给本用户（chown -R ${us} …）后再启动。`,
);

/**
 * Who must run PostgreSQL on this data folder: undefined for ourselves; another account when we are root.
 * A folder that already has an owner keeps it, so that starting by root and starting by that user may alternate.
 * Throws `platform.data-of-another-user`.
 */
export async function accountFor(dataFolder: string): Promise<Account | undefined> {
  const us = process.getuid?.();
  if (us === undefined) return undefined;
  const owner = await stat(dataFolder).catch(() => undefined);
  if (us !== 0) {
    if (owner && owner.uid !== us) throw NotOurs({ folder: dataFolder, owner: owner.uid, us });
    return undefined;
  }
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  return unprivilegedAccount(await readFile('/etc/passwd', 'utf8').catch(() => ''));
}

/** `nobody` if the system has it, else any account but root: initdb wants one with a name. */
export function unprivilegedAccount(passwd: string): Account {
  const accounts = passwd
    .split('\n')
    .map((line) => line.split(':'))
    .map(([name, , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }))
    .filter(({ uid }) => Number.isInteger(uid) && uid > 0);
  const chosen = accounts.find(({ name }) => name === 'nobody') ?? accounts[0];
  return chosen ? { uid: chosen.uid, gid: chosen.gid } : { uid: 65534, gid: 65534 };
}

/** Whether the user we run as has a name in the system's list; a bare container user id may have none. */
export function weHaveAName(): boolean {
  try {
    return userInfo().username !== '';
  } catch {
    return false;
  }
}
