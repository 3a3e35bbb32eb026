import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AnyCase, anyCase, decide } from '#test/support/dibao/any-household.ts';
import { decideFamily } from '#test/support/dibao/family.ts';

const runs = { numRuns: 1500 } as const;

const topUps = ['elderly', 'minor', 'severe-disability', 'serious-illness'].map((key) => `dibao.top-up.${key}`);

/** 分 that one head can get at most by the figures of the payable month; a fraction of a 分 or a 元 may be rounded up. */
const mostAHead = ({ later }: AnyCase): number => {
  const standard = Math.max(Number(later['dibao.standard.urban']), Number(later['dibao.standard.rural']));
  const share = Math.max(...topUps.map((key) => Number(later[key])));
  const yuan = standard * (1 + share);
  return later['pay.rounding'] === 'none' ? Math.ceil(yuan * 100) : Math.ceil(yuan) * 100;
};

describe('低保：金额不小于零，不大于标准乘以人数加分类施保', () => {
  it('任何一户，按两种标准里高的一种算也不超过；渐退期除外', () => {
    fc.assert(
      fc.property(anyCase, (one) => {
        const { amount, members, class: found } = decide(one);
        expect(amount).toBeGreaterThanOrEqual(0);
        if (found !== 'grace') expect(amount).toBeLessThanOrEqual(mostAHead(one) * members.length);
      }),
      runs,
    );
  });

  it('没有分类施保的，不超过本户标准乘以人数', () => {
    const none = Object.fromEntries(topUps.map((key) => [key, '0']));
    fc.assert(
      fc.property(anyCase, (drawn) => {
        const same = { 'dibao.standard.urban': '620', 'dibao.standard.rural': '620' };
        const one = { ...drawn, later: { ...drawn.later, ...none, ...same } };
        const { amount, members, class: found } = decide(one);
        if (found !== 'grace') expect(amount).toBeLessThanOrEqual(62000 * members.length);
      }),
      runs,
    );
  });

  it('不给的一律是零元', () => {
    fc.assert(
      fc.property(anyCase, (one) => {
        const { outcome, amount, shares } = decide(one);
        if (outcome !== 'granted') expect({ amount, shares }).toEqual({ amount: 0, shares: [] });
      }),
      runs,
    );
  });

  it('例外：渐退期发原来的金额，标准和人数都不再看', () => {
    const decision = decideFamily({
      家庭: { '在发低保金（每月）': '700元' },
      成员: [{ 姓名: '甲', 关系: '户主', 年龄: 45, 身份: { 享受期间新就业: '是' }, 收入: { 工资性收入: '900元/月' } }],
    });
    expect([decision.className, decision.amount, decision.members]).toEqual(['低保渐退期', 70000, ['甲']]);
  });
});

describe('低保：各人的金额加起来就是这一户的金额', () => {
  it('列出各人金额的，一分不差，而且只列计入的人、每人一次', () => {
    fc.assert(
      fc.property(anyCase, (one) => {
        const { amount, shares, members, class: found } = decide(one);
        if (found === 'single') expect(shares.map(({ member }) => member)).toEqual(members);
        if (shares.length === 0) return;
        expect(shares.reduce((sum, share) => sum + share.amount, 0)).toBe(amount);
        expect(shares.map(({ member }) => member)).toEqual(members);
      }),
      runs,
    );
  });

  it('分档金额有角分而按元取整的，不列各人金额：三人各320.50元，发962元', () => {
    const person = (name: string, relation: string) => ({
      ...{ 姓名: name, 关系: relation, 年龄: 45, 档次: 'B档', 收入: '无' },
      身份: { 有法定赡养抚养扶养义务关系: '是', 长期共同居住: '是' },
    });
    const decision = decideFamily({
      参数: { 农村低保计算方式: '分档', 农村低保B档金额: '320.50', 发放金额取整: '不足1元的进为1元' },
      成员: [person('甲', '户主'), person('乙', '配偶'), person('丙', '兄弟姐妹')],
    });
    expect([decision.amount, decision.shares]).toEqual([96200, []]);
  });

  it('单人户的补差和分类施保合起来取整一次：620 − 500.50 + 12.5% × 620 = 197.00，不是 120 + 78', () => {
    const decision = decideFamily({
      参数: {
        '分类施保：重度残疾人增发（低保标准的比例）': '0.125',
        发放金额取整: '不足1元的进为1元',
      },
      成员: [
        { 姓名: '甲', 关系: '户主', 年龄: 45, 收入: { 经营净收入: '1000元/月' } },
        { 姓名: '乙', 关系: '配偶', 年龄: 44, 身份: { 肢体残疾: '一级' }, 收入: { 其他收入: '500.50元/月' } },
      ],
    });
    expect([decision.className, decision.amount]).toEqual(['单人户低保', 19700]);
  });
});
