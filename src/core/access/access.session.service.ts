import type { Instant } from '#platform/clock.ts';
import { findHolder } from './access.deputies.store.ts';
import { findPersonByIndex, type KnownPerson } from './access.residents.store.ts';
import * as store from './access.store.ts';
import type { Actor, ResidentActor, StaffActor } from './access.ts';
import { permissionsOf } from './access.ts';
import { asJob, asSignIn, type Context, inTransaction } from './context.ts';
import { hashOfToken } from './tokens.ts';

/** What the cookie gets: the token itself is nowhere else. */
export interface Session {
  readonly token: string;
  readonly expiresAt: Instant;
}

/**
 * Whose request this is: the user in the post of his session, the resident, or the public when the cookie is missing,
 * unknown, expired, or the post or user no longer in force.
 */
export async function findActor(ctx: Context, token: string | undefined): Promise<Actor> {
  const nobody = { kind: 'public', county: ctx.county } as const;
  if (token === undefined) return nobody;
  const tokenHash = hashOfToken(token);
  const moment = { now: ctx.clock.wallNow(), today: ctx.clock.today() };
  const found = await asSignIn(ctx, async (tx) => {
    const session = await store.findSession(tx, ctx.county, tokenHash, moment);
    if (session === undefined) return undefined;
    const { user, post, holder } = session;
    if (user === null || post === null || holder === user) return { session, holder: undefined };
    const deputised = await findHolder(tx, ctx.county, { user, post, on: moment.today });
    // What he was a deputy for has ended: the session holds no post any more.
    return deputised === undefined ? { session: { ...session, post: null } } : { session, holder: deputised.name };
  });
  if (found === undefined) return nobody;
  const { session } = found;
  return staffOf(ctx, session, found.holder) ?? (await residentOf(ctx, session, tokenHash)) ?? nobody;
}

/** `holder` is the name of the one for whom he acts as a deputy. */
function staffOf(ctx: Context, session: store.FoundSession, holder: string | undefined): StaffActor | undefined {
  const { user, userName: name, active, post, postKind, scope, domains } = session;
  if (user === null || name === null || active !== true) return undefined;
  if (post === null || postKind === null || scope === null || domains === null) return undefined;
  const permissions = permissionsOf(ctx.catalogue, postKind);
  const userName = holder === undefined ? name : `${name}（代${holder}）`;
  return { kind: 'staff', user, userName, post, postKind, county: ctx.county, scope, domains, permissions };
}

async function residentOf(
  ctx: Context,
  session: store.FoundSession,
  tokenHash: Buffer,
): Promise<ResidentActor | undefined> {
  const { residentName: name, sealedIdNumber } = session;
  if (name === null || sealedIdNumber === null) return undefined;
  const idNumberIndex = ctx.keys.index('identity-number', ctx.keys.open(sealedIdNumber));
  // His first application enters him in the register: looked up again until he is there.
  const person = session.person ?? (await findPersonId(ctx, idNumberIndex, name));
  return { kind: 'resident', person, name, county: ctx.county, idNumberIndex, session: tokenHash.toString('hex') };
}

async function findPersonId(ctx: Context, idNumberIndex: Buffer, name: string): Promise<string | null> {
  const person = await findKnownPerson(ctx, idNumberIndex);
  return person?.name === name ? person.id : null;
}

/**
 * The person of the register who has this identity number. Read from `person` by the job role, since `people` stands to
 * the right of this module and a resident signing in is nobody yet.
 */
export function findKnownPerson(
  ctx: Pick<Context, 'db' | 'county'>,
  idNumberIndex: Buffer,
): Promise<KnownPerson | undefined> {
  return inTransaction(ctx, asJob(ctx, 'resident-sign-in'), (tx) => findPersonByIndex(tx, ctx.county, idNumberIndex));
}

/** Ends the session of the cookie, if it has one. */
export async function signOut(ctx: Context, token: string | undefined): Promise<void> {
  if (token === undefined) return;
  await asSignIn(ctx, (tx) => store.deleteSession(tx, hashOfToken(token)));
}
