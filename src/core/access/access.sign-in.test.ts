import { describe, expect, it } from 'vitest';
import { plainDate } from '#kit/plain-date.ts';
import { accessCounty, password } from '#test/support/access-county.ts';
import { asJob, changePassword, createPost, describeMe, findActor, signIn, signOut, switchPost } from './index.ts';

const { ctx, clock, user, tokenOf, actorOf, asSuperuser } = await accessCounty();

const at = (wall: string) => clock.setWall(`2026-11-23T${wall}+08:00`);
const tryWith = (login: string, word: string) =>
  signIn(ctx, { login, password: word }).then(
    () => '登录成功',
    (error: Error) => error.message,
  );
const refused =
  '登录没有成功：用户名或密码不对，或账号已暂时锁定。请核对后再试；同一账号连错 5 次锁定 15 分钟，忘记密码请联系本单位管理员。';

describe('工作人员登录', () => {
  it('登录后就是自己的岗位、范围和权限', async () => {
    const { id, post } = await user('chen', 'clerk', '512021100');
    expect(await actorOf('chen')).toEqual({
      kind: 'staff',
      user: id,
      userName: '陈小满',
      post,
      postKind: 'clerk',
      county: '512021',
      scope: '512021100',
      domains: ['assistance'],
      permissions: new Set(['case.read', 'case.act']),
    });
  });

  it('用户名不分大小写，前后空格不算', async () => {
    await user('luo', 'clerk', '512021100');
    expect(await tryWith(' LUO ', password)).toBe('登录成功');
  });

  it('错第 5 次即锁定：15 分钟内正确的密码也不行，满 15 分钟可以', async () => {
    await user('tang', 'clerk', '512021100');
    at('10:00:00');
    for (let count = 1; count <= 4; count += 1) expect(await tryWith('tang', '错的密码1')).toBe(refused);
    expect(await tryWith('tang', password)).toBe('登录成功');
    for (let count = 1; count <= 5; count += 1) expect(await tryWith('tang', '错的密码1')).toBe(refused);
    at('10:14:59');
    expect(await tryWith('tang', password)).toBe(refused);
    at('10:15:00');
    expect(await tryWith('tang', password)).toBe('登录成功');
  });

  it('同时试很多次也只算 5 次，之后正确的密码也不行', async () => {
    await user('he', 'clerk', '512021100');
    await Promise.all(Array.from({ length: 6 }, () => tryWith('he', '错的密码1')));
    expect(await tryWith('he', password)).toBe(refused);
    const [row] = await asSuperuser<{ failed_attempts: number }>("select * from app_user where login = 'he'");
    expect(row?.failed_attempts).toBe(0);
  });

  it('没有这个用户、密码不对、已停用，说法都一样', async () => {
    await user('left', 'clerk', '512021100');
    await asSuperuser("update app_user set active = false where login = 'left'");
    expect(await tryWith('nobody', '任意密码1')).toBe(refused);
    expect(await tryWith('left', password)).toBe(refused);
  });

  it('没有有效岗位的用户登录不了，并知道找谁', async () => {
    const { post } = await user('retired', 'clerk', '512021100');
    await asSuperuser('update post set valid_to = $1 where id = $2', ['2026-06-14', post]);
    expect(await tryWith('retired', password)).toBe(
      '没有有效的岗位：您的账号目前没有有效的岗位，不能办理业务。请联系本单位管理员设置岗位。',
    );
  });

  it('登录与被拒都有审计', async () => {
    const { id } = await user('audited', 'clerk', '512021100');
    await tryWith('audited', '错的密码1');
    await tryWith('audited', password);
    const rows = await asSuperuser(
      "select action, actor_kind from audit_entry where actor = $1 or detail ->> 'user' = $2 order by seq",
      [id, id],
    );
    expect(rows.map(({ action, actor_kind }) => `${actor_kind} ${action}`)).toEqual([
      'job access.create-user',
      'job access.create-post',
      'public access.sign-in-refused',
      'staff access.sign-in',
    ]);
  });
});

describe('会话', () => {
  it('12 小时后过期', async () => {
    await user('jiang', 'clerk', '512021100');
    at('08:00:00');
    const token = await tokenOf('jiang');
    at('19:59:59');
    expect(await findActor(ctx, token)).toMatchObject({ kind: 'staff' });
    at('20:00:00');
    expect(await findActor(ctx, token)).toEqual({ kind: 'public', county: '512021' });
  });

  it('退出、停用、岗位到期后即失效', async () => {
    const { id, post } = await user('deng', 'clerk', '512021100');
    const [first, second] = [await tokenOf('deng'), await tokenOf('deng')];
    await signOut(ctx, first);
    expect(await findActor(ctx, first)).toMatchObject({ kind: 'public' });
    expect(await findActor(ctx, second)).toMatchObject({ kind: 'staff' });
    await asSuperuser('update app_user set active = false where id = $1', [id]);
    expect(await findActor(ctx, second)).toMatchObject({ kind: 'public' });
    await asSuperuser('update app_user set active = true where id = $1', [id]);
    await asSuperuser('update post set valid_to = $1 where id = $2', ['2026-06-14', post]);
    expect(await findActor(ctx, second)).toMatchObject({ kind: 'public' });
  });

  it('数据库里只有令牌的摘要；编造的令牌不认', async () => {
    await user('peng', 'clerk', '512021100');
    const token = await tokenOf('peng');
    const rows = await asSuperuser<{ text: string }>('select s::text as text from session s');
    expect(rows.some(({ text }) => text.includes(token) || text.includes(Buffer.from(token).toString('hex')))).toBe(
      false,
    );
    expect(await findActor(ctx, `${token}x`)).toMatchObject({ kind: 'public' });
  });
});

describe('自己的账号', () => {
  it('有几个岗位的人可以切换，别人的岗位切不过去', async () => {
    const { id } = await user('zeng', 'clerk', '512021100');
    const other = await user('wu', 'clerk', '512021100');
    const village = await createPost(ctx, asJob(ctx, 'test'), {
      user: id,
      kind: 'helper',
      scope: '512021100007',
      domains: ['assistance'],
      from: plainDate('2026-06-01'),
      to: null,
    });
    const token = await tokenOf('zeng');
    const actor = await findActor(ctx, token);
    expect((await describeMe(ctx, actor)).posts.map(({ name, scopeName }) => `${name} ${scopeName}`)).toEqual([
      '镇经办 岳阳镇',
      '村协理员 岳阳镇土地堂社区',
    ]);
    await expect(switchPost(ctx, actor, { token, post: other.post })).rejects.toThrow('没有这个岗位');
    const { token: next } = await switchPost(ctx, actor, { token, post: village.id });
    expect(await findActor(ctx, next)).toMatchObject({ postKind: 'helper', scope: '512021100007' });
    expect(await findActor(ctx, token)).toMatchObject({ kind: 'public' });
  });

  it('改密码要原密码；改后别处的登录失效，旧密码作废', async () => {
    await user('yang', 'clerk', '512021100');
    const [token, elsewhere] = [await tokenOf('yang'), await tokenOf('yang')];
    const actor = await findActor(ctx, token);
    const change = (current: string, next: string) => changePassword(ctx, actor, { token, current, next });
    await expect(change('错的密码1', '新密码很长2026')).rejects.toThrow('原密码不对');
    await expect(change(password, '1234567')).rejects.toThrow('至少要 8 个字符，现为 7 个');
    await expect(change(password, '12345678')).rejects.toThrow('要同时有字母和数字');
    await expect(change(password, 'yang-2026')).rejects.toThrow('不能包含用户名');
    await change(password, '新密码很长2026');
    expect(await findActor(ctx, token)).toMatchObject({ kind: 'staff' });
    expect(await findActor(ctx, elsewhere)).toMatchObject({ kind: 'public' });
    expect(await tryWith('yang', password)).toBe(refused);
    expect(await tryWith('yang', '新密码很长2026')).toBe('登录成功');
  });
});
