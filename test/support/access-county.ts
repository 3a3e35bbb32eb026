import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import {
  asJob,
  type Context,
  createInstallation,
  createPost,
  createUser,
  findActor,
  signIn,
} from '#core/access/index.ts';
import { defineCatalogue } from '#kit/catalogue.ts';
import { plainDate } from '#kit/plain-date.ts';
import { definePostKind } from '#kit/post-kind.ts';
import { type FixedClock, fixedClock } from '#platform/clock.ts';
import { openJobs } from '#platform/jobs.ts';
import { createLog } from '#platform/log.ts';
import { openStorage } from '#platform/storage.ts';
import { type TestDatabase, testDatabase } from './test-database.ts';

/** Posts that permit what the tests of `access` ask; no law. */
const toyPosts = defineCatalogue({
  items: [],
  benefits: [],
  factKinds: [],
  feeds: [],
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
  calendar: { years: new Set(), off: new Set(), work: new Set() },
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
  const { db, keys, url, asSuperuser } = database;
  const clock = fixedClock('2026-06-15T01:00:00Z', '2026-11-23T02:00:00Z');
  const log = createLog('silent');
  const jobs = openJobs({ url, keys, log });
  afterAll(() => jobs.stop());
  const installation = { practice: true, name: '安岳县', bureau: '安岳县民政局', government: '安岳县人民政府' };
  const ctx: Context = {
    db,
    clock,
    keys,
    log,
    jobs,
    storage: await openStorage(join(tmpdir(), `jimin-access-${process.pid}`), 1_000_000),
    catalogue: toyPosts,
    county: '512021',
    installation: { ...installation, publicUrl: 'http://localhost:8080' },
  };
  await createInstallation(db, { ...installation, county: '512021', keyFingerprint: keys.fingerprint() });
  await asSuperuser(`
    insert into division (code, name, level, kind, parent, valid_from, source, source_date) values
      ('512021000000', '安岳县', 'county', '县', '512000000000', '1900-01-01', '测试', '2023-06-30'),
      ('512021100000', '岳阳镇', 'town', '镇', '512021000000', '1900-01-01', '测试', '2023-06-30'),
      ('512021100007', '土地堂社区', 'village', '社区', '512021100000', '1900-01-01', '测试', '2023-06-30'),
      ('512021101000', '鸳大镇', 'town', '镇', '512021000000', '1900-01-01', '测试', '2023-06-30')`);
  const setup = asJob(ctx, 'test');
  const county: AccessCounty = {
    ...database,
    ctx,
    clock,
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
