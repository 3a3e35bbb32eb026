import type { Fen } from '#kit/money.ts';
import type { Parameters } from '#kit/parameter.ts';

/** 分 a head a month in force, by the determined 城乡类别 (R3): 1 城市, 2 农村. Throws where no standard is in force. */
export const standardOf = (inForce: Parameters, standardType: number): Fen => {
  const standard = inForce.get(standardType === 1 ? 'dibao.standard.urban' : 'dibao.standard.rural').amount;
  if (standard === null) throw new RangeError('低保标准的值不是金额，请改正参数');
  return standard;
};
