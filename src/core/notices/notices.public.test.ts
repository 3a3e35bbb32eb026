import { randomUUID } from 'node:crypto';
import rateLimit from '@fastify/rate-limit';
import Fastify from 'fastify';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { plainDate } from '#kit/plain-date.ts';
import { lead, noticeBoard, noticeContent } from '#test/support/notice-board.ts';
import { getNotice, listPublicNotices, noticesRoutes, postNotice, takeDownNotice } from './index.ts';

const { ctx, db, asSuperuser, asSystem, setDay, post, isOnBoard, object } = await noticeBoard();

const app = Fastify();
await app.register(rateLimit, { max: 1000 });
await app.register(noticesRoutes(ctx));

describe('公示栏', () => {
  it.each([
    ['张贴前一日没有', '2026-09-23', false],
    ['张贴当日有', '2026-09-24', true],
    ['最后一日有', '2026-10-01', true],
    ['最后一日的次日没有', '2026-10-02', false],
  ])('%s', async (_, day, hangs) => {
    setDay('2026-09-24');
    const id = await post();
    setDay(day);
    expect(await isOnBoard(id)).toBe(hangs);
  });

  it('写明村（社区）和最后一日，不带办件编号', async () => {
    setDay('2026-09-24');
    const id = await post({ division: '512021001202' });
    const { items } = await listPublicNotices(ctx, { division: '512021001202' });
    expect(items).toEqual([
      {
        id,
        division: '512021001202',
        divisionName: '岳城街道贾岛村',
        postedOn: '2026-09-24',
        lastDay: '2026-10-01',
        content: noticeContent,
      },
    ]);
  });

  it('可以只看一个乡镇或一个村', async () => {
    setDay('2026-09-24');
    const id = await post();
    expect(await isOnBoard(id, '512021000000')).toBe(true);
    expect(await isOnBoard(id, '512021001000')).toBe(true);
    expect(await isOnBoard(id, '512021001200')).toBe(true);
    expect(await isOnBoard(id, '512021001201')).toBe(false);
    expect(await isOnBoard(id, '512021100000')).toBe(false);
  });

  it('多于一页的，翻页不重不漏', async () => {
    setDay('2026-11-02');
    const division = '512021103200';
    const ids = await Promise.all(Array.from({ length: 53 }, () => post({ division, on: '2026-11-02' })));
    const first = await listPublicNotices(ctx, { division });
    const second = await listPublicNotices(ctx, { division, after: first.next ?? '' });
    expect([first.items.length, second.items.length, second.next]).toEqual([50, 3, null]);
    expect([...first.items, ...second.items].map(({ id }) => id).toSorted()).toEqual(ids.toSorted());
  });

  it('公众读不到公示的表，只能用公示栏的函数', async () => {
    const asPublic = { role: 'jimin_public', settings: { 'app.county': '512021' } } as const;
    const reading = (table: string) =>
      db.transaction(asPublic, (tx) => sql`select * from ${sql.table(table)}`.execute(tx));
    await expect(reading('notice')).rejects.toThrow('permission denied');
    await expect(reading('notice_objection')).rejects.toThrow('permission denied');
  });

  it('没有脱敏的不能公示', async () => {
    const leaking = { ...noticeContent, lines: [{ label: '身份证号', text: '512099196005040019' }] };
    const posting = asSystem((tx) =>
      postNotice(tx, ctx, {
        case: randomUUID(),
        division: '512021001200',
        content: leaking,
        on: plainDate('2026-09-24'),
        days: 7,
      }),
    );
    await expect(posting).rejects.toThrow('公示内容没有脱敏');
  });
});

describe('异议', () => {
  it('公示期内任何人可提，可不留名；联系方式加密保存', async () => {
    setDay('2026-10-01');
    const id = await post();
    expect(await object(id, { contact: '13800001234' })).toEqual({ id: expect.any(String), receivedOn: '2026-10-01' });
    const [row] = await asSuperuser<{ mask: string; sealed: Buffer }>(
      'select contact_mask as mask, contact_sealed as sealed from notice_objection where notice = $1',
      [id],
    );
    expect(row?.mask).toBe('138****1234');
    expect(row?.sealed.toString('latin1')).not.toContain('13800001234');
  });

  it('期满后不能再提，并说明到哪一天为止', async () => {
    const id = await post();
    setDay('2026-10-02');
    await expect(object(id)).rejects.toThrow('这条公示到 2026年10月1日为止');
  });

  it('撤下后不能再提', async () => {
    const officeCase = randomUUID();
    const id = await post({ case: officeCase });
    await asSystem((tx) => takeDownNotice(tx, ctx, { case: officeCase, on: plainDate('2026-09-26') }));
    setDay('2026-09-27');
    await expect(object(id)).rejects.toThrow('这条公示到 2026年9月26日为止');
  });

  it('没有的公示答没有找到', async () => {
    await expect(object(randomUUID())).rejects.toThrow('没有找到这条公示');
  });

  it('同一请求键重发，只算一条', async () => {
    setDay('2026-09-24');
    const id = await post();
    const key = randomUUID();
    expect(await object(id, { key })).toEqual(await object(id, { key }));
    expect((await getNotice(ctx, lead, id)).objections).toBe(1);
  });
});

describe('公示的接口', () => {
  it('公示栏不用登录', async () => {
    setDay('2026-09-24');
    const id = await post({ division: '512021105200' });
    const answer = await app.inject('/api/public/notices?division=512021105200');
    expect(answer.statusCode).toBe(200);
    expect(answer.json()).toMatchObject({ items: [{ id, content: noticeContent }], next: null });
  });

  it('短时间内反复提异议的会被拦下', async () => {
    setDay('2026-09-24');
    const id = await post();
    const send = () =>
      app.inject({
        method: 'POST',
        url: `/api/public/notices/${id}/objections`,
        payload: { text: '他家有小汽车，应当核实。', key: randomUUID() },
      });
    const statuses: number[] = [];
    for (let time = 0; time < 11; time += 1) statuses.push((await send()).statusCode);
    expect(statuses).toEqual([201, 201, 201, 201, 201, 201, 201, 201, 201, 201, 429]);
  });
});
