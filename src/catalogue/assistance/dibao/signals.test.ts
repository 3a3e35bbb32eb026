import { describe, expect, it } from 'vitest';
import { catalogue } from '#catalogue/index.ts';
import { bornKind, deathKind, type FactKind, relationKind } from '#kit/fact-kind.ts';
import { fen } from '#kit/money.ts';
import type { ParametersOn } from '#kit/parameter.ts';
import { type PlainDate, plainDate } from '#kit/plain-date.ts';
import { dayNumber, openEnd, type Situation, type SituationFact } from '#kit/situation.ts';
import { disabilityKinds } from '../../shared/disability.ts';
import { custody, incomeDetermined, standardType, tekun } from '../../shared/fact-kinds.ts';
import { wageItem } from '../../shared/income-items.ts';
import { propertyItem } from '../../shared/property-items.ts';
import { dibaoInPayment, graceGranted } from './fact-kinds.ts';
import { reviewRound } from './review-round.ts';
import { dibaoSignals } from './signals.ts';

const today = plainDate('2026-06-15');
const fact = (kind: FactKind, value: number, from: string, to?: string): SituationFact => ({
  ...{ kind: kind.id, value, from: dayNumber(plainDate(from)) },
  to: to === undefined ? openEnd : dayNumber(plainDate(to)),
});
const member = (name: string, born: string, facts: readonly SituationFact[] = []) => ({
  ...{ key: name, name },
  facts: [
    fact(bornKind, dayNumber(plainDate(born)), born),
    fact(relationKind, name === '甲' ? 1 : 10, born),
    fact(incomeDetermined, 1, '2025-05-01', '2026-04-30'),
    ...facts,
  ],
});
const family = (...members: Situation['members']): Situation => ({
  members,
  household: [fact(dibaoInPayment, 60_000, '2026-05-01'), fact(standardType, 2, '2026-05-01')],
});
const standards: ParametersOn = (on) => ({
  on,
  get: (key) => ({
    ...{
      key,
      name: key,
      unit: 'yuan-per-month',
      text: '620',
      flag: null,
      document: null,
      confirmed: true,
      choice: null,
      clause: '',
    },
    ...{ amount: fen(62_000), ratio: null, from: plainDate('2025-07-01'), division: '512021000000', place: '安岳县' },
  }),
});
const look = (situation: Situation, determined: Situation = situation, on: PlainDate = today) =>
  dibaoSignals.flatMap((signal) =>
    signal
      .look(situation, { today: on, parameters: standards, determined: () => determined })
      .map(({ text }) => [signal.severity, signal.name, text]),
  );
const none = family(member('甲', '1950-01-01'), member('乙', '1952-01-01'));
const withFact = (one: SituationFact) => family(member('甲', '1950-01-01'), member('乙', '1952-01-01', [one]));

describe('低保的预警线索', () => {
  it('什么都没有变的家庭没有线索', () => {
    expect(look(none)).toEqual([]);
  });

  it('R-01 成员死亡：死亡的日子到了才有，登记为以后的没有', () => {
    const died = (on: string) => withFact(fact(deathKind, dayNumber(plainDate(on)), on));
    expect(look(died('2026-06-03'), none)).toEqual([
      ['A', '成员死亡仍在保障', '乙已于2026年6月3日死亡，仍在保障家庭中；死亡当月照发，次月起应调整或停发'],
    ]);
    expect(look(died('2026-06-16'), none)).toEqual([]);
  });

  it('R-02 服刑、强制隔离戒毒有线索；社区矫正没有', () => {
    expect(look(withFact(fact(custody, 2, '2026-05-20')), none).map(([, name]) => name)).toEqual([
      '成员服刑或强制隔离戒毒',
    ]);
    expect(look(withFact(fact(custody, 3, '2026-05-20')), none)).toHaveLength(1);
    expect(look(withFact(fact(custody, 5, '2026-05-20')), none)).toEqual([]);
  });

  it('认定时已经知道并考虑过的不再提示；认定以后才报来的，哪怕发生在以前，也提示', () => {
    const prisoner = withFact(fact(custody, 2, '2025-01-10'));
    expect(look(prisoner, prisoner)).toEqual([]);
    expect(look(prisoner, none)).toHaveLength(1);
  });

  it('R-03 同时是特困人员', () => {
    expect(look(withFact(fact(tekun, 1, '2026-06-01')), none)).toEqual([
      ['A', '低保和特困同时享受', '乙2026年6月1日起为特困人员，不能同时享受低保'],
    ]);
  });

  it('R-32 残疾证在享受期间失效；换了新证、享受以前就失效的没有', () => {
    const [, , , physical] = disabilityKinds;
    if (physical === undefined) throw new Error('没有肢体残疾');
    const ended = fact(physical, 2, '2020-01-01', '2026-06-10');
    expect(look(withFact(ended))).toEqual([
      ['A', '残疾证已失效', '乙的肢体残疾证明2026年6月10日后失效，按残疾增发、扣减的要重新核定'],
    ]);
    const renewed = member('乙', '1952-01-01', [ended, fact(physical, 2, '2026-06-11')]);
    expect(look(family(member('甲', '1950-01-01'), renewed))).toEqual([]);
    expect(look(withFact(fact(physical, 2, '2020-01-01', '2026-04-30')))).toEqual([]);
  });

  it('R-12 认定以后登记为企业法定代表人', () => {
    const company = propertyItem('company').kind;
    expect(look(withFact(fact(company, 1, '2026-06-01')))).toEqual([
      ['B', '新登记为企业负责人', '乙2026年6月1日起登记为在业企业的法定代表人'],
    ]);
    expect(look(withFact(fact(company, 1, '2026-04-01')))).toEqual([]);
  });

  it('R-15 缴费工资高于标准×人数才有：正好等于没有；渐退期内没有', () => {
    const wage = (monthly: number) => withFact(fact(wageItem.kind, monthly * 12, '2026-05-05'));
    expect(look(wage(124_000))).toEqual([]);
    expect(look(wage(124_001))).toHaveLength(1);
    expect(look(wage(300_000))).toEqual([
      ['B', '缴费工资高于全家标准', '乙2026年5月5日起参保缴费工资每月 3,000.00 元，高于农村标准 620.00 元×2 人'],
    ]);
    const stepping = wage(300_000);
    const household = [...stepping.household, fact(graceGranted, 1, '2026-06-01', '2026-11-30')];
    expect(look({ ...stepping, household })).toEqual([]);
  });

  it('线索的起因不随日子变：第二天还是同一个', () => {
    const situation = withFact(fact(custody, 2, '2026-05-20'));
    const causes = [today, plainDate('2026-07-20')].map((on) =>
      dibaoSignals.flatMap((one) => one.look(situation, { today: on, parameters: standards, determined: () => none })),
    );
    expect(causes[0]).toEqual(causes[1]);
  });

  it('读的事实和参数都列明', () => {
    expect(catalogue.signals.map(({ key }) => key)).toEqual([
      'dibao.member-died',
      'dibao.member-held',
      'dibao.also-tekun',
      'dibao.disability-ended',
      'dibao.new-company',
      'dibao.wage-above-standard',
    ]);
  });
});

describe('低保定期复核', () => {
  it('都是老人、没有务工收入：12 个月；有能劳动的成员或有务工收入：6 个月', () => {
    expect(reviewRound.every(none, today).months).toBe(12);
    expect(reviewRound.every(family(member('甲', '1950-01-01'), member('乙', '1990-01-01')), today)).toEqual({
      months: 6,
      reason: '有劳动年龄内、能够劳动的成员',
    });
    const earned = withFact(fact(wageItem.kind, 600_000, '2025-05-01', '2026-04-30'));
    expect(reviewRound.every(earned, today)).toEqual({ months: 6, reason: '有务工或经营收入，不稳定' });
  });

  it('60 岁生日当天起不算能劳动；16 岁生日当天起算', () => {
    const months = (born: string) => reviewRound.every(family(member('甲', born)), today).months;
    expect([months('1966-06-15'), months('1966-06-16')]).toEqual([12, 6]);
    expect([months('2010-06-15'), months('2010-06-16')]).toEqual([6, 12]);
  });

  it('从上次认定的月份起算；从来没有认定过的不知道', () => {
    expect(reviewRound.last(none, today)).toBe('2026-05-01');
    expect(reviewRound.last({ ...none, members: [] }, today)).toBeUndefined();
  });
});
