import { Type } from 'typebox';
import { defineSource } from '#kit/source.ts';
import { closed, consentLines, propertyKind, short } from './parts.ts';

const roles = { head: '法定代表人', partner: '合伙人', shareholder: '股东', trader: '个体工商户经营者' } as const;
const states = { operating: '在业', dormant: '停业、未年报', cancelled: '已注销' } as const;
const company = propertyKind('company');

/** 市监: enterprises he heads or has a share in, and his own trade. A company that only stands on paper is a hint. */
export const enterprises = defineSource({
  key: 'enterprises',
  name: '企业和个体工商户',
  department: '市场监督管理局',
  asks: '任职、持股的企业，个体工商户登记',
  consent: consentLines.market,
  kinds: [company],
  answer: Type.Object(
    {
      enterprises: Type.Array(
        Type.Object(
          {
            name: short('名称'),
            role: Type.Enum(['head', 'partner', 'shareholder', 'trader'], {
              description: '法定代表人 head、合伙人 partner、股东 shareholder、个体工商户 trader',
            }),
            state: Type.Enum(['operating', 'dormant', 'cancelled'], {
              description: '在业 operating、停业 dormant、已注销 cancelled',
            }),
          },
          closed,
        ),
        { maxItems: 50 },
      ),
    },
    closed,
  ),
  holds: '3mon',
  absent: null,
  read: (answer, { on }) => {
    const heads = answer.enterprises.some(({ role, state }) => role === 'head' && state === 'operating');
    return {
      facts: heads ? [{ kind: company, value: 1, from: on, to: null }] : [],
      items:
        answer.enterprises.length === 0
          ? [{ label: '企业', text: '没有' }]
          : answer.enterprises.map(({ name, role, state }) => ({
              label: '企业',
              text: `${name}，${roles[role]}，${states[state]}`,
            })),
      doubts: answer.enterprises
        .filter(({ role, state }) => state !== 'cancelled' && !(role === 'head' && state === 'operating'))
        .map(
          ({ name, role, state }) => `${name}（${roles[role]}，${states[state]}）是否实际经营、有没有收入，要另行核实`,
        ),
    };
  },
});
