import { describe, expect, it } from 'vitest';
import { NoParameterValue } from '#core/parameters/index.ts';
import { fen } from '#kit/money.ts';
import type { Parameters, ParametersOn, ResolvedParameter } from '#kit/parameter.ts';
import { type PlainDate, plainDate, plainMonth } from '#kit/plain-date.ts';
import { defineRule, type Rule } from '#kit/rule.ts';
import { decideMonths, effectiveMonth, monthsFrom, stretchesOf } from './simulated-months.ts';

const nothing = { amount: null, ratio: null, flag: null, choice: null, document: null, confirmed: false };

/** Parameters with these values, each from its day until the next, or until `ends`. */
const parametersWith =
  (values: Readonly<Record<string, readonly (readonly [from: string, text: string, ends?: string])[]>>): ParametersOn =>
  (on): Parameters => ({
    on,
    get: (key): ResolvedParameter => {
      const begun = (values[key] ?? []).filter(([from, , ends]) => from <= on && (ends === undefined || on <= ends));
      const [from, text] = begun.at(-1) ?? [];
      if (from === undefined || text === undefined) {
        throw NoParameterValue({ parameter: key, place: '县', on, last: undefined });
      }
      return { ...nothing, key, name: key, unit: 'count', text, from: plainDate(from), clause: '一' };
    },
  });

const decided: string[] = [];
/** Grants as many 分 as `line` says; notes when it was asked. */
const rule = (key: string, from: string, more: Partial<Rule> = {}): Rule =>
  defineRule({
    ...{ key, from: plainDate(from), law: ['一'], reads: [], parameters: ['line', 'yearly'], classes: { a: '甲' } },
    decide: (_situation, parameters, { payableFrom, decidedOn }) => {
      decided.push(`${key} ${payableFrom}`);
      const amount = fen(Number(parameters(decidedOn).get('line').text));
      return { outcome: 'granted', class: 'a', amount, members: [], shares: [], reasons: [] };
    },
    ...more,
  });
const old = rule('old', '2020-01-01');
const months = monthsFrom(plainMonth('2026-11'), 4);
const nobody = { members: [], household: [] };
const amounts = (rules: readonly Rule[], parametersOn: ParametersOn) => {
  decided.length = 0;
  const cut = stretchesOf({ rules }, parametersOn, months);
  const result = decideMonths(nobody, plainMonth('2026-05'), parametersOn, cut, months);
  return { amounts: result.ok ? result.decisions.map(({ amount }) => amount) : result.undecided, decided, cut };
};
const steady = { yearly: [['2020-01-01', '1']] } as const;

describe('测算的月份', () => {
  it('一号起的当月生效，月中起的下月生效', () => {
    const from = (day: string): PlainDate => plainDate(day);
    expect(effectiveMonth(from('2026-07-01'))).toBe('2026-07');
    expect(effectiveMonth(from('2026-07-02'))).toBe('2026-08');
    expect(effectiveMonth(from('2026-12-31'))).toBe('2027-01');
  });

  it('参数不变的几个月只判一次', () => {
    const result = amounts([old], parametersWith({ ...steady, line: [['2020-01-01', '7']] }));
    expect(result).toMatchObject({ amounts: [7, 7, 7, 7], decided: ['old 2026-11'] });
  });

  it('参数一变就再判', () => {
    const line = [
      ['2020-01-01', '7'],
      ['2026-12-01', '8'],
      ['2027-02-01', '9'],
    ] as const;
    const result = amounts([old], parametersWith({ ...steady, line }));
    expect(result).toMatchObject({ amounts: [7, 8, 8, 9], decided: ['old 2026-11', 'old 2026-12', 'old 2027-02'] });
  });

  it('重新公布而数不变的，不算变', () => {
    const line = [
      ['2020-01-01', '7'],
      ['2027-01-01', '7'],
    ] as const;
    expect(amounts([old], parametersWith({ ...steady, line })).decided).toEqual(['old 2026-11']);
  });

  it('规则换了也再判，用新的规则', () => {
    const result = amounts(
      [old, rule('new', '2027-01-15')],
      parametersWith({ ...steady, line: [['2020-01-01', '7']] }),
    );
    expect(result.decided).toEqual(['old 2026-11', 'new 2027-02']);
  });

  it('自行终止的金额到它的最后一个月，下个月再判', () => {
    const grace = rule('old', '2020-01-01', {
      decide: (_situation, _parameters, { payableFrom }) => {
        const ends = payableFrom < '2027-01';
        const base = { class: 'a', members: [], shares: [], reasons: [] };
        if (!ends) return { ...base, outcome: 'refused', amount: fen(0) };
        return { ...base, outcome: 'granted', amount: fen(5), lastMonth: plainMonth('2026-12') };
      },
    });
    expect(amounts([grace], parametersWith({ ...steady, line: [['2020-01-01', '7']] })).amounts).toEqual([5, 5, 0, 0]);
  });

  it('按年公布、次年还没有的，沿用并写明；不当作没有', () => {
    const yearly = [['2026-01-01', '3', '2026-12-31']] as const;
    const result = amounts([old], parametersWith({ yearly, line: [['2020-01-01', '7']] }));
    expect(result.amounts).toEqual([7, 7, 7, 7]);
    expect(result.cut.assumed).toEqual([{ parameter: 'yearly', month: '2027-01' }]);
  });

  it('沿用的月份里另一个参数又变了：缺数的判不出，接着用前一段的', () => {
    const strict = rule('old', '2020-01-01', {
      decide: (_situation, parameters, { decidedOn }) => {
        parameters(decidedOn).get('yearly');
        const amount = fen(Number(parameters(decidedOn).get('line').text));
        return { outcome: 'granted', class: 'a', amount, members: [], shares: [], reasons: [] };
      },
    });
    const yearly = [['2026-01-01', '3', '2026-12-31']] as const;
    const line = [
      ['2020-01-01', '7'],
      ['2027-02-01', '9'],
    ] as const;
    expect(amounts([strict], parametersWith({ yearly, line })).amounts).toEqual([7, 7, 7, 7]);
  });

  it('从第一个月起就没有数的，判不出，写明缺哪个', () => {
    expect(amounts([old], parametersWith(steady)).amounts).toMatchObject([
      { code: 'no-parameter', text: expect.stringContaining('“line”在县没有 2026年11月1日执行的值') },
    ]);
  });
});
