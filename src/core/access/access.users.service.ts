import { randomUUID } from 'node:crypto';
import { append } from '#core/audit/index.ts';
import type { FieldFault } from '#kit/form-check.ts';
import { checkIdentityNumber } from '#kit/identity-number.ts';
import { checkPersonName } from '#kit/person-name.ts';
import type { Tx } from '#platform/database.ts';
import { updateIdentityIndex } from './access.identity.store.ts';
import { findDivisionNames } from './access.installation.store.ts';
import * as store from './access.store.ts';
import { type Actor, access, findPostFaults, LoginTaken, type NewPost, PostInvalid, UserInvalid } from './access.ts';
import { asJob, type Context, inTransaction } from './context.ts';
import { findWeakness, hashPassword } from './passwords.ts';

/** A post as it is given together with a new user. */
export type FirstPost = Omit<NewPost, 'user'>;

/**
 * Who may sign in, with a first post or none yet: both are there, or neither. With his own identity number, of which only the
 * keyed index is kept, he is kept from the cases of his own family (回避). Permission `user.manage`.
 * @throws UserInvalid, LoginTaken, PostInvalid
 */
export async function createUser(
  ctx: Context,
  actor: Actor,
  input: { login: string; name: string; password: string; idNumber?: string; post?: FirstPost },
): Promise<{ id: string }> {
  access.require(actor, 'user.manage');
  const login = input.login.trim().toLowerCase();
  const named = checkPersonName(input.name);
  const weakness = findWeakness(input.password, login);
  const faults: FieldFault[] = [];
  if (!/^[a-z][a-z0-9._-]{1,31}$/.test(login)) {
    faults.push({ path: '/login', message: '用户名以小写字母开头，用小写字母、数字、点或连字符，2 至 32 位' });
  }
  if (!named.ok) faults.push({ path: '/name', message: named.reason });
  if (weakness !== undefined) faults.push({ path: '/password', message: `密码${weakness}` });
  const numbered = input.idNumber === undefined ? undefined : checkIdentityNumber(input.idNumber, ctx.clock.today());
  if (numbered?.ok === false) faults.push({ path: '/idNumber', message: numbered.reason });
  if (faults.length > 0 || !named.ok) throw UserInvalid({ faults });

  const user = { id: randomUUID(), login, name: named.name, passwordHash: await hashPassword(input.password) };
  await inTransaction(ctx, asJob(ctx, 'user-manage'), async (tx) => {
    if (!(await store.insertUser(tx, user))) throw LoginTaken({ login });
    if (numbered?.ok === true)
      await updateIdentityIndex(tx, user.id, ctx.keys.index('identity-number', numbered.number));
    await append(tx, ctx, actor, { action: 'access.create-user', detail: { user: user.id } });
    if (input.post !== undefined) await givePost(tx, ctx, actor, { ...input.post, user: user.id });
  });
  return { id: user.id };
}

/** Gives a user a post; permission `user.manage`. @throws PostInvalid */
export async function createPost(ctx: Context, actor: Actor, post: NewPost): Promise<{ id: string }> {
  access.require(actor, 'user.manage');
  const id = await inTransaction(ctx, asJob(ctx, 'user-manage'), (tx) => givePost(tx, ctx, actor, post));
  return { id };
}

async function givePost(tx: Tx, ctx: Context, actor: Actor, post: NewPost): Promise<string> {
  const faults = findPostFaults(ctx.catalogue, ctx.county, post);
  if (faults.length > 0) throw PostInvalid({ faults });
  const names = await findDivisionNames(tx, [post.scope], ctx.clock.today());
  if (!names.has(post.scope)) {
    throw PostInvalid({ faults: [{ path: '/scope', message: `区划表中没有 ${post.scope}，请核对管辖范围` }] });
  }
  if ((await store.findUser(tx, post.user)) === undefined) {
    throw PostInvalid({ faults: [{ path: '/user', message: '没有这个用户，请先建立用户' }] });
  }
  const id = randomUUID();
  await store.insertPost(tx, ctx.county, id, post);
  const { user, kind, scope, domains } = post;
  await append(tx, ctx, actor, { action: 'access.create-post', detail: { post: id, user, kind, scope, domains } });
  return id;
}
