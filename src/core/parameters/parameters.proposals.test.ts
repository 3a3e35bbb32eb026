import { describe, expect, it } from 'vitest';
import { plainDate } from '#kit/plain-date.ts';
import { instant } from '#platform/clock.ts';
import { parameterCounty, raise } from '#test/support/parameter-county.ts';
import { parametersOn } from './index.ts';
import type { ProposalDraft } from './parameters.contract.ts';
import { previewProposal } from './parameters.proposals.service.ts';
import { getParameter, listProposals } from './parameters.read.service.ts';

const county = '512021000000';
const office = await parameterCounty('2026-06-15T01:00:00Z');
const { proposer, approver, propose, approve, withdraw } = office;
const ctx = office.office;

const inForce = (division: string, on: string, knownAt = ctx.clock.businessNow()) =>
  office.asJob(async (tx) => {
    const found = (await parametersOn(tx, ctx, division, { knownAt }))(plainDate(on)).get('line');
    return [found.text, found.document, found.confirmed];
  });
const preview = (draft: ProposalDraft) => previewProposal(ctx, proposer, { parameter: 'line', ...draft });

describe('提议一个标准', () => {
  it('没有批准以前不生效；批准后从起始日期起执行，记下两个人、文号和成文日期', async () => {
    const { id } = await propose({ value: '７００.00元', document: '安民发[2026]12号', note: ' 县政府常务会议通过 ' });
    expect(await inForce(county, '2026-07-01')).toEqual(['640', null, false]);
    expect((await listProposals(ctx, approver, {})).items).toMatchObject([
      {
        ...{
          id,
          name: '农村低保标准',
          place: '安岳县',
          from: '2026-07-01',
          text: '700元/月',
          note: '县政府常务会议通过',
        },
        ...{ document: '安民发〔2026〕12号', documentDate: '2026-06-10', proposedByName: '蒋白露', mayDecide: true },
        effect: ['安岳县自 2026年7月1日起执行 700元/月，直到有新的值为止。', '在此以前是 640元/月（待确认）。'],
        recomputed: null,
      },
    ]);
    expect(await approve(id)).toEqual({ id, state: 'approved' });
    expect(await inForce(county, '2026-06-30')).toEqual(['640', null, false]);
    expect(await inForce(county, '2026-07-01')).toEqual(['700', '安民发〔2026〕12号', true]);
    expect((await getParameter(ctx, proposer, 'line')).history[0]).toEqual({
      ...{ division: county, place: '安岳县', from: '2026-07-01', value: '700', text: '700元/月', confirmed: true },
      ...{ document: '安民发〔2026〕12号', documentDate: '2026-06-10', knownFrom: '2026-06-15T01:00:00.000Z' },
      ...{ proposedByName: '蒋白露', approvedByName: '邓霜降', source: '审批录入', current: true },
    });
    expect((await listProposals(ctx, approver, {})).items).toEqual([]);
  });

  it('改正已有的值是再记一次：当时所知的仍然查得到', async () => {
    ctx.clock.setBusiness('2026-08-03T02:00:00Z');
    const { id } = await propose({ value: '720', document: '安民发〔2026〕15号', documentDate: '2026-08-01' });
    await approve(id);
    expect(await inForce(county, '2026-07-01')).toEqual(['720', '安民发〔2026〕15号', true]);
    expect(await inForce(county, '2026-07-01', instant('2026-08-03T01:59:59Z'))).toEqual([
      '700',
      '安民发〔2026〕12号',
      true,
    ]);
    const { history } = await getParameter(ctx, proposer, 'line');
    expect(history.filter(({ from }) => from === '2026-07-01').map(({ value, current }) => [value, current])).toEqual([
      ['720', true],
      ['700', false],
    ]);
  });

  it('同一时刻改正的，排在已知的之后', async () => {
    const { id } = await propose({ value: '721', document: '安民发〔2026〕16号', documentDate: '2026-08-02' });
    await approve(id);
    const [newest] = (await getParameter(ctx, proposer, 'line')).history;
    expect([newest?.value, newest?.knownFrom]).toEqual(['721', '2026-08-03T02:00:00.001Z']);
    ctx.clock.setBusiness('2026-08-03T02:00:01Z');
  });

  it('待确认的值，提同样的值并写上文号，批准后不再待确认，也没有要重算的', async () => {
    const confirmation = {
      from: '2025-07-01',
      value: '640',
      document: '安民发〔2025〕30号',
      documentDate: '2025-07-20',
    };
    expect(await preview({ ...raise, ...confirmation })).toEqual({
      effect: [
        '安岳县自 2025年7月1日起执行 640元/月，到 2026年6月30日为止，因为 2026年7月1日起已有 721元/月。',
        '数值不变，记上文号，不再标“待确认”。',
      ],
      recomputed: null,
      doubts: [],
      faults: [],
    });
    await approve((await propose(confirmation)).id);
    expect(await inForce(county, '2025-12-01')).toEqual(['640', '安民发〔2025〕30号', true]);
    await expect(propose(confirmation)).rejects.toMatchObject({
      detail: '值：安岳县自 2025年7月1日起已经是这个值和文号，不用再提。',
    });
  });
});

describe('写错的不能提', () => {
  it('同时有几处，一次说完', async () => {
    await expect(propose({ from: '2026-09-15', value: '', document: '文件' })).rejects.toMatchObject({
      facts: { faults: [{ path: '/value' }, { path: '/document' }, { path: '/from' }] },
    });
  });

  it('不在选项之内的；选项按名称显示', async () => {
    await expect(propose({ parameter: 'way', value: '差额' })).rejects.toThrow(
      '不在可选值（difference 差额、tiers 分档）之内',
    );
    const { id } = await propose({ parameter: 'way', value: 'tiers' });
    expect((await getParameter(ctx, proposer, 'way')).proposals).toMatchObject([{ id, text: '分档' }]);
    await withdraw(id);
  });

  it('年份像是写错、数字像是把年当作月，核对过才能提，并记下核对了什么', async () => {
    const slip = { from: '2027-09-01', value: '1500' };
    const doubts = [
      '起始日期 2027年9月1日比成文日期 2026年6月10日晚一年以上，请核对年份',
      '此前是 721元/月，现提 1500元/月，是它的 2.1 倍，请核对是否把年、月弄混',
    ];
    await expect(propose(slip)).rejects.toMatchObject({
      code: 'parameters.proposal-doubtful',
      facts: { doubts, faults: [{ path: '/checked' }] },
    });
    expect((await preview({ ...raise, ...slip })).doubts).toEqual(doubts);
    const { id } = await propose({ ...slip, checked: true });
    expect((await listProposals(ctx, approver, {})).items).toMatchObject([{ id, doubts }]);
    await withdraw(id);
  });

  it('同一天起的值不能重叠：已有待审的，不能再提', async () => {
    const { id } = await propose({ from: '2026-09-01' });
    await expect(propose({ from: '2026-09-01', value: '710' })).rejects.toMatchObject({
      code: 'parameters.open-proposal-exists',
      detail: expect.stringContaining('“农村低保标准”在安岳县自 2026年9月1日起的值，蒋白露已经提议，正等待审批。'),
    });
    await withdraw(id);
  });

  it('没有声明的参数不能提', async () => {
    await expect(propose({ parameter: 'no-such' })).rejects.toMatchObject({ code: 'parameters.not-found' });
  });
});
