import { describe, expect, it } from 'vitest';
import { checkAnswers } from '#kit/form-check.ts';
import { plainDate } from '#kit/plain-date.ts';
import { decideScenario, runScenario } from '#kit/scenario.ts';
import { readScenarios } from '#kit/scenario-reading.ts';
import { dayNumber, openEnd, type Situation } from '#kit/situation.ts';
import { takeWalk } from '#kit/walk.ts';
import { readWalks } from '#kit/walk-reading.ts';
import { inventedCard, inventedNumber } from '#server/practice/invented-numbers.ts';
import { hives, hivesOpened, letOut } from './honey-share/fact-kinds.ts';
import { honeyApplication } from './honey-share/form.ts';
import { honeyShare } from './honey-share/part.ts';
import { honeyRule } from './honey-share/rule.ts';
import honeyScenarios from './honey-share/scenarios.yaml';
import { toyCatalogue, toyCatalogueOf, toyHeadings } from './index.ts';
import scenarios from './lemon-voucher/scenarios.yaml';
import walks from './lemon-voucher/walks.yaml';
import * as list from './list.ts';

const language = { catalogue: toyCatalogue, headings: toyHeadings };

describe('柠檬券：没有法律也能运转', () => {
  it.each(readScenarios(scenarios, 'lemon-voucher/scenarios.yaml', language).map((one) => [one.name, one] as const))(
    '情形：%s',
    (_name, scenario) => {
      expect(runScenario(scenario).faults).toEqual([]);
    },
  );

  it.each(readWalks(walks, 'lemon-voucher/walks.yaml', language).map((one) => [one.name, one] as const))(
    '走法：%s',
    (_name, walk) => {
      expect(takeWalk(walk).faults).toEqual([]);
    },
  );

  it('在发的金额是家庭的一个事实，由引擎记', () => {
    expect(toyCatalogue.benefits.map(({ key, fact }) => [key, fact?.name])).toEqual([['lemon-voucher', '在发柠檬券']]);
  });
});

const honey = readScenarios(honeyScenarios, 'honey-share/scenarios.yaml', toyCatalogueOf({ ...list, honeyShare }));

describe('分蜜：规则除了给不给，还能说的话', () => {
  it.each(honey.map((one) => [one.name, one] as const))('情形：%s', (_name, scenario) => {
    expect(runScenario(scenario).faults).toEqual([]);
  });

  it('归为哪一类、各人多少、量出来多少、离线还有多远、到哪个月为止', () => {
    const leaving = honey.find(({ name }) => name.startsWith('蜂七月飞走'));
    if (leaving === undefined) throw new Error('没有这一例');
    const { class: found, className, shares, measured, lastMonth } = decideScenario(leaving);
    expect({ found, className, shares, measured, lastMonth }).toEqual({
      found: 'little',
      className: '蜜少的园子',
      shares: [
        { member: '园主', amount: 9000 },
        { member: '伙伴', amount: 3000 },
      ],
      measured: { value: 12000, line: 20000, ends: 20000 },
      lastMonth: '2026-07',
    });
  });

  it('一个人有几箱，一箱一个编号，编号连着，名称写着第几位', () => {
    expect([...hives, ...letOut].map(({ key, id, name }) => [key, id, name])).toEqual([
      ['honey.hive-1', 1010, '蜂箱的存蜜（第1位）'],
      ['honey.hive-2', 1011, '蜂箱的存蜜（第2位）'],
      ['honey.hive-3', 1012, '蜂箱的存蜜（第3位）'],
      ['honey.let-out-1', 1013, '蜂箱出租（第1位）'],
      ['honey.let-out-2', 1014, '蜂箱出租（第2位）'],
      ['honey.let-out-3', 1015, '蜂箱出租（第3位）'],
    ]);
  });

  it('重新决定时，为最后一次开箱的下一个月决定；没有开过箱的，说不出哪个月', () => {
    const opened = (...days: readonly string[]): Situation => ({
      household: [],
      members: days.map((day, index) => ({
        key: String(index),
        name: '园主',
        facts: [{ kind: hivesOpened.id, value: 1, from: dayNumber(plainDate(day)), to: openEnd }],
      })),
    });
    expect(honeyRule.determinedFor?.(opened('2026-03-31', '2025-12-31'))).toBe('2026-04');
    expect(honeyRule.determinedFor?.(opened())).toBeUndefined();
  });
});

describe('分蜜：表单替人看着的', () => {
  const answers = {
    name: '园主甲',
    idNumber: inventedNumber('1970-01-01', 1),
    division: '512021100201',
    since: '2020-03-07',
    sold: 100_000,
    period: 'month',
    bankAccount: inventedCard(1),
  };
  const faults = (more: object) => {
    const checked = checkAnswers(honeyApplication, { ...answers, ...more }, plainDate('2026-06-15'));
    return checked.ok ? [] : checked.faults.map(({ message }) => message);
  };

  it('每月的数有每月的界限，每年的没有', () => {
    expect(faults({})).toEqual([]);
    expect(faults({ sold: 100_001 })).toEqual(['卖蜜得了多少：一个月1,000元以上，是否把一年的填成了一个月的？']);
    expect(faults({ sold: 100_001, period: 'year' })).toEqual([]);
  });

  it('已经发生的事，日期不能在今天以后，也不能是表格的空日期', () => {
    expect(faults({ since: '2026-06-15' })).toEqual([]);
    expect(faults({ since: '2026-06-16' })).toEqual([
      '从哪天起养蜂：2026年6月16日还没有到，今天是2026年6月15日，请核对年月',
    ]);
    expect(faults({ since: '1900-01-01' })).toEqual([
      '从哪天起养蜂：“1900-01-01”是表格里日期空着时的样子，请填真实的日期；不清楚的，请核实后再填',
    ]);
  });
});
