import { describe, expect, it } from 'vitest';
import { deathKind, type FactKind } from '#kit/fact-kind.ts';
import { declaredParameters } from '#kit/parameters-in-force.ts';
import { plainDate, plainMonth } from '#kit/plain-date.ts';
import { dayNumber, openEnd, type SituationFact } from '#kit/situation.ts';
import type { Source } from '#kit/source.ts';
import { catalogue } from '../../index.ts';
import { hukou } from '../../shared/fact-kinds.ts';
import { bankDeposits } from '../../shared/sources/bank-deposits.ts';
import { enterprises } from '../../shared/sources/enterprises.ts';
import { policeRegister } from '../../shared/sources/police-register.ts';
import { realEstate } from '../../shared/sources/real-estate.ts';
import { socialInsurance } from '../../shared/sources/social-insurance.ts';
import { vehicles } from '../../shared/sources/vehicles.ts';
import { dibaoVerification } from './verification.ts';

const on = plainDate('2026-06-15');
const dates = { on, window: { from: plainDate('2025-06-01'), to: plainDate('2026-05-31') } };
const read = (source: Source, answer: unknown) => source.read(answer, dates);
const factsOf = (source: Source, answer: unknown) => {
  const reading = read(source, answer);
  return reading.ok ? reading.facts.map(({ kind, value, from, to }) => [kind.key, value, from, to]) : reading.reason;
};
const doubtsOf = (source: Source, answer: unknown) => {
  const reading = read(source, answer);
  return reading.ok ? reading.doubts : reading.reason;
};

describe('各来源的答复怎样读', () => {
  it('存款：各账户相加；共用账户要另行核实；没有账户就是没有', () => {
    const account = (balance: number, joint = false) => ({ bank: '农商行', account: '****0011', balance, joint });
    expect(factsOf(bankDeposits, { accounts: [account(100_000), account(20_050)] })).toEqual([
      ['property.deposits', 120_050, '2026-06-15', null],
    ]);
    expect(doubtsOf(bankDeposits, { accounts: [account(1, true)] })).toEqual([
      '有与他人共用的账户，存款归谁要另行核实',
    ]);
    expect(factsOf(bankDeposits, { accounts: [] })).toEqual([]);
  });

  it('机动车：残疾人代步车、普通摩托车不计；没有评估价不当作零', () => {
    const vehicle = (use: string, value?: number) => ({
      ...{ plate: '川M·***01', model: '轿车', use, registeredIn: '2020-01' },
      ...(value === undefined ? {} : { value }),
    });
    expect(
      factsOf(vehicles, {
        vehicles: [vehicle('ordinary', 3_000_000), vehicle('motorcycle', 200_000), vehicle('disability')],
      }),
    ).toEqual([['property.vehicles', 3_000_000, '2026-06-15', null]]);
    expect(doubtsOf(vehicles, { vehicles: [vehicle('ordinary')] })).toEqual([
      '车辆 川M·***01 没有评估价，价值要另行核实',
    ]);
  });

  it('工资和养老金：按月记成一年的数；月份看不懂的要核实', () => {
    const answer = {
      wages: [{ employer: '合作社', from: '2025-09', to: '2026-02', monthly: 150_000 }],
      pensions: [{ kind: 'basic', from: '2024-01', monthly: 14_500 }],
    };
    expect(factsOf(socialInsurance, answer)).toEqual([
      ['income.wage', 1_800_000, '2025-09-01', '2026-02-28'],
      ['income.basic-pension', 174_000, '2024-01-01', null],
    ]);
    const strange = { wages: [{ employer: '合作社', from: '2025-13', monthly: 1 }], pensions: [] };
    expect(doubtsOf(socialInsurance, strange)).toEqual(['有的缴费或者领取月份看不懂，请向人社核实']);
  });

  it('企业：在业的法定代表人才算；停业的、只持股的要另行核实', () => {
    const enterprise = (role: string, state: string) => ({ name: '柠檬公司', role, state });
    expect(factsOf(enterprises, { enterprises: [enterprise('head', 'operating')] })).toEqual([
      ['property.company', 1, '2026-06-15', null],
    ]);
    expect(factsOf(enterprises, { enterprises: [enterprise('head', 'dormant')] })).toEqual([]);
    expect(doubtsOf(enterprises, { enterprises: [enterprise('head', 'dormant')] })).toEqual([
      '柠檬公司（法定代表人，停业、未年报）是否实际经营、有没有收入，要另行核实',
    ]);
    expect(doubtsOf(enterprises, { enterprises: [enterprise('head', 'cancelled')] })).toEqual([]);
  });

  it('不动产：共有的只在登记簿上列第一的人名下计一套', () => {
    const home = (holder: string) => ({ kind: 'home', place: '岳阳镇', area: 90, holder });
    expect(factsOf(realEstate, { homes: [home('first'), home('other')] })).toEqual([
      ['property.homes', 1, '2026-06-15', null],
      ['property.home-area', 90, '2026-06-15', null],
    ]);
  });

  it('户籍：死亡记死亡日期；没有此人的须核对号码', () => {
    const died = { state: 'cancelled', address: '岳阳镇', hukou: '农业户口', cancelledFor: '死亡', died: '2026-05-01' };
    expect(factsOf(policeRegister, died)).toEqual([
      [deathKind.key, dayNumber(plainDate('2026-05-01')), '2026-05-01', null],
    ]);
    expect(doubtsOf(policeRegister, null)).toEqual(['户籍系统没有这个人，请对照身份证核对姓名和号码']);
  });

  it('格式不符的、多出内容的，都不采用', () => {
    expect(factsOf(bankDeposits, { accounts: 'many' })).toBe('答复的内容与约定的格式不符');
    expect(factsOf(bankDeposits, { accounts: [], phone: '13800000000' })).toBe('答复的内容与约定的格式不符');
  });
});

describe('什么时候写超标', () => {
  const inForce = declaredParameters(catalogue.parameters, '512021100201')(on);
  const kindOf = (key: string): FactKind => {
    const found = catalogue.factKinds.find((kind) => kind.key === key);
    if (found === undefined) throw new Error(key);
    return found;
  };
  const fact = (key: string, value: number, from = '2025-01-01'): SituationFact => ({
    ...{ kind: kindOf(key).id, value, from: dayNumber(plainDate(from)), to: openEnd },
  });
  const exceeds = (members: Readonly<Record<string, readonly SituationFact[]>>) =>
    dibaoVerification
      .exceeds(
        {
          members: Object.entries(members).map(([key, facts]) => ({ key, name: key, facts })),
          household: [{ ...fact(hukou.key, 1), from: dayNumber(on) }],
        },
        inForce,
        { appliedIn: plainMonth('2026-06'), on },
      )
      .map(({ people, text }) => [people, text]);

  it('农村低保620元，两个人：每月1,240元不低于标准，1,239.99元低于', () => {
    expect(exceeds({ 甲: [fact('income.wage', 124_000 * 12)], 乙: [] })).toEqual([
      [['甲'], '部门反馈的收入平均每月1,240.00元（没有扣减就业成本等），按2人计人均620.00元，不低于低保标准620.00元'],
    ]);
    expect(exceeds({ 甲: [fact('income.wage', 123_999 * 12)], 乙: [] })).toEqual([]);
  });

  it('存款两个人每人24个月标准以内不超：29,760元不超，多1分就超', () => {
    expect(exceeds({ 甲: [fact('property.deposits', 2_976_000)], 乙: [] })).toEqual([]);
    expect(exceeds({ 甲: [fact('property.deposits', 2_976_001)], 乙: [] }).map(([people]) => people)).toEqual([['甲']]);
  });

  it('车是谁的写谁；别人名下的存款没有超的不写', () => {
    const found = exceeds({ 甲: [fact('property.deposits', 100)], 乙: [fact('property.vehicles', 9_000_000)] });
    expect(found.map(([people]) => people)).toEqual([['乙']]);
  });

  it('企业负责人写超标', () => {
    expect(exceeds({ 甲: [fact('property.company', 1)] })).toEqual([[['甲'], '部门反馈的经营或雇工的企业负责人：有']]);
  });
});
