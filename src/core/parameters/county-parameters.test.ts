import { describe, expect, it } from 'vitest';
import type { Parameter } from '#kit/parameter.ts';
import { plainDate } from '#kit/plain-date.ts';
import { instant } from '#platform/clock.ts';
import { catalogueOf } from '#test/support/test-context.ts';
import { testOffice } from '#test/support/test-office.ts';
import { countyParameters, type ProposedValue, seedParameters } from './index.ts';

const [province, county, town] = ['510000000000', '512021000000', '512021100000'];
const [inTown, elsewhere, further] = ['512021100201', '512021101200', '512021102200'];
const value = (division: string, from: string, text: string) => ({
  ...{ division, from: plainDate(from), value: text, document: '川民发〔2025〕1号', confirmed: true },
});
const line: Parameter = {
  ...{ key: 'line', name: '标准线', unit: 'yuan-per-month', clause: '第一条', yearly: false },
  values: [value(province, '2024-01-01', '600'), value(county, '2026-01-01', '650'), value(town, '2026-05-01', '700')],
};
const { office, asJob, asSuperuser } = await testOffice({
  ...{ now: '2026-06-15T01:00:00Z', catalogue: catalogueOf({ parameters: [line] }) },
});
await asJob((tx) => seedParameters(tx, office));

const on = plainDate('2026-07-01');
const proposed = (division: string, from: string, text: string): ProposedValue => ({
  ...{ key: 'line', division, from: plainDate(from), value: text },
});
const read = async (division: string, date: string, overrides: readonly ProposedValue[] = []) => {
  const parameters = await asJob((tx) => countyParameters(tx, office, { overrides }));
  return parameters(division)(plainDate(date)).get('line').text;
};

describe('全县各地的标准参数', () => {
  it('与逐村读的相同：村、镇没有就用县的', async () => {
    expect(await read(inTown, '2026-04-30')).toBe('650');
    expect(await read(inTown, '2026-05-01')).toBe('700');
    expect(await read(elsewhere, '2026-05-01')).toBe('650');
    expect(await read(elsewhere, '2025-12-31')).toBe('600');
  });

  it('值相同的地方共用一份，同一天给的是同一个对象', async () => {
    const parameters = await asJob((tx) => countyParameters(tx, office));
    expect(parameters(elsewhere)).toBe(parameters(further));
    expect(parameters(inTown)).not.toBe(parameters(elsewhere));
    expect(parameters(elsewhere)(on)).toBe(parameters(further)(on));
  });

  it('拟定的值从生效日起代替当地的，也代替当地以后的', async () => {
    const change = [proposed(county, '2025-12-01', '680')];
    expect(await read(elsewhere, '2025-11-30', change)).toBe('600');
    expect(await read(elsewhere, '2025-12-01', change)).toBe('680');
    expect(await read(elsewhere, '2026-07-01', change)).toBe('680');
  });

  it('镇上有自己的值的，县里拟定的管不到', async () => {
    expect(await read(inTown, '2026-07-01', [proposed(county, '2026-07-01', '680')])).toBe('700');
    const both = [proposed(county, '2026-07-01', '680'), proposed(town, '2026-07-01', '690')];
    expect(await read(inTown, '2026-07-01', both)).toBe('690');
    expect(await read(inTown, '2026-06-30', both)).toBe('700');
  });

  it('没有值的日子报错，写明是县里', async () => {
    await expect(read(elsewhere, '2023-12-31')).rejects.toThrow('“标准线”在安岳县没有 2023年12月31日执行的值');
  });

  it('问当时所知的，后来才知道的不算', async () => {
    await asSuperuser(
      `insert into parameter_value (key, division, valid_from, known_from, value, document, confirmed, source)
       values ('line', $1, '2026-01-01', '2026-08-01T01:00:00Z', '655', '安民发〔2026〕2号', true, '更正')`,
      [county],
    );
    const known = async (at: string) => {
      const parameters = await asJob((tx) => countyParameters(tx, office, { knownAt: instant(at) }));
      return parameters(elsewhere)(on).get('line').text;
    };
    expect(await known('2026-07-31T00:00:00Z')).toBe('650');
    expect(await known('2026-08-02T00:00:00Z')).toBe('655');
  });
});
