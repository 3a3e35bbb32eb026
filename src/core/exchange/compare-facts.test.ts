import { describe, expect, it } from 'vitest';
import { defineFactKind } from '#kit/fact-kind.ts';
import { plainDate } from '#kit/plain-date.ts';
import { type ComparedPerson, compareFacts, findContradictions, totalOf } from './compare-facts.ts';

const wage = defineFactKind({ key: 'wage', id: 1101, name: '工资', subject: 'person', value: 'money-per-year' });
const savings = defineFactKind({ key: 'savings', id: 1102, name: '存款', subject: 'person', value: 'money' });
const homes = defineFactKind({ key: 'homes', id: 1103, name: '住房', subject: 'person', value: 'count' });
const company = defineFactKind({ key: 'company', id: 1104, name: '企业', subject: 'person', value: 'presence' });

const dates = { on: plainDate('2026-06-15'), window: { from: plainDate('2025-06-01'), to: plainDate('2026-05-31') } };
const fact = (kind: typeof wage, value: number, from = '2025-06-01', to: string | null = null) => ({
  ...{ kind, value, from: plainDate(from), to: to === null ? null : plainDate(to) },
});
const said = (source: string, kinds: readonly (typeof wage)[], ...facts: ReturnType<typeof fact>[]) => ({
  ...{ source, name: source, kinds, facts },
});
const person = (id: string, declared: ComparedPerson['declared'], ...of: ComparedPerson['said'][number][]) => ({
  ...{ id, name: id, declared, said: of },
});
const linesOf = (people: readonly ComparedPerson[], declarations: Parameters<typeof compareFacts>[2] = []) =>
  compareFacts(people, [wage, savings, homes, company], declarations, dates).map(
    ({ name, label, declared, reported, gap, weighs }) => [name, label, declared, reported, gap, weighs],
  );

describe('流量按比较的时间折算', () => {
  it('半年的工资是半年的数；不在时间内的不算；存款看当天', () => {
    // 分 a year: 1,000 元 a month.
    expect(totalOf(wage, [fact(wage, 1_200_000, '2025-12-01')], dates)).toBe(600_000);
    expect(totalOf(wage, [fact(wage, 1_200_000, '2024-01-01', '2025-05-31')], dates)).toBeUndefined();
    expect(totalOf(savings, [fact(savings, 5, '2026-06-16')], dates)).toBeUndefined();
    expect(totalOf(savings, [fact(savings, 5), fact(savings, 7)], dates)).toBe(12);
  });
});

describe('申报与反馈逐项比较', () => {
  it('一样的不列；多的要核实；少的只提示；没有来源答复的不比', () => {
    expect(linesOf([person('甲', [fact(wage, 1_200_000)], said('社保', [wage], fact(wage, 1_200_000)))])).toEqual([]);
    expect(linesOf([person('甲', [fact(wage, 1_200_000)], said('社保', [wage], fact(wage, 2_400_000)))])).toEqual([
      ['甲', '工资', '1,000.00元/月', '2,000.00元/月', 1_200_000, true],
    ]);
    expect(linesOf([person('甲', [fact(wage, 1_200_000)], said('社保', [wage]))])).toEqual([
      ['甲', '工资', '1,000.00元/月', '没有', -1_200_000, false],
    ]);
    expect(linesOf([person('甲', [fact(wage, 1_200_000)])])).toEqual([]);
  });

  it('没有申报的企业要核实', () => {
    expect(linesOf([person('甲', [], said('市监', [company], fact(company, 1)))])).toEqual([
      ['甲', '企业', '没有', '有', null, true],
    ]);
  });

  it('全家合计申报的，全家合计比较，不再逐人列', () => {
    const family = [
      person('甲', [], said('银行', [savings], fact(savings, 20_000))),
      person('乙', [], said('银行', [savings], fact(savings, 15_000))),
    ];
    const declared = { label: '存款（全家）', kinds: [savings], value: 30_000 };
    expect(linesOf(family, [declared])).toEqual([['全家', '存款（全家）', '300.00元', '350.00元', 5000, true]]);
    expect(linesOf(family, [{ ...declared, value: 35_000 }])).toEqual([]);
  });

  it('只申报没有第二套的，不超过一套就不是差异', () => {
    const home = (count: number) => [person('甲', [], said('不动产', [homes], fact(homes, count)))];
    const declared = { label: '第二套', kinds: [homes], value: 1, atMost: true as const };
    expect(linesOf(home(1), [declared])).toEqual([]);
    expect(linesOf([person('甲', [], said('不动产', [homes]))], [declared])).toEqual([]);
    expect(linesOf(home(2), [declared])).toEqual([['全家', '第二套', '不超过1', '2', null, true]]);
  });
});

describe('来源互相矛盾', () => {
  it('同一个人同一项说的不一样；一个说没有也是不一样', () => {
    const both = person('甲', [], said('社保', [wage], fact(wage, 1_200_000)), said('税务', [wage]));
    expect(findContradictions([both], [wage], dates)).toEqual([
      { person: '甲', text: '各来源的工资不一致：社保为1,000.00元/月，税务为没有' },
    ]);
    const same = person('甲', [], said('社保', [wage]), said('税务', [wage]));
    expect(findContradictions([same], [wage], dates)).toEqual([]);
  });
});
