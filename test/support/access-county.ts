import {
  asJob,
  type Context,
  createInstallation,
  createPost,
  createUser,
  findActor,
  signIn,
} from '#core/access/index.ts';
import { plainDate } from '#kit/plain-date.ts';
import { definePostKind } from '#kit/post-kind.ts';
import type { FixedClock } from '#platform/clock.ts';
import { addFewDivisions } from './few-divisions.ts';
import { catalogueOf, testContext } from './test-context.ts';
import { type TestDatabase, testDatabase } from './test-database.ts';

/** Posts that permit what the tests of `access` ask; no law. */
const toyPosts = catalogueOf({
  postKinds: [
    definePostKind({ key: 'clerk', name: '镇经办', level: 'town', permissions: ['case.read', 'case.act'] }),
    definePostKind({ key: 'helper', name: '村协理员', level: 'village', permissions: ['case.read'] }),
    definePostKind({
      key: 'admin',
      name: '县管理员',
      level: 'county',
      permissions: ['user.manage', 'audit.read', 'practice.clock'],
    }),
  ],
});

export const password = '春风2026化雨';

export interface AccessCounty extends TestDatabase {
  readonly ctx: Context;
  readonly clock: FixedClock;
  /** A user with one post, ready to sign in with `password`. */
  user(login: string, kind: string, scope: string): Promise<{ id: string; post: string }>;
  /** The token of a fresh session. */
  tokenOf(login: string): Promise<string>;
  actorOf(login: string): Promise<Awaited<ReturnType<typeof findActor>>>;
}

/** A county with its divisions and nobody in it: call it at the top of a test file. */
export async function accessCounty(): Promise<AccessCounty> {
  const database = await testDatabase();
  const { db, keys } = database;
  const ctx = await testContext(database, {
    now: '2026-06-15T01:00:00Z',
    wall: '2026-11-23T02:00:00Z',
    catalogue: toyPosts,
  });
  const { name, bureau, government } = ctx.installation;
  await createInstallation(db, {
    county: ctx.county,
    practice: true,
    name,
    bureau,
    government,
    keyFingerprint: keys.fingerprint(),
  });
  await addFewDivisions(database);
  const setup = asJob(ctx, 'test');
  const county: AccessCounty = {
    ...database,
    ctx,
    clock: ctx.clock,
    async user(login, kind, scope) {
      const { id } = await createUser(ctx, setup, { login, name: '陈小满', password });
      const from = plainDate('2026-01-01');
      const post = await createPost(ctx, setup, { user: id, kind, scope, domains: ['assistance'], from, to: null });
      return { id, post: post.id };
    },
    tokenOf: async (login) => (await signIn(ctx, { login, password })).token,
    actorOf: async (login) => findActor(ctx, await county.tokenOf(login)),
  };
  return county;
}
