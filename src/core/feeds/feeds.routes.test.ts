import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { cancelJob, jobRoutes } from '#core/access/index.ts';
import { uploadFile } from '#core/files/index.ts';
import { inventedCard, inventedNumber } from '#server/practice/invented-numbers.ts';
import { appAs } from '#test/support/app-as.ts';
import { ledgerSheet, toyHeader, toyRow } from '#test/support/ledger-sheet.ts';
import { newKey, payCounty } from '#test/support/pay-county.ts';
import { refusalOf } from '#test/support/pay-runs.ts';
import { toyLedger } from '#test/support/toy-ledger.ts';
import { feedsRoutes, startImport } from './index.ts';

const county = await payCounty({ feeds: [toyLedger] });
const { office, clerk } = county;
const app = await appAs(clerk, feedsRoutes(office), jobRoutes(office));
const number = inventedNumber('1968-03-12', 1);
const rows = [toyRow('王德福', number, inventedCard(1)), toyRow('李秀兰', '512099196803120000', inventedCard(2))];
const upload = async (name: string, content: Buffer) =>
  uploadFile(office, clerk, { name, content: Readable.from([content]) });
const file = await upload('台账.xlsx', await ledgerSheet([toyHeader, ...rows]));

describe('台账导入的接口', () => {
  it('上传、预览、确认、下载错误，一路走完', async () => {
    expect((await app.inject('/api/feeds')).json()).toMatchObject({ items: [{ key: 'toy-ledger', name: '测试台账' }] });
    const payload = { feed: 'toy-ledger', file: file.id, key: newKey() };
    const started = await app.inject({ method: 'POST', url: '/api/imports', payload });
    expect(started.statusCode).toBe(202);
    const again = await app.inject({ method: 'POST', url: '/api/imports', payload });
    expect(again.json()).toEqual(started.json());
    const { id } = started.json();
    await county.runJobs();
    expect((await app.inject(`/api/imports/${id}`)).json()).toMatchObject({
      state: 'previewed',
      fileName: '台账.xlsx',
      households: 2,
      faulty: 1,
      defaultPaidThrough: '2026-05',
      madeByName: '蒋白露',
    });
    const preview = await app.inject(`/api/imports/${id}/households?state=ready`);
    expect(preview.json().items).toMatchObject([
      {
        firstRow: 2,
        name: '王德福',
        place: '岳阳镇棋盘村',
        members: [
          { name: '王德福', idNumberMask: `512099********${number.slice(-4)}`, relation: '01', relationName: '户主' },
        ],
        benefit: { kindName: '最低生活保障金', amount: 82_600, from: '2025-07', accountMask: '***************0017' },
      },
    ]);
    expect(preview.body).not.toContain(number);
    const faulty = await app.inject(`/api/imports/${id}/households?state=faulty`);
    expect(faulty.json().items[0].faults).toHaveLength(2);

    const confirmed = await app.inject({
      method: 'POST',
      url: `/api/imports/${id}/confirm`,
      payload: { key: newKey() },
    });
    expect(confirmed.statusCode).toBe(202);
    await county.runJobs();
    expect((await app.inject('/api/imports')).json().items).toMatchObject([
      { state: 'done', imported: 1, faulty: 1, paidThrough: '2026-05' },
    ]);
    const faults = await app.inject(`/api/imports/${id}/faults.xlsx`);
    expect(faults.rawPayload.subarray(0, 2).toString()).toBe('PK');
  });

  it('只有发起的人能取消任务', async () => {
    const payload = { feed: 'toy-ledger', file: file.id, key: newKey() };
    const { id, job } = (await app.inject({ method: 'POST', url: '/api/imports', payload })).json();
    const other = { ...clerk, user: crypto.randomUUID() };
    expect(await refusalOf(cancelJob(office, other, job))).toBe('任务不存在，或不是您启动的。请从发起任务的页面进入。');
    expect((await app.inject({ method: 'POST', url: `/api/jobs/${job}/cancel` })).json()).toMatchObject({
      state: 'cancelled',
    });
    await county.runJobs();
    expect((await app.inject(`/api/imports/${id}`)).json()).toMatchObject({ state: 'failed', note: '读取时被取消' });
  });

  it('不是 xlsx 的文件、没有的台账不能导入', async () => {
    const csv = await upload('台账.csv', Buffer.from('姓名,身份证号\n王德福,1\n'));
    expect(await refusalOf(startImport(office, clerk, { feed: 'toy-ledger', file: csv.id, key: newKey() }))).toBe(
      '“台账.csv”不是 xlsx 工作簿。请在 Excel 或 WPS 中另存为“Excel 工作簿（*.xlsx）”后上传。',
    );
    expect(await refusalOf(startImport(office, clerk, { feed: 'nothing', file: csv.id, key: newKey() }))).toBe(
      '没有标识为“nothing”的台账，可以导入的有 toy-ledger。',
    );
  });
});
