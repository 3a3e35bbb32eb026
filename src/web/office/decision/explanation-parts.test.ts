import { describe, expect, it } from 'vitest';
import { type ExplainedFact, explanationParts, factsBySubject, memberNames } from './explanation-parts.ts';

const fact = (member: string | null, memberName: string | null, name: string): ExplainedFact => ({
  member,
  memberName,
  kind: 'k',
  name,
  text: '有',
  from: null,
  to: null,
  standingName: '经办认定',
  source: '办件',
  basis: '入户调查',
  knownOn: '2026-05-14',
});

describe('认定依据分成几段', () => {
  it('先是谁计入，再是逐项核算和判断，最后一个判断之后的是金额；步数一直数下去', () => {
    const parts = explanationParts([
      { kind: 'member', text: '户主计入', passed: true },
      { kind: 'fact', text: '工资 900元/月' },
      { kind: 'step', text: '扣减以后 720元' },
      { kind: 'test', text: '低于标准', passed: true },
      { kind: 'step', text: '620元 × 1人' },
      { kind: 'step', text: '补差' },
    ]);
    expect(parts.members.map(({ number }) => number)).toEqual([1]);
    expect(parts.tests.map(({ number }) => number)).toEqual([2, 3, 4]);
    expect(parts.amount.map(({ text }) => text)).toEqual(['620元 × 1人', '补差']);
  });

  it('没有金额的，判断以后什么也没有', () => {
    const { tests, amount } = explanationParts([
      { kind: 'step', text: '收入' },
      { kind: 'test', text: '不低于标准', passed: false },
    ]);
    expect(tests).toHaveLength(2);
    expect(amount).toEqual([]);
  });

  it('事实按人分开，家庭的在前', () => {
    const facts = [fact('a', '张三', '收入'), fact(null, null, '户口性质'), fact('a', '张三', '财产')];
    expect(factsBySubject(facts, '全家').map(({ name, facts: of }) => [name, of.length])).toEqual([
      ['全家', 1],
      ['张三', 2],
    ]);
    expect(memberNames({ facts }).get('a')).toBe('张三');
  });

  it('同名的两个人，写上出生日期分得开', () => {
    const born = (member: string, text: string) => ({ ...fact(member, '沈家旺', '出生'), kind: 'born', text });
    const facts = [born('a', '1975年3月1日'), fact('a', '沈家旺', '收入'), born('b', '2001年7月9日')];
    expect(factsBySubject(facts, '全家').map(({ name }) => name)).toEqual([
      '沈家旺（1975年3月1日出生）',
      '沈家旺（2001年7月9日出生）',
    ]);
  });
});
