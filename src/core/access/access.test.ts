import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { verify } from '#core/audit/index.ts';
import { plainDate } from '#kit/plain-date.ts';
import { accessCounty, password } from '#test/support/access-county.ts';
import { sealAll } from '#test/support/seal-all.ts';
import {
  type Actor,
  access,
  asJob,
  asJobWithin,
  createInstallation,
  createPost,
  createUser,
  inTransaction,
  listAudit,
  once,
  scopeOf,
} from './index.ts';

const { db, keys, ctx, clock, user, actorOf, asSuperuser } = await accessCounty();
const publicActor = { kind: 'public', county: '512021' } as const;

const addPerson = async (name: string, division: string) => {
  const id = randomUUID();
  await asSuperuser(
    `insert into person (county, id, name, sex, born, id_number_sealed, id_number_index, id_number_mask, division_now, created_at)
     values ('512021', $1, $2, 'female', '1950-01-01', '\\x00', $3, '', $4, '2026-01-01')`,
    [id, name, keys.index('identity-number', id), division],
  );
  return id;
};
const namesSeenBy = (actor: Actor) =>
  inTransaction(ctx, actor, async (tx) => {
    const { rows } = await sql<{ name: string }>`select name from person order by name`.execute(tx);
    return rows.map(({ name }) => name);
  });

describe('权限', () => {
  it('岗位没有的权限被拒，未登录的请先登录，系统任务放行', async () => {
    await user('ask', 'clerk', '512021100');
    const clerk = await actorOf('ask');
    expect(() => access.require(clerk, 'case.read')).not.toThrow();
    expect(() => access.require(clerk, 'user.manage')).toThrow('没有找到，或没有权限');
    expect(() => access.require(publicActor, 'case.read')).toThrow('请先登录');
    expect(() => access.require(asJob(ctx, 'nightly'), 'user.manage')).not.toThrow();
  });

  it('没有权限的人建不了用户，也给不了自己岗位', async () => {
    const { id } = await user('climber', 'clerk', '512021100');
    const clerk = await actorOf('climber');
    const wish = {
      user: id,
      kind: 'admin',
      scope: '512021',
      domains: ['assistance'],
      from: plainDate('2026-01-01'),
      to: null,
    };
    await expect(createPost(ctx, clerk, wish)).rejects.toThrow('没有权限');
    await expect(createUser(ctx, clerk, { login: 'friend', name: '王友', password })).rejects.toThrow('没有权限');
  });

  it('建用户、设岗位时逐项说明哪里不对', async () => {
    const job = asJob(ctx, 'test');
    const userOf = (login: string, name: string, word: string) => createUser(ctx, job, { login, name, password: word });
    await expect(userOf('9x', '王 五', 'abc')).rejects.toMatchObject({
      facts: { faults: [{ path: '/login' }, { path: '/name' }, { path: '/password' }] },
    });
    await userOf('taken', '王五', password);
    await expect(userOf('Taken', '王五', password)).rejects.toThrow('用户名“taken”已有人使用');

    const postOf = (kind: string, scope: string, domains: readonly string[]) =>
      createPost(ctx, job, { user: randomUUID(), kind, scope, domains, from: plainDate('2026-01-01'), to: null });
    await expect(postOf('clerk', '512021', ['assistance'])).rejects.toThrow(
      '镇经办的管辖范围应为 9 位区划代码，现为“512021”',
    );
    await expect(postOf('clerk', '500101100', ['assistance'])).rejects.toThrow('不在本县（512021）');
    await expect(postOf('clerk', '512021999', ['assistance'])).rejects.toThrow('区划表中没有 512021999');
    await expect(postOf('clerk', '512021100', ["x}','{"])).rejects.toThrow('业务领域');
    await expect(postOf('king', '512021', ['assistance'])).rejects.toThrow('没有“king”这种岗位');
    await expect(postOf('clerk', '512021100', ['assistance'])).rejects.toThrow('没有这个用户');
  });
});

describe('管辖范围', () => {
  it('镇上的岗位只见本镇的人，县里的见全县，公众与陌生居民谁也不见', async () => {
    await addPerson('甲本镇', '512021100007');
    await addPerson('乙别镇', '512021101000');
    await user('town', 'clerk', '512021100');
    await user('village', 'helper', '512021100007');
    await user('county', 'admin', '512021');
    expect(await namesSeenBy(await actorOf('town'))).toEqual(['甲本镇']);
    expect(await namesSeenBy(await actorOf('village'))).toEqual(['甲本镇']);
    expect(await namesSeenBy(await actorOf('county'))).toEqual(['乙别镇', '甲本镇']);
    await expect(namesSeenBy(publicActor)).rejects.toThrow('permission denied');
    const stranger = {
      kind: 'resident',
      person: null,
      name: '丙',
      county: '512021',
      idNumberIndex: keys.index('x', 'x'),
      session: '',
    } as const;
    expect(await namesSeenBy(stranger)).toEqual([]);
  });

  it('事务之间不留痕：县里的事务之后，镇上的仍只见本镇', async () => {
    const [town, county] = [await actorOf('town'), await actorOf('county')];
    const seen = await Promise.all(
      Array.from({ length: 40 }, (_, index) => namesSeenBy(index % 2 === 0 ? town : county)),
    );
    expect(new Set(seen.map((names) => names.join()))).toEqual(new Set(['甲本镇', '乙别镇,甲本镇']));
    expect(seen.every((names, index) => names.length === (index % 2 === 0 ? 1 : 2))).toBe(true);
  });

  it('范围只来自岗位：设置里夹带的引号、逗号和别的设置都不起作用', async () => {
    const town = await actorOf('town');
    if (town.kind !== 'staff') return expect.unreachable();
    const trick = "512021100', true), set_config('app.scope', '512021";
    await expect(namesSeenBy({ ...town, scope: trick })).resolves.toEqual([]);
    expect(await namesSeenBy({ ...town, domains: ["x}', true), set_config('app.scope', '512021"] })).toEqual([
      '甲本镇',
    ]);
    expect(scopeOf(town).settings['app.scope']).toBe('512021100');
  });

  it('别县的身份进不了本县的事务', async () => {
    const town = await actorOf('town');
    expect(() => namesSeenBy({ ...town, county: '500101' })).toThrow('请先登录');
  });

  it('转为系统任务只在本事务内有效', async () => {
    const town = await actorOf('town');
    const count = await inTransaction(ctx, town, async (tx) => {
      await asJobWithin(tx);
      const { rows } = await sql<{ count: number }>`select count(*) as count from person`.execute(tx);
      return rows[0]?.count;
    });
    expect(count).toBe(2);
    expect(await namesSeenBy(town)).toEqual(['甲本镇']);
  });
});

describe('同一请求键', () => {
  const job = asJob(ctx, 'test');
  const work = async (key: string, request: object, actor: Actor = job, seen: string[] = []) =>
    inTransaction(ctx, actor, (tx) =>
      once(tx, ctx, actor, key, request, async () => {
        seen.push(key);
        await sql`select pg_sleep(0.05)`.execute(tx);
        return { id: 'a-1', count: 1 };
      }),
    );

  it('再来一次得到同样的回答，不再办理', async () => {
    const seen: string[] = [];
    expect(await work('key-again', { amount: 1 }, job, seen)).toEqual({ id: 'a-1', count: 1 });
    expect(await work('key-again', { amount: 1 }, job, seen)).toEqual({ id: 'a-1', count: 1 });
    expect(seen).toEqual(['key-again']);
  });

  it('同时来两次只办一次，两次回答相同', async () => {
    const seen: string[] = [];
    const answers = await Promise.all([1, 2, 3].map(() => work('key-race', { amount: 1 }, job, seen)));
    expect(answers).toEqual([1, 2, 3].map(() => ({ id: 'a-1', count: 1 })));
    expect(seen).toEqual(['key-race']);
  });

  it('办理失败的键可以再用', async () => {
    const fails = inTransaction(ctx, job, (tx) =>
      once(tx, ctx, job, 'key-retry', {}, () => Promise.reject(new Error('网络断了'))),
    );
    await expect(fails).rejects.toThrow('网络断了');
    expect(await work('key-retry', {})).toEqual({ id: 'a-1', count: 1 });
  });

  it('内容不同或换了人则拒绝', async () => {
    await work('key-other', { amount: 1 });
    await expect(work('key-other', { amount: 2 })).rejects.toThrow('同一请求键用于不同的内容');
    const town = await actorOf('town');
    await expect(work('key-other', { amount: 1 }, town)).rejects.toThrow('同一请求键用于不同的内容');
  });

  it('字段次序不同仍是同一请求', async () => {
    const seen: string[] = [];
    await work('key-order', { a: 1, b: 2 }, job, seen);
    await work('key-order', { b: 2, a: 1 }, job, seen);
    expect(seen).toEqual(['key-order']);
  });
});

describe('查阅审计', () => {
  it('要有权限；查阅本身连同事由也记入审计；分页不重不漏', async () => {
    await user('reader', 'admin', '512021');
    const reader = await actorOf('reader');
    await expect(listAudit(ctx, await actorOf('town'), { purpose: '好奇' })).rejects.toThrow('没有权限');
    await asSuperuser(`insert into audit_entry (county, at, actor_kind, action, seal)
      select '512021', '2026-11-23T02:00:00Z', 'job', 'test.page', '\\x00' from generate_series(1, 150)`);
    const first = await listAudit(ctx, reader, { purpose: '季度抽查', action: 'test.page' });
    const second = await listAudit(ctx, reader, { purpose: '季度抽查', action: 'test.page', before: first.next ?? 0 });
    expect([first.items.length, second.items.length, second.next]).toEqual([100, 50, null]);
    expect(new Set([...first.items, ...second.items].map(({ seq }) => seq)).size).toBe(150);
    const [latest] = (await listAudit(ctx, reader, { purpose: '复查', action: 'audit.read' })).items;
    expect(latest).toMatchObject({ actorName: '陈小满', purpose: '季度抽查', at: clock.wallNow() });
  });

  it('本文件写下的审计连成一条完好的链', async () => {
    await asSuperuser("set session_replication_role = replica; delete from audit_entry where action = 'test.page'");
    await sealAll(ctx);
    expect(await verify(ctx)).toMatchObject({ ok: true });
  });
});

describe('安装', () => {
  it('一个数据库只有一个县，练习与正式不混', async () => {
    const real = { practice: false, county: '500101', name: '万州区', bureau: '', government: '', keyFingerprint: '' };
    await expect(createInstallation(db, real)).rejects.toThrow('这个数据库已是“安岳县”的');
  });
});
