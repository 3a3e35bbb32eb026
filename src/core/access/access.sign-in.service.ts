import { append } from '#core/audit/index.ts';
import type { Tx } from '#platform/database.ts';
import { findDeputisedPosts } from './access.deputies.store.ts';
import type { Session } from './access.session.service.ts';
import * as store from './access.store.ts';
import {
  type Actor,
  access,
  afterFailure,
  Forbidden,
  isLocked,
  NoPost,
  PasswordWeak,
  PasswordWrong,
  PostNotYours,
  SignInRefused,
  type StaffActor,
  secondsLater,
} from './access.ts';
import { asSignIn, type Context } from './context.ts';
import { findWeakness, hashPassword, isPassword, nobodysPassword } from './passwords.ts';
import { hashOfToken, newToken } from './tokens.ts';

const sessionSeconds = 12 * 60 * 60;

/**
 * Opens a session of twelve hours (wall time) in the user's oldest post. The fifth wrong password in a row locks the
 * account for 15 minutes, in which the right one is refused too. @throws SignInRefused, NoPost
 */
export async function signIn(ctx: Context, input: { login: string; password: string }): Promise<Session> {
  const login = input.login.trim().toLowerCase();
  const known = await asSignIn(ctx, (tx) => store.findUserByLogin(tx, login));
  const session = await attempt(ctx, known, input.password, async (tx, user) => {
    const [post] = await store.findPosts(tx, ctx.county, user.id, ctx.clock.today());
    if (post === undefined) throw NoPost({});
    await store.deleteExpiredSessions(tx, ctx.clock.wallNow());
    const actor = { kind: 'staff', user: user.id, post: post.id } as const;
    await append(tx, ctx, actor, { action: 'access.sign-in' });
    return openSession(tx, ctx, actor);
  });
  if (session === undefined) throw SignInRefused({});
  return session;
}

/**
 * Compares a password and counts it. Undefined when it is wrong or the account locked or left: the count must be
 * committed, so nothing is thrown here.
 */
async function attempt<T>(
  ctx: Context,
  known: store.User | undefined,
  password: string,
  onRight: (tx: Tx, user: store.User) => Promise<T>,
): Promise<T | undefined> {
  const isRight = await isPassword(known?.passwordHash ?? nobodysPassword, password);
  const nobody = { kind: 'public' } as const;
  return asSignIn(ctx, async (tx) => {
    if (known === undefined) {
      await append(tx, ctx, nobody, { action: 'access.sign-in-refused' });
      return undefined;
    }
    const user = await store.lockUser(tx, known.id);
    const now = ctx.clock.wallNow();
    const locked = isLocked(user, now);
    const mayTry = user.active && !locked && user.passwordHash === known.passwordHash;
    if (mayTry && isRight) {
      await store.updateAttempts(tx, user.id, { failed: 0, lockedUntil: null });
      return onRight(tx, user);
    }
    if (mayTry) await store.updateAttempts(tx, user.id, afterFailure(user, now));
    await append(tx, ctx, nobody, { action: 'access.sign-in-refused', detail: { user: user.id, locked } });
    return undefined;
  });
}

async function openSession(tx: Tx, ctx: Context, { user, post }: Pick<StaffActor, 'user' | 'post'>): Promise<Session> {
  const token = newToken();
  const createdAt = ctx.clock.wallNow();
  const expiresAt = secondsLater(createdAt, sessionSeconds);
  await store.insertStaffSession(tx, ctx.county, { tokenHash: hashOfToken(token), user, post, createdAt, expiresAt });
  return { token, expiresAt };
}

/** Goes on in another post of the same user, or one he acts with as a deputy, in a new session; the old one ends. @throws Forbidden, PostNotYours */
export async function switchPost(ctx: Context, actor: Actor, input: { token: string; post: string }): Promise<Session> {
  const { user } = staffOnly(actor);
  return asSignIn(ctx, async (tx) => {
    const today = ctx.clock.today();
    const own = await store.findPosts(tx, ctx.county, user, today);
    const deputised = await findDeputisedPosts(tx, ctx.county, user, today);
    const post = [...own, ...deputised].find(({ id }) => id === input.post);
    if (post === undefined) throw PostNotYours({});
    await store.deleteSession(tx, hashOfToken(input.token));
    await append(tx, ctx, { kind: 'staff', user, post: post.id }, { action: 'access.switch-post' });
    return openSession(tx, ctx, { user, post: post.id });
  });
}

/**
 * Changes one's own password; the user's other sessions end. Wrong old passwords count as at sign-in.
 * @throws Forbidden, PasswordWeak, PasswordWrong
 */
export async function changePassword(
  ctx: Context,
  actor: Actor,
  input: { token: string; current: string; next: string },
): Promise<void> {
  const staff = staffOnly(actor);
  const known = await asSignIn(ctx, (tx) => store.findUser(tx, staff.user));
  const reason = input.next === input.current ? '要与原密码不同' : findWeakness(input.next, known?.login ?? '');
  if (reason !== undefined) throw PasswordWeak({ reason, faults: [{ path: '/next', message: `新密码${reason}` }] });
  const hash = await hashPassword(input.next);
  const changed = await attempt(ctx, known, input.current, async (tx, user) => {
    await store.updatePassword(tx, user.id, hash);
    await store.deleteSessionsOf(tx, user.id, hashOfToken(input.token));
    await append(tx, ctx, staff, { action: 'access.change-password' });
    return true;
  });
  if (changed === undefined)
    throw PasswordWrong({ faults: [{ path: '/current', message: '原密码不对，或账号已暂时锁定' }] });
}

/** For what belongs to every user, whatever his post permits. */
export function staffOnly(actor: Actor): StaffActor {
  if (actor.kind === 'staff') return actor;
  access.require(actor, 'access.own-account');
  throw Forbidden({ permission: 'access.own-account' });
}
