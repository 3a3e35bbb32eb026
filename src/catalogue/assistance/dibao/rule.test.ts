import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scenarioLanguage } from '#catalogue/index.ts';
import { type IncomeItem, incomeItems } from '#catalogue/shared/income-items.ts';
import { runScenario, type Scenario } from '#kit/scenario.ts';
import { readScenarios } from '#kit/scenario-reading.ts';

/** A member as a generator makes him: what he is to the head, how old, and 元 a month of each income. */
type Person = { relation: string; age: number; incomes: readonly (readonly [IncomeItem, number])[] };

const counted = incomeItems.filter((item) => item.treatment === 'counted');

const person = fc.record({
  relation: fc.constantFrom('配偶', '子', '女', '父母', '其他'),
  age: fc.integer({ min: 0, max: 90 }),
  incomes: fc.uniqueArray(fc.tuple(fc.constantFrom(...incomeItems), fc.integer({ min: 0, max: 3000 })), {
    maxLength: 4,
    selector: ([item]) => item.code,
  }),
});

const scenarioOf = (people: readonly Person[], standard: number): Scenario => {
  const members = people.map(({ relation, age, incomes }, index) => ({
    姓名: `成员${index}`,
    关系: index === 0 ? '户主' : relation,
    年龄: age,
    身份: { 有法定赡养抚养扶养义务关系: '是', 长期共同居住: '是' },
    收入:
      incomes.length === 0 ? '无' : Object.fromEntries(incomes.map(([item, yuan]) => [item.kind.name, `${yuan}元/月`])),
  }));
  const [scenario] = readScenarios(
    {
      情形: [
        {
          名称: '任意一户',
          事项: '最低生活保障',
          区划: '512021000000',
          申请月份: '2026-06',
          决定日期: '2026-06-30',
          参数: { 农村低保标准: standard, 中央基础养老金不计入家庭收入: '否' },
          家庭: { 城乡类别: '农村' },
          成员: members,
          结果: { 结论: '符合条件' },
        },
      ],
    },
    '生成的情形',
    scenarioLanguage,
  );
  if (scenario === undefined) throw new Error('没有情形');
  return scenario;
};

const decide = (scenario: Scenario) => runScenario(scenario).decision;
const household = fc.array(person, { minLength: 1, maxLength: 6 });
const standard = fc.integer({ min: 200, max: 1200 });

describe('低保：法的法则', () => {
  it('收入多了，金额不会多', () => {
    fc.assert(
      fc.property(
        household,
        standard,
        fc.constantFrom(...counted),
        fc.integer({ min: 1, max: 5000 }),
        fc.nat(),
        (people, line, item, more, at) => {
          const index = at % people.length;
          const richer = people.map((one, nth) => {
            if (nth !== index) return one;
            const before = one.incomes.find(([known]) => known.code === item.code)?.[1] ?? 0;
            return {
              ...one,
              incomes: [...one.incomes.filter(([known]) => known.code !== item.code), [item, before + more] as const],
            };
          });
          expect(decide(scenarioOf(richer, line)).amount).toBeLessThanOrEqual(decide(scenarioOf(people, line)).amount);
        },
      ),
    );
  });

  it('成员和事实的先后没有意义', () => {
    fc.assert(
      fc.property(household, standard, (people, line) => {
        const scenario = scenarioOf(people, line);
        const turned: Scenario = {
          ...scenario,
          situation: {
            household: scenario.situation.household.toReversed(),
            members: scenario.situation.members
              .toReversed()
              .map((member) => ({ ...member, facts: member.facts.toReversed() })),
          },
        };
        const [first, second] = [decide(scenario), decide(turned)];
        expect([second.outcome, second.amount, [...second.members].sort()]).toEqual([
          first.outcome,
          first.amount,
          [...first.members].sort(),
        ]);
      }),
    );
  });

  it('金额不小于零，不大于标准乘以人数', () => {
    fc.assert(
      fc.property(household, standard, (people, line) => {
        const { amount, members } = decide(scenarioOf(people, line));
        expect(amount).toBeGreaterThanOrEqual(0);
        expect(amount).toBeLessThanOrEqual(line * 100 * members.length);
      }),
    );
  });

  it('加一笔不计入的收入，结果不变', () => {
    fc.assert(
      fc.property(household, standard, fc.integer({ min: 1, max: 5000 }), (people, line, yuan) => {
        const excluded = incomeItems.find((item) => item.code === 'veterans-care');
        if (excluded === undefined) throw new Error('没有优待抚恤金');
        const given = people.map((one) => ({
          ...one,
          incomes: [...one.incomes.filter(([item]) => item !== excluded), [excluded, yuan] as const],
        }));
        const [before, after] = [decide(scenarioOf(people, line)), decide(scenarioOf(given, line))];
        expect([after.outcome, after.amount, after.members]).toEqual([before.outcome, before.amount, before.members]);
      }),
    );
  });

  it('说明里的每一步都能照着复算', () => {
    const [scenario] = [scenarioOf([{ relation: '户主', age: 45, incomes: [] }], 620)];
    expect(decide(scenario).trace.map((line) => line.text)).toEqual([
      '成员0（户主，45岁）：计入，户主本人',
      '家庭财产：认定为符合规定',
      '成员0：核定无收入',
      '2025年6月至2026年5月计入收入合计 0.00元，平均每月 0.00元',
      '家庭月收入 0.00元 ÷ 1人 = 人均 0.00元，低于标准 620.00元',
      '保障标准 620.00元 × 1人 = 620.00元/月',
      '减去家庭月收入 0.00元，月保障金额 620.00元',
    ]);
  });
});
