import type { Catalogue } from '#kit/catalogue.ts';
import type { Clock } from '#platform/clock.ts';
import type { Db, DbScope, Tx } from '#platform/database.ts';
import type { Jobs } from '#platform/jobs.ts';
import type { Keys } from '#platform/keys.ts';
import type { Log } from '#platform/log.ts';
import type { Storage } from '#platform/storage.ts';
import * as store from './access.store.ts';
import { type Actor, type JobActor, SignInNeeded } from './access.ts';

/** What this installation calls itself; as the row `installation` and the settings say. */
export interface Installation {
  readonly practice: boolean;
  /** 安岳县 */
  readonly name: string;
  /** 安岳县民政局 */
  readonly bureau: string;
  /** 安岳县人民政府 */
  readonly government: string;
  /** Where people reach it from outside, without a slash at the end; stands in letters and links. */
  readonly publicUrl: string;
  /** The county's own typefaces for letters (仿宋, 小标宋): a folder; free ones are used where there is none. */
  readonly fontFolder?: string;
}

/** All that a service works with; made once when the process starts. */
export interface Context {
  readonly db: Db;
  readonly clock: Clock;
  readonly keys: Keys;
  readonly storage: Storage;
  readonly log: Log;
  readonly jobs: Jobs;
  readonly catalogue: Catalogue;
  /** Six digits. */
  readonly county: string;
  readonly installation: Installation;
}

/** No row of a person has it: what a resident unknown to the register may see of people is nothing. */
const nobody = '00000000-0000-0000-0000-000000000000';

/** The role and settings under which the database shows and takes rows for an actor. */
export function scopeOf(actor: Actor): DbScope {
  const county = { 'app.county': actor.county };
  switch (actor.kind) {
    case 'staff':
      return {
        role: 'jimin_staff',
        settings: {
          ...county,
          'app.scope': actor.scope,
          'app.domains': `{${actor.domains.join(',')}}`,
          'app.user': actor.user,
        },
      };
    case 'resident':
      return {
        role: 'jimin_resident',
        // His drafts are his before the register knows him: they are found by the index of his number.
        settings: {
          ...county,
          'app.person': actor.person ?? nobody,
          'app.identity': actor.idNumberIndex.toString('hex'),
        },
      };
    case 'public':
      return { role: 'jimin_public', settings: county };
    case 'job':
      return { role: 'jimin_job', settings: county };
  }
}

/** The one transaction of a service call, acting as the actor. @throws SignInNeeded for an actor of another county */
export function inTransaction<T>(
  ctx: Pick<Context, 'db' | 'county'>,
  actor: Actor,
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  if (actor.county !== ctx.county) throw SignInNeeded({});
  return ctx.db.transaction(scopeOf(actor), work);
}

/** The system as actor: for nightly runs, imports, commands, and what a checked request of a resident causes. */
export function asJob(ctx: Pick<Context, 'county'>, job: string): JobActor {
  return { kind: 'job', county: ctx.county, job };
}

/**
 * From here to the end of the transaction the database acts as the job role: for what the actor was allowed by the service
 * but has no rows of his own for. The audit row still names the actor.
 */
export async function asJobWithin(tx: Tx): Promise<void> {
  await store.becomeJob(tx);
}

/** Sign-in and sessions: the bare login role, which alone sees users' secrets and sessions. */
export function asSignIn<T>(ctx: Pick<Context, 'db' | 'county'>, work: (tx: Tx) => Promise<T>): Promise<T> {
  return ctx.db.transaction({ role: 'jimin_app', settings: { 'app.county': ctx.county } }, work);
}
