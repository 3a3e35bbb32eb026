import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { appAs } from '#test/support/app-as.ts';
import { parameterCounty, raise } from '#test/support/parameter-county.ts';
import { parametersRoutes } from './index.ts';

const county = await parameterCounty('2026-06-15T01:00:00Z');
const proposer = await appAs(county.proposer, parametersRoutes(county.office));
const approver = await appAs(county.approver, parametersRoutes(county.office));
const post = (app: typeof proposer, url: string, payload: object = {}) =>
  app.inject({ method: 'POST', url, payload: { key: randomUUID(), ...payload } });

describe('标准参数的接口', () => {
  it('看、试写、提议、不批准、再提议、批准，一路走完', async () => {
    const [line] = (await proposer.inject('/api/parameters')).json().items;
    expect(line).toMatchObject({ key: 'line', unit: '元/月', open: 0, usedBy: [] });
    expect(line.values).toHaveLength(4);

    const typed = new URLSearchParams({ value: '8400', from: '2026-07-01' });
    expect((await proposer.inject(`/api/parameters/line/preview?${typed}`)).json()).toEqual({
      faults: [{ path: '/value', message: expect.stringContaining('折合每月 700.00 元，请填每月的数') }],
      ...{ effect: [], doubts: [], recomputed: null },
    });

    const first = await post(proposer, '/api/parameters/line/proposals', raise);
    expect(first.statusCode).toBe(201);
    expect((await proposer.inject('/api/parameters')).json().items[0].open).toBe(1);
    const rejected = `/api/parameter-proposals/${first.json().id}/reject`;
    expect((await post(approver, rejected, { reason: '没有附文件' })).json()).toMatchObject({ state: 'rejected' });

    const { id } = (await post(proposer, '/api/parameters/line/proposals', raise)).json();
    expect((await post(proposer, `/api/parameter-proposals/${id}/withdraw`)).json()).toEqual({
      id,
      state: 'withdrawn',
    });

    const third = (await post(proposer, '/api/parameters/line/proposals', raise)).json();
    expect((await approver.inject('/api/parameter-proposals')).json()).toMatchObject({
      items: [{ id: third.id, mayDecide: true, mayWithdraw: false }],
      next: null,
    });
    const approved = await post(approver, `/api/parameter-proposals/${third.id}/approve`);
    expect(approved.json()).toEqual({ id: third.id, state: 'approved' });
    const detail = (await proposer.inject('/api/parameters/line')).json();
    expect(detail).toMatchObject({
      ...{ unitKey: 'yuan-per-month', least: '100元/月', most: '3000元/月', mayPropose: true },
      places: [{ place: '四川省' }, { place: '资阳市' }, { place: '安岳县' }],
      history: [{ text: '700元/月', approvedByName: '邓霜降' }, {}, {}, {}, {}],
    });
    expect(detail.proposals).toHaveLength(3);
    const all = (await approver.inject('/api/parameter-proposals?state=all')).json();
    expect(all.items).toHaveLength(3);
  });

  it('缺了字段、编号不成样子、没有理由，都是 400', async () => {
    expect((await post(proposer, '/api/parameters/line/proposals', { value: '700' })).statusCode).toBe(400);
    expect((await approver.inject('/api/parameter-proposals?before=1')).statusCode).toBe(400);
    const nobody = `/api/parameter-proposals/${randomUUID()}/reject`;
    expect((await post(approver, nobody, { reason: '' })).statusCode).toBe(400);
  });
});
