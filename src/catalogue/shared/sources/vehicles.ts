import { Type } from 'typebox';
import { fen, formatYuan } from '#kit/money.ts';
import { defineSource } from '#kit/source.ts';
import { amount, closed, consentLines, month, propertyKind, short } from './parts.ts';

const uses = {
  ordinary: '非营运',
  commercial: '营运',
  motorcycle: '普通摩托车',
  disability: '残疾人代步车',
} as const;
/** R9: an ordinary motorcycle and a vehicle of someone disabled do not count. */
const exempt: readonly string[] = ['motorcycle', 'disability'];
const [ordinary, machinery] = [propertyKind('vehicles'), propertyKind('machinery')];

/** 公安车辆: motor vehicles in his name. What was sold without transfer still stands there: a hint, never a finding. */
export const vehicles = defineSource({
  key: 'vehicles',
  name: '机动车',
  department: '公安局交通警察大队',
  asks: '名下机动车',
  consent: consentLines.police,
  kinds: [ordinary, machinery],
  answer: Type.Object(
    {
      vehicles: Type.Array(
        Type.Object(
          {
            plate: short('号牌，中间几位隐去'),
            model: short('品牌型号'),
            use: Type.Enum(['ordinary', 'commercial', 'motorcycle', 'disability'], {
              description: '非营运 ordinary、营运 commercial、普通摩托车 motorcycle、残疾人代步车 disability',
            }),
            registeredIn: month('登记月份'),
            value: Type.Optional(amount('评估价；没有评估的不填')),
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
  read: ({ vehicles: owned }, { on }) => {
    const sumOf = (use: keyof typeof uses): number =>
      owned.filter((one) => one.use === use).reduce((sum, one) => sum + (one.value ?? 0), 0);
    const fact = (kind: typeof ordinary, value: number) => (value === 0 ? [] : [{ kind, value, from: on, to: null }]);
    return {
      facts: [...fact(ordinary, sumOf('ordinary')), ...fact(machinery, sumOf('commercial'))],
      items:
        owned.length === 0
          ? [{ label: '机动车', text: '没有' }]
          : owned.map(({ plate, model, use, registeredIn, value }) => ({
              label: '机动车',
              text: `${plate} ${model}，${uses[use]}，${registeredIn}登记，${value === undefined ? '没有评估价' : `评估${formatYuan(fen(value))}元`}`,
            })),
      doubts: owned
        .filter(({ use, value }) => value === undefined && !exempt.includes(use))
        .map(({ plate }) => `车辆 ${plate} 没有评估价，价值要另行核实`),
    };
  },
});
