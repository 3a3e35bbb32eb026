import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { plainDate } from '#kit/plain-date.ts';
import { elsewhere, lead, noticeBoard, worker } from '#test/support/notice-board.ts';
import { testStaff } from '#test/support/test-context.ts';
import {
  answerObjection,
  findNoticeOfCase,
  getNotice,
  listNotices,
  printNoticeSheet,
  readObjectionContact,
  takeDownNotice,
} from './index.ts';

const { ctx, asSuperuser, asSystem, setDay, post, isOnBoard, object } = await noticeBoard();

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

describe('异议的答复', () => {
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
    const rows = await asSuperuser(
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
    const [own, theirs] = [await post(), await post({ division: '512021100200' })];
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
