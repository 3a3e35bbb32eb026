import { Type } from 'typebox';
import { defineSource } from '#kit/source.ts';
import { closed, consentLines, propertyKind, short } from './parts.ts';

const kinds = { home: '住房', shop: '商铺' } as const;
const holders = { sole: '单独所有', first: '共有，登记簿上列第一', other: '与他人共有' } as const;
const [homes, area] = [propertyKind('homes'), propertyKind('home-area')];

/** 不动产: homes and shops. One held in common counts with whoever stands first in the register, so that it counts once. */
export const realEstate = defineSource({
  key: 'real-estate',
  name: '不动产',
  department: '自然资源和规划局',
  asks: '登记的住房和商铺',
  consent: consentLines.housing,
  kinds: [homes, area],
  answer: Type.Object(
    {
      homes: Type.Array(
        Type.Object(
          {
            kind: Type.Enum(['home', 'shop'], { description: '住房 home、商铺 shop' }),
            place: short('坐落，到村（社区）'),
            area: Type.Integer({ minimum: 0, maximum: 100_000, description: '建筑面积，平方米，四舍五入' }),
            holder: Type.Enum(['sole', 'first', 'other'], {
              description: '单独所有 sole；共有且在登记簿上列第一 first；其他共有 other',
            }),
          },
          closed,
        ),
        { maxItems: 50 },
      ),
    },
    closed,
  ),
  holds: '6mon',
  absent: null,
  read: (answer, { on }) => {
    const counted = answer.homes.filter(({ holder }) => holder !== 'other');
    const metres = counted.reduce((sum, home) => sum + home.area, 0);
    return {
      facts:
        counted.length === 0
          ? []
          : [
              { kind: homes, value: counted.length, from: on, to: null },
              { kind: area, value: metres, from: on, to: null },
            ],
      items:
        answer.homes.length === 0
          ? [{ label: '不动产', text: '没有登记' }]
          : answer.homes.map(({ kind, place, area: size, holder }) => ({
              label: kinds[kind],
              text: `${place}，${size}平方米，${holders[holder]}`,
            })),
    };
  },
});
