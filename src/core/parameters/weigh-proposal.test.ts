import { describe, expect, it } from 'vitest';
import type { Parameter } from '#kit/parameter.ts';
import { plainDate } from '#kit/plain-date.ts';
import type { ProposalDraft } from './parameters.contract.ts';
import type { ProposalGround } from './proposal-ground.ts';
import { weighProposal } from './weigh-proposal.ts';

const [province, county, town] = ['510000000000', '512021000000', '512021100000'];
const stored = (
  division: string,
  from: string,
  value: string,
  document: string | null,
  date: string | null = null,
) => ({
  ...{ key: 'line', division, from: plainDate(from), value, document, confirmed: document !== null },
  documentDate: date === null ? null : plainDate(date),
});
const line: Omit<Parameter, 'values'> = {
  ...{ key: 'line', name: '农村低保标准', unit: 'yuan-per-month', clause: '办法第十条', yearly: false },
  ...{ min: '100', max: '3000', notBelowHigher: true },
};
const ground: ProposalGround = {
  parameter: line,
  values: [
    stored(province, '2023-07-01', '533', '川民发〔2023〕100号'),
    stored(province, '2025-07-01', '620', null),
    stored(county, '2025-07-01', '640', null),
    stored(county, '2026-07-01', '720', '安民发〔2026〕12号', '2026-06-10'),
  ],
  places: new Map([
    [province, '四川省'],
    ['512000000000', '资阳市'],
    [county, '安岳县'],
  ]),
  today: plainDate('2026-08-03'),
};
const whole: ProposalDraft = {
  ...{ division: county, from: '2026-09-01', value: '750' },
  ...{ document: '安民发〔2026〕20号', documentDate: '2026-07-30' },
};
const weigh = (draft: ProposalDraft, change: Partial<ProposalGround> = {}) =>
  weighProposal({ ...ground, ...change }, { ...whole, ...draft });

describe('批准后会怎样，说成话', () => {
  it('从哪天起、到哪天止、此前是多少', () => {
    expect(weigh({})).toEqual({
      proposed: whole,
      faults: [],
      missing: [],
      doubts: [],
      effect: ['安岳县自 2026年9月1日起执行 750元/月，直到有新的值为止。', '在此以前是 720元/月。'],
      recomputed: null,
    });
  });

  it('插在两个值中间的，只管到下一个为止；已经过去的月份要重新计算', () => {
    const { effect, recomputed } = weigh({ from: '2026-05-01', value: '700' });
    expect(effect).toEqual([
      '安岳县自 2026年5月1日起执行 700元/月，到 2026年6月30日为止，因为 2026年7月1日起已有 720元/月。',
      '在此以前是 640元/月（待确认）。',
      '2026年5月至2026年6月共 2 个月，已按原来的值办理的要重新计算，多退少补。',
    ]);
    expect(recomputed).toEqual({ from: '2026-05', through: '2026-06', months: 2 });
  });

  it('本月起的，本月要重新计算', () => {
    expect(weigh({ from: '2026-08-01' }).effect.at(-1)).toBe(
      '2026年8月（本月）已按原来的值办理的，要重新计算，多退少补。',
    );
  });

  it('改正同一天起的值，原来的仍然留着', () => {
    expect(weigh({ from: '2026-07-01' }).effect[1]).toBe(
      '这一天起原来记的是 720元/月，批准后按新值；原来的值仍然留着，可以查。',
    );
  });

  it('给待确认的值补上文号，数值不变，没有要重新计算的', () => {
    const { effect, recomputed } = weigh({
      from: '2025-07-01',
      value: '640',
      document: '安民发〔2025〕30号',
      documentDate: '2025-07-20',
    });
    expect(effect[1]).toBe('数值不变，记上文号，不再标“待确认”。');
    expect(recomputed).toBeNull();
  });

  it('上级定的值，说明下级另有自己的', () => {
    expect(weigh({ division: province, value: '660' }).effect).toEqual([
      '四川省自 2026年9月1日起执行 660元/月，直到有新的值为止。',
      '在此以前是 620元/月（待确认）。',
      '安岳县另有自己的值，仍按自己的执行。',
    ]);
  });

  it('县没有自己的值时，此前执行的是上级的', () => {
    expect(weigh({ division: '512000000000' }).effect[1]).toBe('在此以前按四川省的 620元/月（待确认）执行。');
  });

  it('每年公布的到年底为止', () => {
    expect(weigh({}, { parameter: { ...line, yearly: true } }).effect[0]).toBe(
      '安岳县自 2026年9月1日起执行 750元/月，到 2026年12月31日为止（每年公布一次）。',
    );
  });
});

describe('写错的不能提', () => {
  it.each([
    [{ value: '8652' }, '值：8652元/月高于上限 3000元/月。像是一年的数：折合每月 721.00 元，请填每月的数'],
    [{ value: '七百' }, '值：看不懂金额“七百”，请只写数字，如 1350.00'],
    [
      { value: '600' },
      '值：600元/月低于四川省自 2025年7月1日起的 620元/月（待确认），下级不得低于它；上级的值有误的，请先改正上级的值',
    ],
    [
      { division: town },
      '地区：乡镇（街道）、村（社区）不能单独定标准，由县和县以上公布，请从四川省、资阳市、安岳县中选择',
    ],
    [{ division: '510100000000' }, '地区：“510100000000”不是本县或它的上级，请从四川省、资阳市、安岳县中选择'],
    [{ from: '2026-09-15' }, '起始日期：2026年9月15日不是一个月的第一天：按月计算的标准从当月 1 日起执行'],
    [{ from: '2026-9' }, '起始日期：看不懂日期“2026-9”，请写作 2026-03-07'],
    [{ document: '待查' }, '文号：“待查”不像文号，请照文件写全，如 川民发〔2023〕100号、国务院令第649号'],
    [{ documentDate: '2026-08-04' }, '成文日期：2026年8月4日还没有到，今天是 2026年8月3日'],
    [{ documentDate: '2024-06-10' }, '成文日期：文号是 2026 年的，成文日期写的是 2024 年，请核对'],
    [
      { from: '2026-07-01', value: '720.00', document: '安民发[2026]12号', documentDate: '2026-06-10' },
      '值：安岳县自 2026年7月1日起已经是这个值和文号，不用再提',
    ],
  ])('%o', (wrong, message) => {
    const { faults, proposed, effect } = weigh(wrong);
    expect(faults.map((fault) => fault.message)).toEqual([message]);
    expect(proposed).toBeUndefined();
    expect(effect).toEqual([]);
  });

  it('十二月编号、次年一月成文的文件不算错', () => {
    expect(weigh({ document: '安民发〔2025〕99号', documentDate: '2026-01-05' }).faults).toEqual([]);
  });

  it('还没有填的不算写错，但不能提', () => {
    const { faults, missing, proposed, effect } = weigh({ document: '', documentDate: ' ' });
    expect(faults).toEqual([]);
    expect(missing.map(({ message }) => message)).toEqual(['请填写“文号”', '请填写“成文日期”']);
    expect(proposed).toBeUndefined();
    expect(effect).toHaveLength(2);
  });
});

describe('像是写错的，须核对', () => {
  it.each([
    ['2028-09-01', '晚'],
    ['2025-01-01', '早'],
  ])('起始 %s 比成文日期%s一年以上', (from, side) => {
    expect(weigh({ from, value: '640' }).doubts[0]).toMatch(`成文日期 2026年7月30日${side}一年以上，请核对年份`);
  });

  it('比此前高出一半或低到三分之二以下，可能把年、月弄混', () => {
    const bare = { parameter: { ...line, notBelowHigher: false } };
    expect(weigh({ value: '1080' }).doubts).toEqual([
      '此前是 720元/月，现提 1080元/月，是它的 1.5 倍，请核对是否把年、月弄混',
    ]);
    expect(weigh({ value: '1079' }).doubts).toEqual([]);
    expect(weigh({ value: '480' }, bare).doubts).toEqual([
      '此前是 720元/月，现提 480元/月，只有它的 67%，请核对是否把年、月弄混',
    ]);
    expect(weigh({ value: '481' }, bare).doubts).toEqual([]);
  });
});
