import { Type } from 'typebox';
import { fen, formatYuan } from '#kit/money.ts';
import { firstDay, lastDay, plainMonth } from '#kit/plain-date.ts';
import { defineSource } from '#kit/source.ts';
import { yearOfMonths } from '../income.ts';
import { amount, closed, consentLines, incomeKind, month, short } from './parts.ts';

const pensions = {
  basic: { name: '中央基础养老金', kind: incomeKind('basic-pension') },
  other: { name: '养老金（不含中央基础养老金）', kind: incomeKind('pension') },
} as const;
const wage = incomeKind('wage');

const Period = { from: month('从哪个月'), to: Type.Optional(month('到哪个月；仍在继续的不填')) };

type Paid = { readonly from: string; readonly to?: string; readonly monthly: number };
const factOf = (kind: typeof wage, { from, to, monthly }: Paid) => ({
  kind,
  value: yearOfMonths(monthly),
  from: firstDay(plainMonth(from)),
  to: to === undefined ? null : lastDay(plainMonth(to)),
});
const textOf = ({ from, to, monthly }: Paid): string => `${from}至${to ?? '今'}，每月${formatYuan(fen(monthly))}元`;
const isMonth = (text: string): boolean => /^(?!0000)\d{4}-(0[1-9]|1[0-2])$/.test(text);
const isPeriod = ({ from, to = from }: Omit<Paid, 'monthly'>): boolean => isMonth(from) && isMonth(to) && from <= to;

/** 人社: wages as reported for social insurance, and pensions paid. */
export const socialInsurance = defineSource({
  key: 'social-insurance',
  name: '社保和工资',
  department: '人力资源和社会保障局',
  asks: '参保单位、缴费工资、领取的养老金',
  consent: consentLines.labour,
  kinds: [wage, pensions.basic.kind, pensions.other.kind],
  answer: Type.Object(
    {
      wages: Type.Array(
        Type.Object({ employer: short('参保单位'), ...Period, monthly: amount('月缴费工资') }, closed),
        {
          maxItems: 50,
        },
      ),
      pensions: Type.Array(
        Type.Object(
          {
            kind: Type.Enum(['basic', 'other'], { description: '中央基础养老金 basic，其他养老金 other' }),
            ...Period,
            monthly: amount('每月领取'),
          },
          closed,
        ),
        { maxItems: 20 },
      ),
    },
    closed,
  ),
  holds: '3mon',
  absent: null,
  read: (answer) => {
    const wages = answer.wages.filter(isPeriod);
    const paid = answer.pensions.filter(isPeriod);
    const none = answer.wages.length + answer.pensions.length === 0;
    const whole = wages.length === answer.wages.length && paid.length === answer.pensions.length;
    return {
      facts: [...wages.map((one) => factOf(wage, one)), ...paid.map((one) => factOf(pensions[one.kind].kind, one))],
      items: [
        ...(none ? [{ label: '社保', text: '没有参保工资，没有领取养老金' }] : []),
        ...wages.map((one) => ({ label: '缴费工资', text: `${one.employer}，${textOf(one)}` })),
        ...paid.map((one) => ({ label: pensions[one.kind].name, text: textOf(one) })),
      ],
      doubts: whole ? [] : ['有的缴费或者领取月份看不懂，请向人社核实'],
    };
  },
});
