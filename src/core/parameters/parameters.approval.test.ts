import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { inTransaction } from '#core/access/index.ts';
import { plainDate } from '#kit/plain-date.ts';
import { parameterCounty } from '#test/support/parameter-county.ts';
import { parametersOn } from './index.ts';
import { rejectProposal } from './parameters.proposals.service.ts';
import { getParameter, listProposals } from './parameters.read.service.ts';

const [province, county] = ['510000000000', '512021000000'];
const office = await parameterCounty('2026-06-15T01:00:00Z');
const { proposer, approver, propose, approve, withdraw } = office;
const ctx = office.office;

const inForce = (division: string, on: string, knownAt = ctx.clock.businessNow()) =>
  office.asJob(async (tx) => {
    const found = (await parametersOn(tx, ctx, division, { knownAt }))(plainDate(on)).get('line');
    return [found.text, found.document, found.confirmed];
  });
describe('审批', () => {
  it('提议人不能审批自己的提议，数据库也不许', async () => {
    const both = await office.staff('甘立冬', 'parameter.propose', 'parameter.approve');
    const { id } = await propose({ from: '2026-10-01' }, both);
    await expect(approve(id, both)).rejects.toMatchObject({ code: 'parameters.proposer-may-not-decide' });
    await expect(rejectProposal(ctx, both, { proposal: id, reason: '重复', key: randomUUID() })).rejects.toMatchObject({
      code: 'parameters.proposer-may-not-decide',
    });
    await expect(
      office.asSuperuser(
        `update parameter_proposal set state = 'approved', decided_by = proposed_by, decided_at = proposed_at
        where id = $1`,
        [id],
      ),
    ).rejects.toThrow('check constraint');
    await withdraw(id, both);
  });

  it('没有经过审批的值，工作人员写不进表里，也改不了已办结的提议', async () => {
    const { id } = await propose({ from: '2026-10-01' });
    const putIn = (value: string) =>
      inTransaction(ctx, approver, (tx) =>
        sql`insert into parameter_value
          select p.key, p.division, p.valid_from, p.proposed_at, ${value}, p.document, true, p.proposed_by, ${approver.user}::uuid,
            '测试', p.document_date, p.id from parameter_proposal p where p.id = ${id}`.execute(tx),
      );
    await expect(putIn('700')).rejects.toThrow('the value of line was not approved');
    await approve(id);
    await expect(putIn('900')).rejects.toThrow('the value of line was not approved');
    const change = sql`update parameter_proposal set state = 'rejected', decided_by = ${approver.user}, reason = '改'
      where id = ${id}`;
    expect(await inTransaction(ctx, approver, (tx) => change.execute(tx))).toMatchObject({ numAffectedRows: 0n });
  });

  it('两人同时批准，一个办成，另一个被告知已经办结', async () => {
    const other = await office.staff('石小寒', 'parameter.approve');
    const { id } = await propose({ from: '2026-11-01' });
    const outcomes = await Promise.allSettled([approve(id), approve(id, other)]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const lost = outcomes.find(({ status }) => status === 'rejected');
    expect(lost).toMatchObject({ reason: { code: 'parameters.proposal-closed', kind: 'conflict' } });
    const { history } = await getParameter(ctx, proposer, 'line');
    expect(history.filter(({ from }) => from === '2026-11-01')).toHaveLength(1);
  });

  it('不批准须写理由，提议人看得到；办结的不能再办', async () => {
    const { id } = await propose({ from: '2026-12-01' });
    await rejectProposal(ctx, approver, { proposal: id, reason: ' 文件还没有印发 ', key: randomUUID() });
    const { proposals } = await getParameter(ctx, proposer, 'line');
    expect(proposals.find((one) => one.id === id)).toMatchObject({
      id,
      state: 'rejected',
      reason: '文件还没有印发',
      decidedByName: '邓霜降',
      mayDecide: false,
    });
    await expect(approve(id)).rejects.toMatchObject({
      detail: '这个提议未获批准（邓霜降），不能批准。请刷新页面查看。',
    });
    await expect(withdraw(id)).rejects.toMatchObject({ code: 'parameters.proposal-closed' });
    expect(await inForce(county, '2026-12-01')).toEqual(['700', '安民发〔2026〕12号', true]);
  });

  it('只有提议人能撤回', async () => {
    const other = await office.staff('冉大暑', 'parameter.propose');
    const { id } = await propose({ from: '2027-01-01' });
    await expect(withdraw(id, other)).rejects.toMatchObject({ code: 'parameters.only-proposer-withdraws' });
    expect(await withdraw(id)).toEqual({ id, state: 'withdrawn' });
  });

  it('提议以后上级提高了低限，不能再批准', async () => {
    const { id } = await propose({ from: '2027-02-01', value: '650' });
    await approve(
      (await propose({ division: province, from: '2027-01-01', value: '680', document: '川民发〔2026〕88号' })).id,
    );
    await expect(approve(id)).rejects.toMatchObject({
      code: 'parameters.proposal-outdated',
      detail: expect.stringContaining('650元/月低于四川省自 2027年1月1日起的 680元/月'),
    });
    const { proposals } = await getParameter(ctx, proposer, 'line');
    expect(proposals.find((one) => one.id === id)?.effect).toEqual([expect.stringContaining('现在不能批准：')]);
    await withdraw(id);
  });

  it('同一请求键重复提交只提一次', async () => {
    const key = randomUUID();
    const { id } = await propose({ from: '2027-03-01', key });
    expect((await propose({ from: '2027-03-01', key })).id).toBe(id);
    await expect(propose({ from: '2027-04-01', key })).rejects.toMatchObject({ code: 'access.client-key-reused' });
    await withdraw(id);
  });

  it('没有权限的看不到，也办不了；乡镇的人不能', async () => {
    const { id } = await propose({ from: '2027-05-01' });
    await expect(propose({}, approver)).rejects.toMatchObject({ code: 'access.forbidden' });
    await expect(approve(id, proposer)).rejects.toMatchObject({ code: 'access.forbidden' });
    await expect(approve(id, { ...approver, scope: '512021100' })).rejects.toMatchObject({ code: 'access.forbidden' });
    const stranger = { ...approver, permissions: new Set<string>() };
    await expect(getParameter(ctx, stranger, 'line')).rejects.toMatchObject({ code: 'access.forbidden' });
    await expect(listProposals(ctx, stranger, {})).rejects.toMatchObject({ code: 'access.forbidden' });
    await expect(approve(randomUUID())).rejects.toMatchObject({ code: 'parameters.proposal-not-found' });
    await withdraw(id);
  });

  it('每一步都留下审计', async () => {
    const rows = await office.asSuperuser<{ action: string; count: number }>(
      `select action, count(*)::int from audit_entry where action like 'parameter.%' group by action order by action`,
    );
    expect(rows.map(({ action }) => action)).toEqual([
      'parameter.approve',
      'parameter.propose',
      'parameter.reject',
      'parameter.withdraw',
    ]);
  });

  it('记录一页一页地看', async () => {
    const page = await listProposals(ctx, proposer, { state: 'all' });
    expect(page.items.map(({ state }) => state)).toContain('withdrawn');
    expect(page.next).toBeNull();
    const last = page.items.at(-1);
    expect((await listProposals(ctx, proposer, { state: 'all', before: last?.id ?? '' })).items).toEqual([]);
  });
});
