import { describe, expect, it } from 'vitest';
import { DomainError } from '#platform/errors.ts';
import { readWorkbook } from '#platform/spreadsheet/index.ts';
import { appAs } from '#test/support/app-as.ts';
import { orchardCounty } from '#test/support/orchards.ts';
import { decisionsRoutes } from './decisions.routes.ts';
import type { NewSimulation } from './decisions.simulation.contract.ts';
import { exportSimulationList, simulate } from './decisions.simulation.service.ts';

const county = await orchardCounty();
const { office, plant, asSuperuser } = county;
const judge = county.staff('county-approver', '512021');
const other = '512021101200';

// The limit is 10 trees, a voucher 12 元 a head, 15 from August.
await plant({ name: '甘一', trees: [5, 4] });
await plant({ name: '甘二', trees: [9] });
await plant({ name: '甘三', trees: [10], village: other });
await plant({ name: '甘四', trees: [11, 0] });
await plant({ name: '甘五', trees: [40] });
await plant({ name: '甘六', trees: [3, null], runs: '24' });
await plant({ name: '甘七', trees: [null] });

const limit = (value: string, from = '2026-07-01', division?: string) => ({
  ...{ parameter: 'lemon.tree-limit', from, value },
  ...(division === undefined ? {} : { division }),
});
const ask = (changes: NewSimulation['changes'], more: Partial<NewSimulation> = {}) =>
  simulate(office, judge, { item: 'lemon-voucher', changes, ...more });
const refusal = (work: Promise<unknown>) =>
  work.then(
    () => '没有被拒绝',
    (error) => (error instanceof DomainError ? error.detail : String(error)),
  );

describe('政策测算：限数从10棵改为11棵', () => {
  it('谁新增、每月多多少，按现在的标准和拟定的标准各判一次', async () => {
    const result = await ask([limit('11')]);
    expect(result).toMatchObject({ item: 'lemon-voucher', itemName: '柠檬券', households: 7, decided: 5 });
    expect(result.month).toBe('2026-07');
    expect(result.months).toHaveLength(12);
    expect(result.changes).toEqual([
      {
        ...{ parameter: 'lemon.tree-limit', name: '柠檬树限数', place: '安岳县', from: '2026-07-01' },
        ...{ now: '10', proposed: '11' },
      },
    ]);
    const [enters, ...rest] = result.kinds;
    expect(enters).toMatchObject({ kind: 'enters', households: 1, people: 1, amount: 1200 });
    expect(enters?.list).toMatchObject([
      {
        ...{ headName: '甘*', members: 1, before: 0, after: 1200, difference: 1200 },
        ...{ classBefore: '不给券的园子', classAfter: '树少的园子' },
      },
    ]);
    expect(rest.map(({ households }) => households)).toEqual([0, 0, 0]);
  });

  it('费用按月、按乡镇：八月起每人15元', async () => {
    const { before, after, byMonth, towns } = await ask([limit('11')]);
    // Three heads now, four then: one month at 12 元, eleven at 15 元.
    expect(before).toEqual({ households: 2, people: 3, month: 3600, total: 3600 + 11 * 4500 });
    expect(after).toEqual({ households: 3, people: 4, month: 4800, total: 4800 + 11 * 6000 });
    expect(byMonth.slice(0, 2)).toEqual([
      { month: '2026-07', householdsBefore: 2, householdsAfter: 3, before: 3600, after: 4800 },
      { month: '2026-08', householdsBefore: 2, householdsAfter: 3, before: 4500, after: 6000 },
    ]);
    expect(towns).toMatchObject([
      { name: '岳阳镇', before: { households: 2, month: 3600 }, after: { households: 2, month: 3600 }, enters: 0 },
      {
        name: '鸳大镇',
        before: { households: 0, total: 0 },
        after: { households: 1, total: 1200 + 11 * 1500 },
        enters: 1,
      },
    ]);
  });

  it('类别的变化、收入的分布、陡坡和刚过线的', async () => {
    const { classes, income, cliffs, nearLine } = await ask([limit('11')]);
    expect(classes.map(({ beforeName, afterName, households }) => [beforeName, afterName, households])).toEqual([
      ['树少的园子', '树少的园子', 2],
      ['不给券的园子', '不给券的园子', 2],
      ['不给券的园子', '树少的园子', 1],
    ]);
    expect(income).toHaveLength(21);
    expect(income.filter(({ before, after }) => before + after > 0)).toEqual([
      { from: 80, to: 90, before: 0, after: 2 },
      { from: 90, to: 100, before: 2, after: 1 },
      { from: 100, to: 110, before: 1, after: 1 },
      { from: 110, to: 120, before: 1, after: 0 },
      { from: 200, to: null, before: 1, after: 1 },
    ]);
    // 12 元 lost for 1 元, 24 for 2, 12 for 2.
    expect(cliffs.households).toBe(3);
    expect(cliffs.list.map(({ loss, step, income: earned, ends }) => [loss, step, earned, ends])).toEqual([
      [2400, 200, 900, 1100],
      [1200, 100, 1000, 1100],
      [1200, 200, 900, 1100],
    ]);
    expect(nearLine).toMatchObject({ within: 10, households: 1, people: 2 });
    expect(nearLine.list).toMatchObject([{ income: 1100, line: 1100, above: 0, members: 2 }]);
  });

  it('刚过线的范围可以放宽', async () => {
    const { nearLine } = await ask([limit('10')], { nearLine: 100 });
    expect(nearLine.list.map(({ above }) => above)).toEqual([0, 100]);
  });

  it('不能测算的写明户数和原因，不当作零', async () => {
    const { undecided } = await ask([limit('11')]);
    expect(undecided).toEqual([
      { code: 'undetermined', text: '成员的柠檬树没有数过', households: 1, inPayment: 1 },
      { code: 'never-determined', text: '从来没有认定过', households: 1, inPayment: 0 },
    ]);
  });
});

describe('改动的写法', () => {
  it('收紧的有退出的，两处改动都生效的第一个月才比较', async () => {
    const voucher = { parameter: 'lemon.voucher', from: '2026-09-01', value: '20' };
    const result = await ask([limit('9', '2026-08-15'), voucher]);
    expect(result.months[0]).toBe('2026-09');
    expect(result.kinds.map(({ kind, households, amount }) => [kind, households, amount])).toEqual([
      ['enters', 0, 0],
      ['leaves', 2, -4500],
      ['gains', 0, 0],
      ['loses', 0, 0],
    ]);
  });

  it('金额提高的，享受的人每月增加', async () => {
    const { kinds } = await ask([{ parameter: 'lemon.voucher', from: '2026-07-01', value: '13.50' }]);
    expect(kinds.find(({ kind }) => kind === 'gains')).toMatchObject({ households: 2, people: 3, amount: 450 });
  });

  it('只在一个镇改的，别处不变', async () => {
    const { kinds } = await ask([limit('12', '2026-07-01', '512021100000')]);
    expect(kinds[0]).toMatchObject({ kind: 'enters', households: 1, people: 2 });
    expect(kinds[0]?.list.map(({ place }) => place)).toEqual(['岳阳镇棋盘村']);
  });

  it.each([
    [
      '没有的参数',
      [{ parameter: 'melon', from: '2026-07-01', value: '1' }],
      '“柠檬券”不用参数“melon”，可以改的有 lemon.tree-limit（柠檬树限数）、lemon.voucher（每人柠檬券）',
    ],
    ['不是数字', [limit('许多')], '柠檬树限数：“许多”不是数字'],
    [
      '超出上限',
      [{ parameter: 'lemon.voucher', from: '2026-07-01', value: '120' }],
      '每人柠檬券：120元/月高于上限 100元/月',
    ],
    ['月中起的月标准', [{ parameter: 'lemon.voucher', from: '2026-07-15', value: '13' }], '不是一个月的第一天'],
    ['没有的日期', [limit('11', '2026-02-30')], '2026-02-30'],
    ['别的县', [limit('11', '2026-07-01', '511325000000')], '区划 511325000000 不在本县，或不存在'],
    ['写了两次', [limit('11'), limit('12')], '“lemon.tree-limit”自 2026-07-01 起写了两次'],
    [
      '月份不够',
      [limit('11'), limit('12', '2028-07-01')],
      '最后一个改动自2028年7月起，测算只到2027年6月：请多测算几个月',
    ],
  ])('%s：说清楚哪里不对', async (_name, changes, message) => {
    expect(await refusal(ask(changes))).toContain(message);
  });
});

describe('权限、审计和导出', () => {
  it('只有县级有权限的岗位能测算', async () => {
    const changes = [limit('11')];
    const forbidden = '您的岗位和管辖范围不含这项操作';
    const town = { ...county.staff('lemon-clerk', '512021100'), permissions: new Set(['simulation.run']) };
    const without = county.staff('lemon-purse', '512021');
    for (const actor of [town, without]) {
      expect(await refusal(simulate(office, actor, { item: 'lemon-voucher', changes }))).toContain(forbidden);
    }
  });

  it('不保存任何东西，只留审计，写明改了什么、列了谁', async () => {
    await ask([limit('11')]);
    const [entry] = await asSuperuser<{ subjects: string[]; detail: { item: string } }>(
      `select subjects, detail from audit_entry where action = 'simulation.run' order by seq desc limit 1`,
    );
    expect(entry?.subjects).toHaveLength(4);
    expect(entry?.detail).toMatchObject({ item: 'lemon-voucher', months: 12, changes: [{ value: '11' }] });
    const [stored] = await asSuperuser<{ runs: number; values: number }>(
      `select (select count(*)::int from decision_run) as runs,
        (select count(*)::int from parameter_value where value = '11') as values`,
    );
    expect(stored).toEqual({ runs: 0, values: 0 });
  });

  it('整份名单导出为表，姓名仍然遮盖', async () => {
    const input = { item: 'lemon-voucher', changes: [limit('11')], list: 'cliffs' as const };
    const { name, content } = await exportSimulationList(office, judge, input);
    expect(name).toBe('政策测算-陡坡-2026-07.xlsx');
    const rows = (await readWorkbook(content)).sheets[0]?.rows ?? [];
    expect(rows.map(({ cells }) => [...cells.values()].map(({ text }) => text))[1]).toEqual([
      ...['1', '甘*', '岳阳镇棋盘村', '2', '树少的园子', '9', '11', '2', '24'],
    ]);
  });

  it('页面收到的就是这一份', async () => {
    const app = await appAs(judge, decisionsRoutes(office));
    const response = await app.inject({
      ...{ method: 'POST', url: '/api/simulations' },
      payload: { item: 'lemon-voucher', changes: [limit('11')], months: 3 },
    });
    expect(response.statusCode).toBe(200);
    expect(response.json()).toEqual(await ask([limit('11')], { months: 3 }));
    await app.close();
  });
});
