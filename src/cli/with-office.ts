import type { Actor } from '#core/access/index.ts';
import type { Office } from '#server/office.ts';
import type { CommandIo } from './command-io.ts';

/** As whom a command works: `--user`, with the password from JIMIN_PASSWORD (practice accounts need none). */
export interface OperatorOptions {
  user?: string;
}

/**
 * Opens the office of this machine's settings, runs the work and closes it, whatever happens. Shares the embedded database with
 * a running server.
 */
export async function inOffice<T>(work: (office: Office) => Promise<T>): Promise<T> {
  const { readConfig } = await import('#platform/config.ts');
  const { openOffice } = await import('#server/office.ts');
  const office = await openOffice(await readConfig({ JIMIN_LOG: 'warn', ...process.env }), { exclusive: false });
  try {
    return await work(office);
  } finally {
    await office.close();
  }
}

/** The same; an error meant for people is said on stderr with exit code 1. */
export async function withOffice(io: CommandIo, work: (office: Office) => Promise<void>): Promise<void> {
  const { DomainError } = await import('#platform/errors.ts');
  try {
    await inOffice(work);
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    io.err(`${error.title}：${error.detail}`);
    io.fail(1);
  }
}

/** Signs in the operator of a command. @throws SignInRefused */
export async function signInOperator(office: Office, { user }: OperatorOptions, practiceLogin: string): Promise<Actor> {
  const { findActor, signIn } = await import('#core/access/index.ts');
  const { practicePassword } = await import('#server/practice/accounts.ts');
  const login = user ?? (office.installation.practice ? practiceLogin : '');
  const password = process.env.JIMIN_PASSWORD ?? (office.installation.practice ? practicePassword : '');
  const { token } = await signIn(office, { login, password });
  return findActor(office, token);
}

/** Works off the background work that is due, unless a server does, and waits until a job of ours has ended. */
export async function finishJob(office: Office, actor: Actor, job: string): Promise<{ ok: boolean; note: string }> {
  const { getJob } = await import('#core/access/index.ts');
  const { taskHandlers } = await import('#server/tasks.ts');
  for (;;) {
    await office.jobs.runDue(taskHandlers(office));
    const { state, note, title } = await getJob(office, actor, job);
    if (state === 'done') return { ok: true, note: note ?? title };
    if (state === 'failed' || state === 'cancelled') return { ok: false, note: note ?? title };
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}
