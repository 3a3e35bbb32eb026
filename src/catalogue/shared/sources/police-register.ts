import { Type } from 'typebox';
import { deathKind } from '#kit/fact-kind.ts';
import { formatChinese, parsePlainDate } from '#kit/plain-date.ts';
import { dayNumber } from '#kit/situation.ts';
import { defineSource } from '#kit/source.ts';
import { closed, consentLines, day, short } from './parts.ts';

/** 公安户籍: whether a number is registered, where, and whether the holder has died. */
export const policeRegister = defineSource({
  key: 'police-register',
  name: '户籍',
  department: '公安局',
  asks: '户籍地址、户口性质、是否注销和死亡',
  consent: consentLines.police,
  kinds: [deathKind],
  answer: Type.Object(
    {
      state: Type.Union([Type.Literal('registered'), Type.Literal('cancelled')], {
        description: '在册 registered；已注销 cancelled',
      }),
      address: short('户籍地址，到村（社区）'),
      hukou: short('户口性质'),
      cancelledFor: Type.Optional(short('注销原因')),
      died: Type.Optional(day('死亡日期')),
    },
    closed,
  ),
  holds: '6mon',
  absent: '户籍系统没有这个人，请对照身份证核对姓名和号码',
  read: ({ state, address, hukou, cancelledFor, died }) => {
    const date = died === undefined ? undefined : parsePlainDate(died);
    const dead = date?.ok ? date.date : undefined;
    return {
      facts: dead === undefined ? [] : [{ kind: deathKind, value: dayNumber(dead), from: dead, to: null }],
      items: [
        { label: '户籍', text: state === 'registered' ? '在册' : `已注销${cancelledFor ? `（${cancelledFor}）` : ''}` },
        { label: '户籍地址', text: address },
        { label: '户口性质', text: hukou },
        ...(dead === undefined ? [] : [{ label: '死亡日期', text: formatChinese(dead) }]),
      ],
      doubts: [
        ...(state === 'cancelled' && dead === undefined ? ['户口已注销，请核实原因'] : []),
        ...(date !== undefined && !date.ok ? ['登记的死亡日期看不懂，请向公安核实'] : []),
      ],
    };
  },
});
