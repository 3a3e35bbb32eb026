import { randomUUID } from 'node:crypto';
import rateLimit from '@fastify/rate-limit';
import Fastify from 'fastify';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { asJob, inTransaction } from '#core/access/index.ts';
import { loadDivisions } from '#core/divisions/index.ts';
import type { NoticeContent } from '#kit/effect.ts';
import { plainDate } from '#kit/plain-date.ts';
import type { Tx } from '#platform/database.ts';
import { testContext, testStaff } from '#test/support/test-context.ts';
import { testDatabase } from '#test/support/test-database.ts';
import {
  answerObjection,
  findNoticeOfCase,
  getNotice,
  listNotices,
  listPublicNotices,
  noticesRoutes,
  objectToNotice,
  postNotice,
  printNoticeSheet,
  readObjectionContact,
  takeDownNotice,
} from './index.ts';

const database = await testDatabase();
const ctx = await testContext(database, { now: '2026-09-24T08:00:00Z' });
const asSystem = <T>(work: (tx: Tx) => Promise<T>) => inTransaction(ctx, asJob(ctx, 'test'), work);
await asSystem((tx) => loadDivisions(tx));

const [village, otherTown] = ['512021001200', '512021100200'];
const lead = testStaff('512021001', 'notice.read', 'notice.objection');
const worker = testStaff('512021001200', 'notice.read');
const elsewhere = testStaff('512021100', 'notice.read', 'notice.objection');

const app = Fastify();
await app.register(rateLimit, { max: 1000 });
await app.register(noticesRoutes(ctx));

/** The clock at noon in China. */
const setDay = (day: string) => ctx.clock.setBusiness(`${day}T04:00:00Z`);
const content: NoticeContent = {
  title: '最低生活保障审核公示',
  name: '王*明',
  place: '土地堂社区3组',
  lines: [
    { label: '保障人数', text: '4人' },
    { label: '拟保障金额', text: '每月680.00元' },
  ],
  objectionsTo: '公示期内有异议的，可向乡镇人民政府（街道办事处）或县民政局反映',
};
const post = (more: { case?: string; division?: string; on?: string; days?: number } = {}): Promise<string> =>
  asSystem((tx) =>
    postNotice(tx, ctx, {
      case: more.case ?? randomUUID(),
      division: more.division ?? village,
      content,
      on: plainDate(more.on ?? '2026-09-24'),
      days: more.days ?? 7,
    }),
  );
const isOnBoard = async (id: string, division?: string): Promise<boolean> => {
  const { items } = await listPublicNotices(ctx, { division });
  return items.some((notice) => notice.id === id);
};
const object = (notice: string, more: { text?: string; contact?: string; key?: string } = {}) =>
  objectToNotice(ctx, {
    notice,
    text: more.text ?? '他家有小汽车，应当核实。',
    contact: more.contact,
    key: more.key ?? randomUUID(),
  });

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
        divisionName: "岳城街道贾岛村",
        postedOn: '2026-09-24',
        lastDay: '2026-10-01',
        content,
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
      database.db.transaction(asPublic, (tx) => sql`select * from ${sql.table(table)}`.execute(tx));
    await expect(reading('notice')).rejects.toThrow('permission denied');
    await expect(reading('notice_objection')).rejects.toThrow('permission denied');
  });

  it('没有脱敏的不能公示', async () => {
    const leaking = { ...content, lines: [{ label: '身份证号', text: '512099196005040019' }] };
    const posting = asSystem((tx) =>
      postNotice(tx, ctx, {
        case: randomUUID(),
        division: village,
        content: leaking,
        on: plainDate('2026-09-24'),
        days: 7,
      }),
    );
    await expect(posting).rejects.toThrow('公示内容没有脱敏');
  });
});

describe('办件的公示', () => {
  const ofCase = (id: string) => asSystem((tx) => findNoticeOfCase(tx, ctx, id));

  it('没有公示过的没有', async () => {
    expect(await ofCase(randomUUID())).toBeUndefined();
  });

  it('有张贴日、最后一日和未答复的异议', async () => {
    setDay('2026-09-24');
    const officeCase = randomUUID();
    const id = await post({ case: officeCase });
    const { id: first } = await object(id);
    await object(id, { text: '人数不对，应为三人。' });
    await answerObjection(ctx, lead, {
      notice: id,
      objection: first,
      answer: '经核实，车辆已于去年转让。',
      key: randomUUID(),
    });
    expect(await ofCase(officeCase)).toEqual({ id, postedOn: '2026-09-24', lastDay: '2026-10-01', openObjections: 1 });
  });

  it('提前撤下的等于没有公示，须重新公示；旧公示的异议仍须答复', async () => {
    setDay('2026-09-24');
    const officeCase = randomUUID();
    const first = await post({ case: officeCase });
    await object(first);
    setDay('2026-09-28');
    const takenDown = await asSystem((tx) =>
      takeDownNotice(tx, ctx, { case: officeCase, on: plainDate('2026-09-28') }),
    );
    expect(takenDown).toBe(first);
    expect(await isOnBoard(first)).toBe(false);
    expect(await ofCase(officeCase)).toBeUndefined();

    const second = await post({ case: officeCase, on: '2026-09-28' });
    expect(await ofCase(officeCase)).toEqual({
      id: second,
      postedOn: '2026-09-28',
      lastDay: '2026-10-05',
      openObjections: 1,
    });
  });

  it('期满后撤下，公示仍然算数', async () => {
    const officeCase = randomUUID();
    const id = await post({ case: officeCase });
    expect(
      await asSystem((tx) => takeDownNotice(tx, ctx, { case: officeCase, on: plainDate('2026-10-02') })),
    ).toBeNull();
    expect((await ofCase(officeCase))?.id).toBe(id);
  });

  it('再次公示时，还在公示的旧内容同时撤下', async () => {
    setDay('2026-09-25');
    const officeCase = randomUUID();
    const first = await post({ case: officeCase });
    const second = await post({ case: officeCase, on: '2026-09-25' });
    expect([await isOnBoard(first), await isOnBoard(second)]).toEqual([false, true]);
    expect((await ofCase(officeCase))?.id).toBe(second);
  });
});

describe('异议', () => {
  it('公示期内任何人可提，可不留名；联系方式加密保存', async () => {
    setDay('2026-10-01');
    const id = await post();
    expect(await object(id, { contact: '13800001234' })).toEqual({ id: expect.any(String), receivedOn: '2026-10-01' });
    const [row] = await database.asSuperuser<{ mask: string; sealed: Buffer }>(
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

  it('只答复一次', async () => {
    setDay('2026-09-24');
    const id = await post();
    const { id: objection } = await object(id);
    const answer = { notice: id, objection, answer: '经核实不属实。' };
    expect(await answerObjection(ctx, lead, { ...answer, key: randomUUID() })).toEqual({ answeredOn: '2026-09-24' });
    await expect(answerObjection(ctx, lead, { ...answer, key: randomUUID() })).rejects.toThrow(
      '已于 2026年9月24日答复',
    );
    await expect(answerObjection(ctx, elsewhere, { ...answer, key: randomUUID() })).rejects.toThrow('没有找到这条异议');
    await expect(answerObjection(ctx, worker, { ...answer, key: randomUUID() })).rejects.toThrow('没有权限');
  });

  it('联系方式要说明用途才能查看，并记入审计', async () => {
    setDay('2026-09-24');
    const id = await post();
    const { id: objection } = await object(id, { contact: '13800001234' });
    const asked = { notice: id, objection, purpose: '电话核实异议' };
    expect(await readObjectionContact(ctx, lead, asked)).toEqual({ contact: '13800001234' });
    const rows = await database.asSuperuser(
      `select purpose from audit_entry where action = 'notice.read-contact' and detail ->> 'objection' = $1`,
      [objection],
    );
    expect(rows).toEqual([{ purpose: '电话核实异议' }]);
    await expect(readObjectionContact(ctx, elsewhere, asked)).rejects.toThrow('没有找到这条异议');
  });
});

describe('公示台账', () => {
  it('只见管辖范围内的：别的乡镇看不到本乡镇的公示', async () => {
    setDay('2026-09-24');
    const [own, theirs] = [await post(), await post({ division: otherTown })];
    const idsOf = async (actor: typeof lead) => (await listNotices(ctx, actor, {})).items.map(({ id }) => id);
    expect(await idsOf(lead)).toContain(own);
    expect(await idsOf(lead)).not.toContain(theirs);
    expect(await idsOf(elsewhere)).toEqual([theirs]);
    await expect(getNotice(ctx, elsewhere, own)).rejects.toThrow('没有找到这条公示');
  });

  it('按公示中、期满、提前撤下、有未答复异议筛选', async () => {
    const town = testStaff('512021104', 'notice.read');
    const division = '512021104200';
    const [hanging, ended, removed] = [randomUUID(), randomUUID(), randomUUID()];
    await post({ division, case: ended, on: '2026-09-01' });
    await post({ division, case: removed, on: '2026-09-20' });
    const open = await post({ division, case: hanging, on: '2026-09-24' });
    setDay('2026-09-24');
    await object(open);
    await asSystem((tx) => takeDownNotice(tx, ctx, { case: removed, on: plainDate('2026-09-24') }));
    const casesOf = async (state: 'hanging' | 'ended' | 'taken-down' | 'objected') =>
      (await listNotices(ctx, town, { state })).items.map((line) => line.case);
    expect(await casesOf('hanging')).toEqual([hanging]);
    expect(await casesOf('ended')).toEqual([ended]);
    expect(await casesOf('taken-down')).toEqual([removed]);
    expect(await casesOf('objected')).toEqual([hanging]);
  });

  it('异议的内容只给办理异议的岗位看，村里只见件数', async () => {
    setDay('2026-09-24');
    const id = await post();
    await object(id);
    expect((await getNotice(ctx, lead, id)).objectionList?.map(({ text }) => text)).toEqual([
      '他家有小汽车，应当核实。',
    ]);
    const seen = await getNotice(ctx, worker, id);
    expect([seen.openObjections, seen.objectionList]).toEqual([1, null]);
  });

  it('公示单是PDF，同一公示每次同样的字节', async () => {
    const id = await post();
    const first = await printNoticeSheet(ctx, worker, id);
    expect(first.subarray(0, 5).toString()).toBe('%PDF-');
    expect((await printNoticeSheet(ctx, worker, id)).equals(first)).toBe(true);
    await expect(printNoticeSheet(ctx, elsewhere, id)).rejects.toThrow('没有找到这条公示');
  });
});

describe('公示的接口', () => {
  it('公示栏不用登录', async () => {
    setDay('2026-09-24');
    const id = await post({ division: '512021105200' });
    const answer = await app.inject('/api/public/notices?division=512021105200');
    expect(answer.statusCode).toBe(200);
    expect(answer.json()).toMatchObject({ items: [{ id, content }], next: null });
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
