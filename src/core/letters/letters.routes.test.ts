import { randomUUID } from 'node:crypto';
import rateLimit from '@fastify/rate-limit';
import Fastify from 'fastify';
import { describe, expect, it } from 'vitest';
import { type Actor, asJob, inTransaction } from '#core/access/index.ts';
import { registerPerson } from '#core/people/index.ts';
import { plainDate } from '#kit/plain-date.ts';
import { inventedNumber } from '#server/practice/invented-numbers.ts';
import { bareCase } from '#test/support/bare-case.ts';
import { testContext, testStaff } from '#test/support/test-context.ts';
import { testDatabase } from '#test/support/test-database.ts';
import { issueLetter, lettersRoutes } from './index.ts';

const database = await testDatabase();
const ctx = await testContext(database, { now: '2026-06-20T01:00:00Z' });
const clerk = testStaff('512021100', 'letter.read', 'letter.deliver');
const anyone: Actor = { kind: 'public', county: '512021' };

const appOf = async (actor: Actor) => {
  const app = Fastify();
  app.decorateRequest('actor');
  app.addHook('onRequest', async (request) => {
    request.actor = actor;
  });
  await app.register(rateLimit, { max: 1000 });
  await app.register(lettersRoutes(ctx));
  return app;
};
const [office, street] = [await appOf(clerk), await appOf(anyone)];

const officeCase = randomUUID();
const letter = await inTransaction(ctx, asJob(ctx, 'test'), async (tx) => {
  const division = '512021100200';
  const idNumber = inventedNumber('1960-05-04', 1);
  const { id: recipient } = await registerPerson(tx, ctx, { name: '王大明', idNumber, division });
  return issueLetter(tx, ctx, {
    case: await bareCase(tx, ctx, officeCase, division),
    kind: 'refusal',
    name: '不予确认告知书',
    series: '低保',
    text: { kind: 'letter', title: ['不予确认告知书'], body: [{ type: 'paragraph', text: '经审核，不符合条件。' }] },
    recipient,
    division,
    on: plainDate('2026-06-15'),
  });
});

describe('文书的接口', () => {
  it('PDF 在浏览器里打开，文件名是文书名和文号，不留在缓存里', async () => {
    const answer = await office.inject(`/api/letters/${letter}/pdf`);
    expect(answer.statusCode).toBe(200);
    expect(answer.headers).toMatchObject({
      'content-type': 'application/pdf',
      'cache-control': 'private, no-store',
      'content-length': String(answer.rawPayload.length),
      'content-disposition': `inline; filename*=UTF-8''${encodeURIComponent('不予确认告知书（安民低保〔2026〕1号）.pdf')}`,
    });
    expect(answer.rawPayload.subarray(0, 5).toString()).toBe('%PDF-');
  });

  it('登记送达，答复救济期限；办件的文书里随后看得到', async () => {
    const payload = { manner: 'by-post', on: '2026-06-18', recipient: '王大明', key: randomUUID() };
    const recorded = await office.inject({ method: 'POST', url: `/api/letters/${letter}/delivery`, payload });
    expect(recorded.statusCode).toBe(201);
    expect(recorded.json()).toMatchObject({ reviewUntil: '2026-08-17', suitUntil: '2026-12-18' });

    const listed = await office.inject(`/api/letters?case=${officeCase}`);
    expect(listed.json()).toMatchObject({
      items: [
        {
          id: letter,
          case: officeCase,
          number: '安民低保〔2026〕1号',
          issuedOn: '2026-06-15',
          delivery: {
            manner: 'by-post',
            on: '2026-06-18',
            recipient: '王大明',
            proof: null,
            reviewUntil: '2026-08-17',
          },
        },
      ],
    });
  });

  it('没有的送达方式和不存在的日期不收', async () => {
    const payload = { manner: 'by-hand', on: '2026-06-18', recipient: '王大明', key: randomUUID() };
    const send = (more: object) =>
      office.inject({ method: 'POST', url: `/api/letters/${letter}/delivery`, payload: { ...payload, ...more } });
    expect((await send({ manner: 'by-pigeon' })).statusCode).toBe(400);
    expect((await send({ on: '2026-02-30' })).statusCode).toBe(400);
  });

  it('没有登录的只能核验，不能看文书；反复试验证码的会被拦下', async () => {
    const [row] = await database.asSuperuser<{ code: string }>('select verification_code as code from letter');
    expect((await street.inject(`/api/letters/${letter}/pdf`)).json()).toMatchObject({ code: 'access.sign-in-needed' });
    const found = await street.inject(`/api/public/letters/${row?.code}`);
    expect(found.json()).toMatchObject({ number: '安民低保〔2026〕1号', recipientMask: '王**' });

    const statuses: number[] = [];
    for (let time = 0; time < 30; time += 1) {
      statuses.push((await street.inject('/api/public/letters/2222-2222-2222')).statusCode);
    }
    expect(statuses.at(-1)).toBe(429);
  });
});
