import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { incomeItems } from '#catalogue/shared/income-items.ts';
import { openEnd, openStart } from '#kit/situation.ts';
import { anyCase, decide, withFacts } from '#test/support/dibao/any-household.ts';
import { decideFamily } from '#test/support/dibao/family.ts';

const runs = { numRuns: 1500 } as const;
const counted = incomeItems.filter(({ treatment }) => treatment === 'counted');
const never = incomeItems.filter(({ treatment }) => treatment === 'excluded');
const anyone = fc.nat({ max: 5 });
const more = fc.oneof(
  fc.integer({ min: 1, max: 5000 }).map((yuan) => yuan * 1200),
  fc.integer({ min: 1, max: 9999 }),
);

describe('低保：收入多了，金额不会多', () => {
  it('添一笔计入的收入，全年的或者只有几天的，金额只会不变或变少；跨到单人户、渐退期的，另见下面两条', () => {
    fc.assert(
      fc.property(
        ...[anyCase, anyone, fc.constantFrom(...counted), more, fc.boolean()],
        (one, at, { kind }, value, whole) => {
          const index = at % one.situation.members.length;
          const begun = one.situation.members[index]?.facts.find((fact) => fact.from !== openStart)?.from ?? openStart;
          const gained = { kind: kind.id, from: whole ? openStart : begun, to: openEnd, value };
          const [before, after] = [decide(one), decide(withFacts(one, index, (facts) => [...facts, gained]))];
          const toSingle = before.class === 'dibao' && after.class === 'single';
          const toGrace = before.class === 'dibao' && after.class === 'grace';
          // A household of which something is unknown has no amount yet that another could be compared with.
          if (toSingle || toGrace || before.outcome === 'undetermined') return;
          expect(after.amount).toBeLessThanOrEqual(before.amount);
        },
      ),
      runs,
    );
  });

  it('添一笔依法不计入的收入，结果一点不变', () => {
    fc.assert(
      fc.property(anyCase, anyone, fc.constantFrom(...never), more, (one, at, { kind }, value) => {
        const gained = { kind: kind.id, from: openStart, to: openEnd, value };
        const index = at % one.situation.members.length;
        expect(decide(withFacts(one, index, (facts) => [...facts, gained]))).toEqual(decide(one));
      }),
      runs,
    );
  });

  // §3.1: 低保 of the household comes before 单人户 of a member, whose own income alone is deducted.
  it('例外一：从低保跨到低保边缘，家里有重度残疾人的，单人户可能比跨过去以前的差额多', () => {
    const family = (wage: string) => ({
      成员: [
        { 姓名: '甲', 关系: '户主', 年龄: 45, 收入: { 工资性收入: wage } },
        { 姓名: '乙', 关系: '配偶', 年龄: 44, 身份: { 肢体残疾: '一级' }, 收入: '无' },
      ],
    });
    const [before, after] = [decideFamily(family('1200元/月')), decideFamily(family('1240元/月'))];
    expect([before.className, before.amount]).toEqual(['最低生活保障', 4000]);
    expect([after.className, after.amount]).toEqual(['单人户低保', 62000]);
  });

  // 渐退期 keeps the former amount, which the income of the former year had decided.
  it('例外二：新就业使收入达到标准的，渐退期照发原来的金额，可能比差一点没达到标准时的差额多', () => {
    const family = (wage: string) => ({
      家庭: { '在发低保金（每月）': '510元' },
      成员: [
        { 姓名: '甲', 关系: '户主', 年龄: 45, 身份: { 享受期间新就业: '是' }, 收入: { 工资性收入: wage } },
        { 姓名: '乙', 关系: '配偶', 年龄: 44, 收入: '无' },
      ],
    });
    const [before, after] = [decideFamily(family('1239元/月')), decideFamily(family('1240元/月'))];
    expect([before.className, before.amount]).toEqual(['最低生活保障', 100]);
    expect([after.className, after.amount]).toEqual(['低保渐退期', 51000]);
  });
});

describe('低保：说明里的每一步都能照着复算', () => {
  it('一人户，没有收入和财产', () => {
    const decision = decideFamily({ 成员: [{ 姓名: '甲', 关系: '户主', 年龄: 45, 收入: '无' }] });
    expect(decision.trace.map(({ text }) => text)).toEqual([
      '甲（户主，45岁）：计入，户主本人',
      '按农村标准保障',
      '甲：核定无收入',
      '2025年6月至2026年5月计入收入合计 0.00元，平均每月 0.00元',
      '家庭月收入 0.00元 ÷ 1人 = 人均 0.00元，低于最低生活保障标准 620.00元',
      '低保财产：金融资产 0.00元，不超过24个月标准 × 1人 = 14,880.00元',
      '低保财产：车辆、机械、船舶 0.00元，不超过24个月标准 = 14,880.00元',
      '低保财产：住房和商铺 0套，0平方米（2套以上且人均超过 16 平方米的2倍的不符合）',
      '低保财产：经营或雇工的企业负责人：没有',
      '低保财产：近期购建、高标准装修：没有',
      '保障标准 620.00元 × 1人 = 620.00元/月',
      '减去家庭月收入 0.00元，补差 620.00元/月',
      '月保障金额 620.00元',
    ]);
  });
});
