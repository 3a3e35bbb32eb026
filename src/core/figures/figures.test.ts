import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { stopBenefit } from '#core/benefits/index.ts';
import { startSweep } from '#core/watch/index.ts';
import { plainMonth } from '#kit/plain-date.ts';
import { readWorkbook } from '#platform/spreadsheet/index.ts';
import { lemonCases } from '#test/support/lemon-cases.ts';
import { orchardCounty } from '#test/support/orchards.ts';
import type { FigureQuery } from './figures.contract.ts';
import { exportFigures, getFigures, listFigure } from './figures.service.ts';
import { figureOf } from './figures.ts';

const county = await orchardCounty({ now: '2026-05-20T01:00:00Z' });
const { office, plant, asJob } = county;
const chief = await county.user('审批人', 'county-approver', '512021');
const granted = await lemonCases(county).decide([{ name: '柠新', trees: 3 }], {
  applied: '2026-06-01',
  decided: '2026-06-09',
});
await lemonCases(county).decide([{ name: '柠多', trees: 30 }], { applied: '2026-06-02', decided: '2026-06-04' });
office.clock.setBusiness('2026-07-15T01:00:00Z');
await plant({ name: '甘双', trees: [3, 3], runs: '24' });
const other = '512021101200';
await plant({ name: '甘远', trees: [3, 3, 3], runs: '36.50', village: other });
const stopped = await plant({ name: '甘停', trees: [3], runs: '12' });
await asJob((tx) =>
  stopBenefit(tx, office, {
    ...{ household: stopped.household, kind: 'lemon-voucher', from: plainMonth('2026-07'), reason: '搬走' },
  }),
);
await startSweep(office, chief, { key: randomUUID() });
await county.runJobs();

const figures = async (query: FigureQuery = {}, by = chief) =>
  (await getFigures(office, by, query)).figures.map(({ name, value }) => [name, value]);
const rows = async (key: string, query = {}, by = chief) =>
  (await listFigure(office, by, { key, ...query })).items.map(({ name, note }) => note ?? name);

describe('一个月的统计', () => {
  it('户数、人均、新增、退出、类别占比、天数、超期率、按期率都从清单数出来', async () => {
    expect(await figures({ month: '2026-07' })).toEqual([
      ['有券园子', 3],
      ['人均券额', 1208],
      ['新给券', 1],
      ['停券', 1],
      ['树少的占比', 33.33],
      ['办理天数', null],
      ['超期率', null],
      ['按期看园子', 0],
    ]);
    expect(await figures({ month: '2026-06' })).toMatchObject([
      ...[
        ['有券园子', 3],
        ['人均券额', 1208],
        ['新给券', 0],
        ['停券', 0],
        ['树少的占比', 0],
        ['办理天数', 2],
      ],
      ['超期率', null],
      ['按期看园子', null],
    ]);
  });

  it('每个数打开就是它的清单；分母也有清单', async () => {
    expect(await rows('lemon.orchards')).toEqual(['柠新', '甘双', '甘远']);
    expect(await rows('lemon.begun')).toEqual(['柠新']);
    expect(await rows('lemon.ended')).toEqual(['甘停']);
    expect(await rows('lemon.few-share')).toEqual(['柠新']);
    expect(await rows('lemon.few-share', { part: 'denominator' })).toEqual(['柠新', '甘双', '甘远']);
    expect(await rows('lemon.days', { month: '2026-06' })).toHaveLength(2);
    expect(await rows('lemon.days', { month: '2026-06' })).toContain(granted.number);
    expect(await rows('lemon.walked', { part: 'denominator' })).toEqual(['甘双', '甘远']);
  });

  it('分乡镇的相加等于合计；只选一个乡镇就只数那里', async () => {
    const { towns } = await getFigures(office, chief, { month: '2026-07' });
    expect(towns.map(({ name, values }) => [name, ...values.slice(0, 2)])).toEqual([
      ['岳阳镇', 2, 1200],
      ['鸳大镇', 1, 1217],
    ]);
    expect((await figures({ month: '2026-07', division: '512021101000' }))[0]).toEqual(['有券园子', 1]);
  });

  it('导出的表和页面一样，没有的写暂无', async () => {
    const { name, content } = await exportFigures(office, chief, { month: '2026-06' });
    expect(name).toBe('柠檬券统计-2026-06.xlsx');
    const { sheets } = await readWorkbook(content);
    const lines = sheets[0]?.rows.map(({ cells }) => [...cells.values()].map(({ text }) => text)) ?? [];
    expect(lines[1]).toEqual(['合计', '3', '12.08', '0', '0', '0.00', '2', '暂无', '暂无']);
    expect(lines.map(([place]) => place)).toEqual(['地区', '合计', '岳阳镇', '鸳大镇']);
  });
});

describe('指标的算法', () => {
  const sums = { rows: 0, people: 0, amount: 0, days50: null, days95: null };
  const share = {
    unit: '%' as const,
    formula: {
      numerator: { list: 'overdue' as const, measure: 'rows' as const },
      denominator: { list: 'open' as const, measure: 'rows' as const },
    },
  };

  it('分母是零的是暂无，不是零，也不是一百', () => {
    expect(figureOf(share, () => sums).value).toBeNull();
  });

  it('百分数四舍五入到两位：1/8 是 12.5，2/3 是 66.67，1/6 是 16.67', () => {
    const of = (overdue: number, open: number) =>
      figureOf(share, (list) => ({ ...sums, rows: list === 'overdue' ? overdue : open })).value;
    expect([of(1, 8), of(2, 3), of(1, 6)]).toEqual([12.5, 66.67, 16.67]);
  });
});
