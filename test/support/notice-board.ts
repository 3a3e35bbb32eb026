import { randomUUID } from 'node:crypto';
import { asJob, inTransaction } from '#core/access/index.ts';
import { loadDivisions } from '#core/divisions/index.ts';
import { listPublicNotices, objectToNotice, postNotice } from '#core/notices/index.ts';
import type { NoticeContent } from '#kit/effect.ts';
import { plainDate } from '#kit/plain-date.ts';
import type { Tx } from '#platform/database.ts';
import { bareCase } from './bare-case.ts';
import { testContext, testStaff } from './test-context.ts';
import { testDatabase } from './test-database.ts';

export const noticeContent: NoticeContent = {
  title: '最低生活保障审核公示',
  name: '王*明',
  place: '贾岛村3组',
  lines: [
    { label: '保障人数', text: '4人' },
    { label: '拟保障金额', text: '每月680.00元' },
  ],
  objectionsTo: '公示期内有异议的，可向乡镇人民政府（街道办事处）或县民政局反映',
};

/** The lead of 岳城街道, a worker of its village 512021001200, and the lead of another town. */
export const lead = testStaff('512021001', 'notice.read', 'notice.objection');
export const worker = testStaff('512021001200', 'notice.read');
export const elsewhere = testStaff('512021100', 'notice.read', 'notice.objection');

/** A county with its divisions, on 2026-09-24, and what tests of notices do in it. Call it at the top of a test file. */
export async function noticeBoard() {
  const database = await testDatabase();
  const ctx = await testContext(database, { now: '2026-09-24T04:00:00Z' });
  const asSystem = <T>(work: (tx: Tx) => Promise<T>) => inTransaction(ctx, asJob(ctx, 'test'), work);
  await asSystem((tx) => loadDivisions(tx));
  return {
    ...database,
    ctx,
    asSystem,
    /** Noon in China. */
    setDay: (day: string) => ctx.clock.setBusiness(`${day}T04:00:00Z`),
    /** Posts for seven days, on 2026-09-24 in 512021001200 unless said. */
    post: (more: { case?: string; division?: string; on?: string } = {}) =>
      asSystem(async (tx) => {
        const division = more.division ?? '512021001200';
        return postNotice(tx, ctx, {
          case: await bareCase(tx, ctx, more.case ?? randomUUID(), division),
          division,
          content: noticeContent,
          on: plainDate(more.on ?? '2026-09-24'),
          days: 7,
        });
      }),
    isOnBoard: async (id: string, division?: string) => {
      const { items } = await listPublicNotices(ctx, { division });
      return items.some((notice) => notice.id === id);
    },
    object: (notice: string, more: { text?: string; contact?: string; key?: string } = {}) =>
      objectToNotice(ctx, {
        notice,
        text: more.text ?? '他家有小汽车，应当核实。',
        contact: more.contact,
        key: more.key ?? randomUUID(),
      }),
  };
}
