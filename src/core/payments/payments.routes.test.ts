import { describe, expect, it } from 'vitest';
import { jobRoutes } from '#core/access/index.ts';
import { benefitsRoutes } from '#core/benefits/index.ts';
import { appAs } from '#test/support/app-as.ts';
import { newKey, payCounty } from '#test/support/pay-county.ts';
import { paymentsRoutes } from './index.ts';

const county = await payCounty();
const { office } = county;
const { household } = await county.pay({ name: '王德福', serial: 1, amount: '826', from: '2026-06' });
const maker = await appAs(county.maker, paymentsRoutes(office), jobRoutes(office));
const checker = await appAs(county.checker, paymentsRoutes(office));
const clerk = await appAs(county.clerk, benefitsRoutes(office));

describe('发放批次的接口', () => {
  it('生成、查看、复核、下载，一路走完', async () => {
    const payload = { month: '2026-06', key: newKey() };
    const made = await maker.inject({ method: 'POST', url: '/api/pay-runs', payload });
    expect(made.statusCode).toBe(202);
    const { id, number, job } = made.json();
    expect(number).toBe('202606-01');
    expect((await maker.inject(`/api/jobs/${job}`)).json()).toMatchObject({
      state: 'queued',
      title: '生成发放批次 202606-01',
    });
    await county.runJobs();
    expect((await maker.inject(`/api/jobs/${job}`)).json()).toMatchObject({ state: 'done', done: 1, total: 1 });

    expect((await maker.inject(`/api/pay-runs/${id}`)).json()).toMatchObject({
      state: 'made',
      total: 82_600,
      digest: null,
      towns: [{ name: '岳阳镇', lines: 1, amount: 82_600 }],
      mayApprove: false,
      mayCancel: true,
    });
    expect((await maker.inject(`/api/pay-runs/${id}/lines?after=0&limit=10`)).json()).toMatchObject({
      items: [{ number: 1, payeeName: '王德福', kindName: '最低生活保障金', accountMask: '***************0017' }],
      next: null,
    });
    expect((await maker.inject(`/api/pay-runs/${id}/holds`)).json()).toEqual({ items: [], next: null });
    expect((await checker.inject(`/api/pay-runs/${id}`)).json()).toMatchObject({ mayApprove: true });

    const url = `/api/pay-runs/${id}/approve`;
    const approved = await checker.inject({ method: 'POST', url, payload: { key: newKey() } });
    expect(approved.json()).toEqual({ id, digest: expect.stringMatching(/^[0-9a-f]{64}$/) });
    expect((await maker.inject(`/api/pay-runs/${id}/verification`)).json()).toMatchObject({ intact: true });
    expect((await maker.inject('/api/pay-runs')).json().items).toMatchObject([
      { number: '202606-01', state: 'frozen' },
    ]);

    const file = await checker.inject(`/api/pay-runs/${id}/bank-file.csv`);
    expect(file.headers).toMatchObject({
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent('银行发放文件-202606-01.csv')}`,
      'cache-control': 'private, no-store',
    });
    const workbook = await checker.inject(`/api/pay-runs/${id}/bank-file.xlsx`);
    expect(workbook.rawPayload.subarray(0, 2).toString()).toBe('PK');
  });

  it('月份写错、多写了字段、批次编号不成样子，都是 400', async () => {
    const bad = await maker.inject({
      method: 'POST',
      url: '/api/pay-runs',
      payload: { month: '2026-13', key: newKey() },
    });
    expect(bad.statusCode).toBe(400);
    expect((await maker.inject('/api/pay-runs/1')).statusCode).toBe(400);
    expect((await checker.inject(`/api/pay-runs/${household}/bank-file.pdf`)).statusCode).toBe(400);
  });

  it('一户的待遇和各乡镇的待遇数', async () => {
    expect((await clerk.inject(`/api/households/${household}/benefits`)).json()).toMatchObject({
      items: [{ kindName: '最低生活保障金', from: '2026-06', amounts: [{ from: '2026-06', amount: 82_600 }] }],
    });
    expect((await clerk.inject('/api/benefits/figures?month=2026-06')).json()).toMatchObject({
      month: '2026-06',
      items: [{ townName: '岳阳镇', households: 1, people: 1, amount: 82_600 }],
    });
  });
});
