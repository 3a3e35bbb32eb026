import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { catalogue } from '#catalogue/index.ts';
import { expensesDetermined } from '#catalogue/shared/expense-items.ts';
import { incomeDetermined, residenceDetermined, standardType, statusDetermined } from '#catalogue/shared/fact-kinds.ts';
import { propertyDetermined } from '#catalogue/shared/property-items.ts';
import { openEnd, openStart, type SituationFact } from '#kit/situation.ts';
import { type AnyCase, anyCase, decide } from '#test/support/dibao/any-household.ts';
import { decideFamily } from '#test/support/dibao/family.ts';
import { reads } from './reads.ts';

const runs = { numRuns: 1500 } as const;
const determined = [statusDetermined, incomeDetermined, propertyDetermined, expensesDetermined];

const changed = (
  { situation, ...one }: AnyCase,
  change: (facts: readonly SituationFact[], at: number) => readonly SituationFact[],
): AnyCase => ({
  ...one,
  situation: {
    household: change(situation.household, -1),
    members: situation.members.map((member, index) => ({ ...member, facts: change(member.facts, index) })),
  },
});

const without =
  (kind: { readonly id: number }) =>
  (facts: readonly SituationFact[]): readonly SituationFact[] =>
    facts.filter((fact) => fact.kind !== kind.id);

describe('低保：不知道的，不当作没有', () => {
  it('撤去某个人的一项“已认定”“已核定”，本来不给的不会变成给', () => {
    fc.assert(
      fc.property(anyCase, fc.constantFrom(...determined), fc.nat({ max: 5 }), (one, kind, at) => {
        if (decide(one).outcome === 'granted') return;
        const index = at % one.situation.members.length;
        const less = changed(one, (facts, nth) => (nth === index ? without(kind)(facts) : facts));
        expect(decide(less).outcome).not.toBe('granted');
      }),
      runs,
    );
  });

  it('撤去“城乡情况已认定”，别处又没有城乡类别的，任何一户都不给', () => {
    fc.assert(
      fc.property(anyCase, (one) => {
        const neither = changed(one, (facts) => without(residenceDetermined)(without(standardType)(facts)));
        expect(decide(neither).outcome).not.toBe('granted');
      }),
      runs,
    );
  });

  it('撤去所有人的收入核定或财产核定，任何一户都不给', () => {
    fc.assert(
      fc.property(anyCase, fc.constantFrom(incomeDetermined, propertyDetermined), (one, kind) => {
        expect(decide(changed(one, without(kind))).outcome).not.toBe('granted');
      }),
      runs,
    );
  });

  it('添上规则不看的事实，一点不变', () => {
    const others = catalogue.factKinds.filter((kind) => !reads.includes(kind)).map(({ id }) => id);
    expect(others).toEqual([2, 160]);
    const anyFact = fc.record({
      kind: fc.constantFrom(...others, 999, 20_000),
      value: fc.integer({ min: 0, max: 1_000_000 }),
      from: fc.constant(openStart),
      to: fc.constant(openEnd),
    });
    fc.assert(
      fc.property(anyCase, fc.array(anyFact, { minLength: 1, maxLength: 4 }), (one, more) => {
        expect(decide(changed(one, (facts) => [...more, ...facts]))).toEqual(decide(one));
      }),
      runs,
    );
  });

  it('城乡情况的认定撤回以后，按台账上的城乡类别，不是当作没有', () => {
    const family = (residence: object) => ({
      家庭: { 城乡类别: '城市', 户口性质: '农业户口', ...residence },
      参数: { 城市低保标准: 826 },
      成员: [{ 姓名: '甲', 关系: '户主', 年龄: 45, 收入: { 工资性收入: '700元/月' } }],
    });
    const [rural, urban] = [decideFamily(family({ 城乡情况已认定: '是' })), decideFamily(family({}))];
    expect([rural.className, rural.amount]).toEqual(['低保边缘家庭', 0]);
    expect([urban.className, urban.amount]).toEqual(['最低生活保障', 12600]);
  });

  it('下个月起改按档次发、还没有评定档次的，不按最低一档猜着发', () => {
    const decision = decideFamily({
      参数: {
        农村低保计算方式: { '2021-07-01': '差额', '2026-07-01': '分档' },
        ...{ 农村低保A档金额: 580, 农村低保B档金额: 320, 农村低保C档金额: 200 },
      },
      成员: [{ 姓名: '甲', 关系: '户主', 年龄: 45, 收入: '无' }],
    });
    expect([decision.outcome, decision.amount]).toEqual(['undetermined', 0]);
    expect(decision.reasons.map(({ text }) => text)).toEqual(['甲：没有评定保障档次，请补充认定']);
  });

  it('收入达到标准的，没有评定档次也能不予确认：档次只在发放时才用', () => {
    const decision = decideFamily({
      参数: { 农村低保计算方式: '分档', 农村低保A档金额: 580, 农村低保B档金额: 320, 农村低保C档金额: 200 },
      成员: [{ 姓名: '甲', 关系: '户主', 年龄: 45, 收入: { 工资性收入: '2000元/月' } }],
    });
    expect([decision.outcome, decision.className]).toEqual(['refused', '不属于救助对象，继续监测']);
  });

  it('独自申请的宗教教职人员拒绝核对的，同样终止办理', () => {
    const decision = decideFamily({
      成员: [
        {
          ...{ 姓名: '甲', 关系: '户主', 年龄: 60, 收入: '无' },
          身份: { 脱离家庭独立生活的宗教教职人员: '是 自2020-01-01', 无正当理由拒绝核对: '是' },
        },
      ],
    });
    expect([decision.outcome, decision.className]).toEqual(['refused', '拒绝核对，终止办理']);
  });
});
