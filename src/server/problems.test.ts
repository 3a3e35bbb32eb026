import { Writable } from 'node:stream';
import { Type } from 'typebox';
import { describe, expect, it } from 'vitest';
import { accessRoutes, identifyActors } from '#core/access/index.ts';
import { defineError } from '#platform/errors.ts';
import { createHttpServer } from '#platform/http.ts';
import { createLog } from '#platform/log.ts';
import { inventedNumber } from '#server/practice/invented-numbers.ts';
import { accessCounty, password } from '#test/support/access-county.ts';
import { setProblemHandlers } from './problems.ts';

const { ctx, user } = await accessCounty();
const logged: string[] = [];
const log = createLog(
  'error',
  new Writable({
    write(chunk, _encoding, done) {
      logged.push(String(chunk));
      done();
    },
  }),
);

const FormFaulty = defineError<{ faults: readonly { path: string; message: string }[] }>(
  'problems-test.form-faulty',
  'invalid',
  '申请表有误',
  ({ faults }) => `有 ${faults.length} 处需要改正。`,
);
const Sample = Type.Object(
  {
    name: Type.String({ minLength: 2 }),
    day: Type.String({ format: 'date' }),
    sex: Type.Union([Type.Literal('male'), Type.Literal('female')]),
    note: Type.Optional(Type.Union([Type.String({ maxLength: 3 }), Type.Null()])),
    members: Type.Optional(Type.Array(Type.Object({ age: Type.Integer({ minimum: 0 }) }))),
  },
  { title: 'Sample', additionalProperties: false },
);

const server = await createHttpServer({
  log,
  title: '测试',
  version: '0',
  fileLimit: 1000,
  problems: setProblemHandlers,
});
identifyActors(ctx, server);
await server.register(accessRoutes(ctx));
server.post('/api/sample', { schema: { body: Sample } }, async () => ({ ok: true }));
server.get('/api/sample', { schema: { querystring: Type.Object({ limit: Type.Integer() }) } }, async () => ({
  ok: true,
}));
server.get('/api/faulty', async () => {
  throw FormFaulty({ faults: [{ path: '/members/0/idNumber', message: '校验码不符' }] });
});
server.get('/api/crash', async () => {
  throw new Error('password=secret of 王小满');
});
server.get('/api/deadlock', async () => {
  throw Object.assign(new Error('deadlock detected'), { code: '40P01' });
});

const request = { 'x-jimin-request': '1' };
const post = (url: string, payload: object, headers: Record<string, string> = request) =>
  server.inject({ method: 'POST', url, payload, headers });

describe('错误回答（RFC 9457）', () => {
  it('业务错误带代码、中文说明和逐项的改正提示', async () => {
    const response = await server.inject('/api/faulty');
    expect(response.statusCode).toBe(400);
    expect(response.headers['content-type']).toBe('application/problem+json; charset=utf-8');
    expect(response.json()).toEqual({
      type: 'urn:jimin:problem:problems-test.form-faulty',
      title: '申请表有误',
      status: 400,
      detail: '有 1 处需要改正。',
      code: 'problems-test.form-faulty',
      instance: expect.stringMatching(/^urn:uuid:[0-9a-f-]{36}$/),
      errors: [{ path: '/members/0/idNumber', message: '校验码不符' }],
    });
  });

  it('格式检查的错误同样逐项用中文说明', async () => {
    const response = await post('/api/sample', {
      name: '王',
      day: '3月7日',
      sex: 'x',
      note: '太长的备注',
      members: [{ age: -1 }],
      extra: 1,
    });
    expect(response.json()).toMatchObject({ status: 400, code: 'http.request-invalid' });
    expect(response.json().errors).toEqual([
      { path: '/extra', message: '没有这一项，请去掉' },
      { path: '/name', message: '至少 2 个字符' },
      { path: '/day', message: '应为日期，写作 2026-03-07' },
      { path: '/sex', message: '只能是 male、female' },
      { path: '/note', message: '最多 3 个字符' },
      { path: '/members/0/age', message: '不能小于 0' },
    ]);
    const missing = await post('/api/sample', { name: '王五', day: '2026-03-07' });
    expect(missing.json().errors).toEqual([{ path: '/sex', message: '必填' }]);
    const query = await server.inject('/api/sample?limit=many');
    expect(query.json().errors).toEqual([{ path: 'query:/limit', message: '应为整数' }]);
  });

  it('读不懂的正文、不存在的地址', async () => {
    const headers = { ...request, 'content-type': 'application/json' };
    const broken = await server.inject({ method: 'POST', url: '/api/sample', payload: '{"name"', headers });
    expect(broken.json()).toMatchObject({ status: 400, code: 'http.request-unreadable' });
    const xml = await server.inject({
      method: 'POST',
      url: '/api/sample',
      payload: '<a/>',
      headers: { ...request, 'content-type': 'text/xml' },
    });
    expect(xml.json()).toMatchObject({ status: 415, code: 'http.request-unreadable' });
    expect((await server.inject('/api/nothing')).json()).toMatchObject({ status: 404, code: 'http.no-such-address' });
  });

  it('意外的错误不露内情，只给编号，并记入日志', async () => {
    const response = await server.inject('/api/crash');
    expect(response.statusCode).toBe(500);
    expect(response.body).not.toContain('secret');
    const { code, detail, instance } = response.json();
    expect(code).toBe('http.unexpected');
    expect(detail).toContain(String(instance).replace('urn:uuid:', ''));
    expect(logged.join()).toContain('password=secret');
  });

  it('数据库一时的冲突请人稍后再试', async () => {
    expect((await server.inject('/api/deadlock')).json()).toMatchObject({ status: 503, code: 'http.busy' });
  });
});

describe('登录与会话（HTTP）', () => {
  const signInAs = async (login: string) => {
    const response = await post('/api/sign-in', { login, password });
    const [cookie] = response.cookies;
    return { response, cookie, headers: { ...request, cookie: `jimin_session=${cookie?.value}` } };
  };

  it('写入请求没有本系统的请求头一律拒绝，读取不受影响', async () => {
    const response = await post('/api/sign-in', { login: 'anyone', password }, {});
    expect(response.json()).toMatchObject({ status: 403, code: 'access.request-header-missing' });
    expect((await server.inject('/api/me')).statusCode).toBe(200);
  });

  it('登录给一个脚本读不到、别站带不走的 Cookie，之后就知道是谁', async () => {
    await user('chen', 'admin', '512021');
    const { response, cookie, headers } = await signInAs('chen');
    expect(response.json()).toEqual({ expiresAt: '2026-11-23T14:00:00.000Z' });
    expect(cookie).toMatchObject({ name: 'jimin_session', httpOnly: true, sameSite: 'Strict', path: '/' });
    expect(cookie).not.toHaveProperty('secure', true);
    const me = await server.inject({ url: '/api/me', headers });
    expect(me.json()).toMatchObject({
      kind: 'staff',
      name: '陈小满',
      post: { name: '县管理员', scope: '512021', scopeName: '安岳县' },
      permissions: ['audit.read', 'practice.clock', 'user.manage'],
      county: { code: '512021', name: '安岳县' },
      practice: true,
      today: '2026-06-15',
    });
    expect((await server.inject({ url: '/api/audit?purpose=抽查工作', headers })).statusCode).toBe(200);
  });

  it('退出后 Cookie 作废', async () => {
    await user('luo', 'clerk', '512021100');
    const { headers } = await signInAs('luo');
    expect((await post('/api/sign-out', {}, headers)).statusCode).toBe(204);
    expect((await server.inject({ url: '/api/me', headers })).json()).toMatchObject({ kind: 'public', name: null });
  });

  it('请求里自称的岗位、范围、权限都不算数', async () => {
    await user('tang', 'clerk', '512021100');
    const { headers } = await signInAs('tang');
    const claimed = { ...headers, 'x-scope': '512021', 'app.scope': '512021', 'x-permission': 'audit.read' };
    const me = await server.inject({ url: '/api/me?scope=512021', headers: claimed });
    expect(me.json()).toMatchObject({ post: { scope: '512021100' }, permissions: ['case.act', 'case.read'] });
    expect((await server.inject({ url: '/api/audit?purpose=抽查工作', headers: claimed })).json()).toMatchObject({
      status: 403,
      code: 'access.forbidden',
    });
    expect((await post('/api/practice/clock', { to: '2027-01-01' }, claimed)).statusCode).toBe(403);
  });

  it('未登录查审计请先登录', async () => {
    expect((await server.inject('/api/audit?purpose=抽查工作')).json()).toMatchObject({
      status: 401,
      code: 'access.sign-in-needed',
    });
  });

  it('居民登录从头到尾', async () => {
    const claim = { name: '王小满', idNumber: inventedNumber('1960-03-07', 2), phone: '13800001234' };
    const asked = await post('/api/resident/codes', claim);
    expect(asked.json()).toMatchObject({ phoneMask: '138****1234', resendAfter: 60 });
    const outbox = (await server.inject('/api/practice/outbox')).json();
    const code = /验证码 (\d{6})/.exec(outbox.items[0].text)?.[1];
    const signedIn = await post('/api/resident/sign-in', { request: asked.json().request, code });
    expect(signedIn.statusCode).toBe(200);
    const cookie = `jimin_session=${signedIn.cookies[0]?.value}`;
    expect((await server.inject({ url: '/api/me', headers: { cookie } })).json()).toMatchObject({
      kind: 'resident',
      name: '王小满',
    });
  });
});
