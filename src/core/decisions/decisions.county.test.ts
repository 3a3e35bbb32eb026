import { describe, expect, it } from 'vitest';
import { cancelJob, getJob } from '#core/access/index.ts';
import { changeBenefit } from '#core/benefits/index.ts';
import { correctFact, findCurrentFacts, setMembers } from '#core/people/index.ts';
import { yuan } from '#kit/money.ts';
import { plainDate, plainMonth } from '#kit/plain-date.ts';
import { DomainError } from '#platform/errors.ts';
import { readWorkbook } from '#platform/spreadsheet/index.ts';
import { orchardCounty } from '#test/support/orchards.ts';
import { explainProposal } from './decisions.explanation.service.ts';
import { exportProposals } from './decisions.export.service.ts';
import { getDecisionRun, listDecisionRuns, listProposals } from './decisions.read.service.ts';
import { startDecisionRun } from './index.ts';

const county = await orchardCounty();
const { office, plant, asSuperuser } = county;
const judge = await county.user('审批人', 'county-approver', '512021');
const other = '512021101200';

// Two people, 9 trees of 10: 24 元 a month.
const fits = await plant({ name: '甘同', trees: [5, 4], runs: '24' });
const newly = await plant({ name: '甘新', trees: [1, 1], village: other });
const rises = await plant({ name: '甘升', trees: [3, 3, 3], runs: '24' });
const ended = await plant({ name: '甘止', trees: [6, 4], runs: '24' });
await plant({ name: '甘足', trees: [10] });
const halfKnown = await plant({ name: '甘半', trees: [1, null], runs: '24' });
await plant({ name: '甘隐', trees: [null] });
const reported = await plant({ name: '甘报', trees: [2], standing: 'reported' });
await plant({ name: '甘说', trees: [2], standing: 'declared' });

const start = (month = '2026-07', key = 'run-one-key', by = judge) =>
  startDecisionRun(office, by, { item: 'lemon-voucher', month: plainMonth(month), key });
const run = await start();
await county.runJobs();
const proposals = async (by = judge, filter = {}) =>
  (await listProposals(office, by, { run: run.id, ...filter })).items.map(
    ({ headName, kind, before, after, className }) => [headName, kind, before, after, className],
  );
const refusal = (work: Promise<unknown>) =>
  work.then(
    () => '没有被拒绝',
    (error) => (error instanceof DomainError ? error.detail : String(error)),
  );

describe('全县逐户判定', () => {
  it('该起、该调、该停的各有一条建议，差额大的在前；相同的没有', async () => {
    expect(await proposals()).toEqual([
      ['甘新', 'start', 0, 2400, '树少的园子'],
      ['甘止', 'stop', 2400, 0, '不给券的园子'],
      ['甘升', 'change', 2400, 3600, '树少的园子'],
      ['甘报', 'start', 0, 1200, '树少的园子'],
    ]);
  });

  it('理由写明依据，人名在看的时候才填上', async () => {
    const { items } = await listProposals(office, judge, { run: run.id, kind: 'stop' });
    expect(items).toMatchObject([
      {
        household: ended.household,
        place: '岳阳镇棋盘村',
        members: 2,
        difference: -2400,
        reasons: [{ code: 'refused', text: '一共10棵柠檬树，不少于10棵', clause: '柠檬园规矩第一条' }],
      },
    ]);
  });

  it('不能判定的计数并写明原因，不当作零，也不建议停发', async () => {
    const detail = await getDecisionRun(office, judge, run.id);
    expect(detail).toMatchObject({
      ...{ state: 'decided', households: 9, decided: 6, running: 4, unchanged: 1, notDecided: 3 },
      ...{ notDecidedInPayment: 1, starts: 2, changes: 1, stops: 1 },
      ...{ itemName: '柠檬券', madeByName: '审批人', decidedOn: '2026-06-15', rule: 'lemon-2020', mayRun: true },
      knownAt: '2026-06-15T01:00:00.000Z',
      undecided: [
        { code: 'undetermined', text: '成员的柠檬树没有数过', households: 1, inPayment: 1 },
        { code: 'never-determined', text: '从来没有认定过', households: 2, inPayment: 0 },
      ],
    });
  });

  it('小计：按类别、按种类、按乡镇', async () => {
    const { classes, kinds, towns } = await getDecisionRun(office, judge, run.id);
    expect(classes).toEqual([
      { outcome: 'granted', class: 'few-trees', className: '树少的园子', households: 4, amount: 9600 },
      { outcome: 'refused', class: 'none', className: '不给券的园子', households: 2, amount: 0 },
    ]);
    expect(kinds).toEqual([
      { kind: 'start', households: 2, before: 0, after: 3600 },
      { kind: 'change', households: 1, before: 2400, after: 3600 },
      { kind: 'stop', households: 1, before: 2400, after: 0 },
    ]);
    expect(towns).toEqual([
      { town: '512021100000', name: '岳阳镇', starts: 1, changes: 1, stops: 1, before: 4800, after: 4800 },
      { town: '512021101000', name: '鸳大镇', starts: 1, changes: 0, stops: 0, before: 0, after: 2400 },
    ]);
  });

  it('只是建议：待遇一户也没有动，没有申请的不纳入', async () => {
    const [row] = await asSuperuser<{ benefits: number }>('select count(*)::int as benefits from benefit');
    expect(row?.benefits).toBe(4);
    const known = await county.asJob((tx) => findCurrentFacts(tx, office, [], newly.household));
    expect(known).toEqual([]);
  });

  it('已经离开家庭的人不计入，也不因他判不出', async () => {
    const { household, people } = await plant({ name: '甘离', trees: [4, 4, null], runs: '36' });
    const members = people.slice(0, 2).map((person, index) => ({ person, relation: index === 0 ? '01' : '10' }));
    await county.asJob((tx) => setMembers(tx, office, { household, members, from: plainDate('2026-06-01') }));
    const again = await start('2026-07', 'run-after-move');
    await county.runJobs();
    const { items } = await listProposals(office, judge, { run: again.id, kind: 'change' });
    expect(items.find((one) => one.household === household)).toMatchObject({ members: 2, before: 3600, after: 2400 });
  });

  it('下个月起已经定好的金额，按判定月份的算', async () => {
    await county.asJob((tx) =>
      changeBenefit(tx, office, {
        ...{ household: fits.household, kind: 'lemon-voucher', from: plainMonth('2026-08'), amount: yuan('30') },
        reason: '下月调整',
      }),
    );
    const again = await start('2026-07', 'run-later-key');
    await county.runJobs();
    const { items } = await listProposals(office, judge, { run: again.id });
    expect(items.map(({ headName }) => headName)).not.toContain('甘同');
    expect(again.number).toBe('202607-03');
  });
});

describe('查看判定建议', () => {
  it('一页一页地看，接着上一页', async () => {
    const first = await listProposals(office, judge, { run: run.id, limit: 3 });
    expect(first.items.map(({ headName }) => headName)).toEqual(['甘新', '甘止', '甘升']);
    const second = await listProposals(office, judge, { run: run.id, limit: 3, after: first.next ?? '' });
    expect(second.items.map(({ headName }) => headName)).toEqual(['甘报']);
    expect(second.next).toBeNull();
  });

  it('可按种类、乡镇筛选', async () => {
    expect(await proposals(judge, { kind: 'start' })).toHaveLength(2);
    expect(await proposals(judge, { town: '512021101000' })).toEqual([['甘新', 'start', 0, 2400, '树少的园子']]);
  });

  it('乡镇只看得到本乡镇的户', async () => {
    const clerk = { ...county.staff('lemon-clerk', '512021101'), permissions: new Set(['decision.read']) };
    expect(await proposals(clerk)).toEqual([['甘新', 'start', 0, 2400, '树少的园子']]);
    expect((await getDecisionRun(office, clerk, run.id)).mayRun).toBe(false);
  });

  it('没有权限的不能看，也不能发起；只有县级能发起', async () => {
    const forbidden = '您的岗位和管辖范围不含这项操作';
    const clerk = county.staff('lemon-clerk', '512021101');
    expect(await refusal(listDecisionRuns(office, clerk))).toContain(forbidden);
    expect(await refusal(listProposals(office, clerk, { run: run.id }))).toContain(forbidden);
    expect(await refusal(start('2026-07', 'another-key', clerk))).toContain(forbidden);
    const wide = { ...clerk, permissions: new Set(['decision.run']) };
    expect(await refusal(start('2026-07', 'another-key', wide))).toContain(forbidden);
  });

  it('读取留有审计，写明是谁的', async () => {
    await listProposals(office, judge, { run: run.id, kind: 'start', town: '512021101000' });
    const [entry] = await asSuperuser<{ subjects: string[] }>(
      `select subjects from audit_entry where action = 'decision-run.read' order by seq desc limit 1`,
    );
    expect(entry?.subjects.sort()).toEqual([...newly.people].sort());
  });

  it('导出的表与页面一致', async () => {
    const { name, content } = await exportProposals(office, judge, { run: run.id });
    expect(name).toBe('判定建议-202607-01.xlsx');
    const { sheets } = await readWorkbook(content);
    const rows = sheets[0]?.rows.map(({ cells }) => [...cells.values()].map(({ text }) => text)) ?? [];
    expect(rows).toHaveLength(5);
    expect(rows[2]?.slice(1, 4)).toEqual(['甘止', '岳阳镇棋盘村', '停发']);
    expect(rows[2]?.at(-1)).toBe('一共10棵柠檬树，不少于10棵〔柠檬园规矩第一条〕');
  });
});

describe('一条建议的依据', () => {
  const sighted = { ...judge, permissions: new Set([...judge.permissions, 'people.read-sensitive']) };

  it('按当时所知重新判定，与建议相同，事实、条件、参数都在', async () => {
    const detail = await explainProposal(office, sighted, { run: run.id, household: rises.household });
    expect(detail.agrees).toBe(true);
    expect(detail.decision).toMatchObject({ outcome: 'granted', amount: 3600, className: '树少的园子' });
    const steps = detail.decision.trace.map(({ text }) => text);
    expect(steps.slice(-2)).toEqual(['一共9棵，限10棵', '12.00元 × 3人']);
    expect(detail.decision.facts.filter(({ kind }) => kind === 'lemon.trees')).toHaveLength(3);
  });

  it('此后更正的事实不影响：仍然是当时的依据', async () => {
    office.clock.setBusiness('2026-06-20T01:00:00Z');
    const [trees] = await county.asJob(async (tx) =>
      (await findCurrentFacts(tx, office, [ended.people[0] ?? ''], null)).filter(({ kind }) => kind === 'lemon.trees'),
    );
    await county.asJob((tx) =>
      correctFact(tx, office, { fact: trees?.id ?? '', value: 1, source: '测试', basis: '重数' }),
    );
    const detail = await explainProposal(office, sighted, { run: run.id, household: ended.household });
    expect(detail).toMatchObject({ agrees: true, decision: { outcome: 'refused', amount: 0 } });
    office.clock.setBusiness('2026-06-15T01:00:00Z');
  });

  it('没有建议的户没有依据可看', async () => {
    for (const household of [halfKnown.household, fits.household]) {
      expect(await refusal(explainProposal(office, sighted, { run: run.id, household }))).toContain('没有建议');
    }
    expect(reported.household).toMatch(/^[0-9a-f-]{36}$/);
  });
});

describe('发起的限制', () => {
  it('列出可以不经办件判定的事项', async () => {
    const { decidable } = await listDecisionRuns(office, judge);
    expect(decidable).toEqual([{ key: 'lemon-voucher', name: '柠檬券' }]);
  });

  it('同一请求键办两次，是同一个批次', async () => {
    expect(await start()).toEqual(run);
    expect((await listDecisionRuns(office, judge)).items.filter(({ number }) => number === '202607-01')).toHaveLength(
      1,
    );
  });

  it('正在判定的，不能再发起同月的', async () => {
    const open = await start('2026-06', 'june-key-1');
    expect(await refusal(start('2026-06', 'june-key-2'))).toBe(
      '“柠檬券”2026-06 的判定批次 202606-01 还在进行。请等它完成，或先取消它，再重新发起。',
    );
    await county.runJobs();
    expect((await getDecisionRun(office, judge, open.id)).state).toBe('decided');
  });

  it('没有这个事项，或月份太远', async () => {
    const unknown = startDecisionRun(office, judge, { item: 'melon', month: plainMonth('2026-07'), key: 'melon-key' });
    expect(await refusal(unknown)).toBe(
      '事项“melon”不存在，或它的规则不能脱离办件判定。可以全县判定的有：lemon-voucher（柠檬券）。',
    );
    expect(await refusal(start('2026-08', 'far-away-key'))).toContain('现在的事实只够判定到 2026-07');
  });

  it('排队时取消的，批次写明已取消，没有建议', async () => {
    const cancelled = await start('2026-05', 'may-key-01');
    await cancelJob(office, judge, cancelled.job);
    await county.runJobs();
    expect(await getDecisionRun(office, judge, cancelled.id)).toMatchObject({ state: 'cancelled', households: 0 });
    expect((await listProposals(office, judge, { run: cancelled.id })).items).toEqual([]);
    expect(await getJob(office, judge, cancelled.job)).toMatchObject({ state: 'cancelled' });
  });
});
