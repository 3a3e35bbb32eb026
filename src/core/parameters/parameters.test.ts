import { describe, expect, it } from 'vitest';
import { asJob, inTransaction } from '#core/access/index.ts';
import type { Parameter } from '#kit/parameter.ts';
import { plainDate } from '#kit/plain-date.ts';
import { instant } from '#platform/clock.ts';
import { addFewDivisions } from '#test/support/few-divisions.ts';
import { catalogueOf, testContext, testStaff } from '#test/support/test-context.ts';
import { testDatabase } from '#test/support/test-database.ts';
import { listParameters, parametersOn, seedParameters } from './index.ts';

const [province, county, town, village] = ['510000000000', '512021000000', '512021100000', '512021100201'];
const value = (division: string, from: string, text: string, document: string | null = '川民发〔2025〕1号') => ({
  division,
  from: plainDate(from),
  value: text,
  document,
  confirmed: document !== null,
});
const line: Parameter = {
  key: 'standard.rural',
  name: '农村低保标准',
  unit: 'yuan-per-month',
  clause: '《社会救助暂行办法》第十条',
  yearly: true,
  values: [
    value(province, '2026-01-01', '600.00'),
    value(county, '2025-01-01', '620.00'),
    value(county, '2026-01-01', '650.00'),
  ],
};
const share: Parameter = {
  key: 'share',
  name: '抵扣比例',
  unit: 'ratio',
  clause: '办法第三条',
  yearly: false,
  values: [value(county, '2024-07-01', '0.3', null)],
};
const catalogue = catalogueOf({ parameters: [line, share] });

const database = await testDatabase();
const ctx = await testContext(database, { now: '2026-06-15T01:00:00Z', catalogue });
const { asSuperuser } = database;
await addFewDivisions(database);
const job = asJob(ctx, 'test');
const seed = () => inTransaction(ctx, job, (tx) => seedParameters(tx, ctx));
const read = (division: string, on: string, key = 'standard.rural', knownAt?: string) =>
  inTransaction(ctx, job, async (tx) => {
    const options = knownAt === undefined ? {} : { knownAt: instant(knownAt) };
    return (await parametersOn(tx, ctx, division, options))(plainDate(on)).get(key);
  });
const put = (division: string, from: string, text: string, knownFrom: string) =>
  asSuperuser(
    `insert into parameter_value (key, division, valid_from, known_from, value, document, confirmed, source)
     values ('standard.rural', $1, $2, $3, $4, '安民发〔2026〕2号', true, '测试')`,
    [division, from, knownFrom, text],
  );

describe('标准参数', () => {
  it('目录的初值只放入一次，重启不再放', async () => {
    expect(await seed()).toBe(4);
    expect(await seed()).toBe(0);
    expect(await asSuperuser('select distinct proposed_by, known_from, source from parameter_value')).toEqual([
      { proposed_by: null, known_from: new Date('2026-06-15T01:00:00Z'), source: '目录初值' },
    ]);
  });

  it('取最近一级有值的区划：村、镇没有就用县的，县有就不用省的', async () => {
    expect((await read(village, '2026-06-15')).text).toBe('650.00');
    expect((await read(village, '2026-06-15')).amount).toBe(65_000);
    expect((await read('510100000000', '2026-06-15')).text).toBe('600.00');
    await put(town, '2026-05-01', '700.00', '2026-06-15T01:00:00Z');
    expect((await read(village, '2026-04-30')).text).toBe('650.00');
    expect((await read(village, '2026-05-01')).text).toBe('700.00');
    expect((await read(county, '2026-05-01')).text).toBe('650.00');
  });

  it('每年公布的到 12 月 31 日为止，次年没有公布就报错，不沿用', async () => {
    expect((await read(county, '2025-12-31')).text).toBe('620.00');
    await expect(read(village, '2027-01-01')).rejects.toMatchObject({
      code: 'parameters.no-value',
      detail:
        '“农村低保标准”在岳阳镇石鼓村没有 2027年1月1日执行的值，2026年的 700.00 已于当年 12 月 31 日到期。请由民政局在“标准参数”中录入该日执行的值和文号。',
    });
  });

  it('第一个值以前没有值', async () => {
    await expect(read(county, '2024-12-31')).rejects.toThrow(
      '“农村低保标准”在安岳县没有 2024年12月31日执行的值，最早的一个自 2025年1月1日起执行。',
    );
    await expect(read('330100000000', '2026-06-15')).rejects.toThrow('在330100000000没有 2026年6月15日执行的值。');
  });

  it('不按年公布的一直有效；没有确认的照实说明', async () => {
    expect(await read(village, '2031-02-28', 'share')).toMatchObject({ text: '0.3', confirmed: false, document: null });
  });

  it('后来改正的值，问当时所知时仍是当时的', async () => {
    await put(county, '2026-01-01', '655.00', '2026-08-01T01:00:00Z');
    expect((await read(county, '2026-03-01', undefined, '2026-07-31T00:00:00Z')).text).toBe('650.00');
    expect((await read(county, '2026-03-01', undefined, '2026-08-02T00:00:00Z')).text).toBe('655.00');
    await expect(read(county, '2026-03-01', undefined, '2026-06-14T00:00:00Z')).rejects.toMatchObject({
      code: 'parameters.no-value',
    });
  });

  it('同一事务里同一地方只读一次', async () => {
    await inTransaction(ctx, job, async (tx) => {
      const first = await parametersOn(tx, ctx, village);
      expect(await parametersOn(tx, ctx, village)).toBe(first);
    });
  });

  it('列表中没有确认的标“待确认”，须有权限才看', async () => {
    const { items } = await listParameters(ctx, testStaff('512021', 'parameter.read'));
    const shown = items.map(({ name, unit, values }) => [
      name,
      unit,
      values.map(({ place, from, mark }) => [place, from, mark]),
    ]);
    expect(shown).toEqual([
      [
        '农村低保标准',
        '元/月',
        [
          ['510000000000', '2026-01-01', ''],
          ['安岳县', '2025-01-01', ''],
          ['安岳县', '2026-01-01', ''],
          ['岳阳镇', '2026-05-01', ''],
        ],
      ],
      ['抵扣比例', '比例', [['安岳县', '2024-07-01', '待确认']]],
    ]);
    await expect(listParameters(ctx, testStaff('512021'))).rejects.toMatchObject({ code: 'access.forbidden' });
  });
});
