import { Type } from 'typebox';
import { fen, formatYuan } from '#kit/money.ts';
import { defineSource } from '#kit/source.ts';
import { amount, closed, consentLines, propertyKind, short } from './parts.ts';

const classes = {
  securities: { name: '股票债券', kind: propertyKind('securities') },
  funds: { name: '基金理财', kind: propertyKind('funds') },
  insurance: { name: '商业保险', kind: propertyKind('insurance') },
} as const;
const all = ['securities', 'funds', 'insurance'] as const;

/** 证券、基金、保险: what he holds, by class. */
export const financialAssets = defineSource({
  key: 'financial-assets',
  name: '证券、基金、保险',
  department: '证券、保险登记结算机构',
  asks: '股票债券、基金理财、商业保险',
  consent: consentLines.finance,
  kinds: all.map((one) => classes[one].kind),
  answer: Type.Object(
    {
      holdings: Type.Array(
        Type.Object(
          {
            class: Type.Enum([...all], { description: '股票债券 securities、基金理财 funds、商业保险 insurance' }),
            name: short('名称'),
            value: amount('市值或者现金价值'),
          },
          closed,
        ),
        { maxItems: 200 },
      ),
    },
    closed,
  ),
  holds: '3mon',
  absent: null,
  read: ({ holdings }, { on }) => ({
    facts: all.flatMap((one) => {
      const value = holdings.filter((held) => held.class === one).reduce((sum, held) => sum + held.value, 0);
      return value === 0 ? [] : [{ kind: classes[one].kind, value, from: on, to: null }];
    }),
    items:
      holdings.length === 0
        ? [{ label: '证券、基金、保险', text: '没有' }]
        : holdings.map((held) => ({
            label: classes[held.class].name,
            text: `${held.name}，${formatYuan(fen(held.value))}元`,
          })),
  }),
});
