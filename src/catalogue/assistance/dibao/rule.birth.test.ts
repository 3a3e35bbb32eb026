import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tier } from '#catalogue/assistance/dibao/fact-kinds.ts';
import { expensesDetermined } from '#catalogue/shared/expense-items.ts';
import { incomeDetermined, statusDetermined } from '#catalogue/shared/fact-kinds.ts';
import { propertyDetermined } from '#catalogue/shared/property-items.ts';
import { bornKind, relationKind } from '#kit/fact-kind.ts';
import { firstDay } from '#kit/plain-date.ts';
import { dayNumber, openEnd, openStart, type SituationMember } from '#kit/situation.ts';
import { type AnyCase, anyCase, decide } from '#test/support/dibao/any-household.ts';
import { decideFamily } from '#test/support/dibao/family.ts';

/** A child of the head born in the month people are looked at, about whom everything was found out. */
const newborn = ({ dates }: AnyCase, relation: number, ofTier: number): SituationMember => {
  const born = dayNumber(firstDay(dates.asOf));
  const known = [statusDetermined, incomeDetermined, propertyDetermined, expensesDetermined];
  const values = [
    ...known.map((kind) => [kind, 1] as const),
    [relationKind, relation] as const,
    [tier, ofTier] as const,
  ];
  const facts = values.map(([kind, value]) => ({ kind: kind.id, value, from: openStart, to: openEnd }));
  return {
    key: 'baby',
    name: '新生儿',
    facts: [...facts, { kind: bornKind.id, value: born, from: born, to: openEnd }],
  };
};

/** Whether somebody of the family counts: a 宗教教职人员 who lives apart and applies alone is no family that a child is born into. */
const isFamily = (one: AnyCase): boolean => decide(one).reasons.every(({ text }) => !text.includes('宗教教职人员'));

describe('低保：添一个孩子，一家的金额不会少', () => {
  it('任何一户，添一个核定过的孩子；从单人户、渐退期变成低保的，另见下面两条', () => {
    fc.assert(
      fc.property(anyCase, fc.constantFrom(20, 30), fc.integer({ min: 1, max: 3 }), (one, relation, ofTier) => {
        if (!isFamily(one)) return;
        const { household, members } = one.situation;
        const child = newborn(one, relation, ofTier);
        const after = decide({ ...one, situation: { household, members: [...members, child] } });
        const before = decide(one);
        if ((before.class === 'single' || before.class === 'grace') && after.class === 'dibao') return;
        // Where 低保 is paid by 档次, neither 单人户 nor 渐退期 has asked for them: they must be determined first.
        if (before.class !== 'dibao' && after.reasons.some(({ code }) => code === 'tier-unknown')) return;
        expect(after.amount).toBeGreaterThanOrEqual(before.amount);
      }),
      { numRuns: 1500 },
    );
  });

  const couple = (income: string, more: object) => [
    { 姓名: '甲', 关系: '户主', 年龄: 45, 收入: { 工资性收入: income }, ...more },
    { 姓名: '乙', 关系: '配偶', 年龄: 44, 身份: { 肢体残疾: '一级' }, 收入: '无' },
  ];
  const child = { 姓名: '丙', 关系: '女', 出生: '2026-06-01', 收入: '无' };

  // The other side of the step in §3.1: the whole family is now in 低保, which comes first.
  it('例外一：边缘家庭的单人户，添了孩子全家进低保，按差额可能比单人户少', () => {
    const [before, after] = [
      decideFamily({ 成员: couple('1850元/月', {}) }),
      decideFamily({ 成员: [...couple('1850元/月', {}), child] }),
    ];
    expect([before.className, before.amount]).toEqual(['单人户低保', 62000]);
    expect([after.className, after.amount]).toEqual(['最低生活保障', 1000]);
  });

  it('例外二：渐退期里添了孩子，人均又低于标准的，按差额重新计算', () => {
    const family = (more: readonly object[]) => ({
      家庭: { '在发低保金（每月）': '510元' },
      成员: [...couple('1850元/月', { 身份: { 享受期间新就业: '是' } }), ...more].map((member) => ({ ...member })),
    });
    const [before, after] = [decideFamily(family([])), decideFamily(family([child]))];
    expect([before.className, before.amount]).toEqual(['低保渐退期', 51000]);
    expect([after.className, after.amount]).toEqual(['最低生活保障', 1000]);
  });
});
