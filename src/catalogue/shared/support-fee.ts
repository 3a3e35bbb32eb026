import { fen, formatYuan } from '#kit/money.ts';
import type { Parameters } from '#kit/parameter.ts';
import type { Tracer } from '#kit/rule.ts';
import { type DayNumber, holdsOn, type SituationMember, valueOn } from '#kit/situation.ts';
import { keptFigure, leastCommonMultiple, type Ratio, ratioOf } from './figures.ts';
import { yuanText } from './income.ts';
import { law } from './law.ts';
import { obligorAided, obligorIncome, obligorSize, obligorSupports } from './obligor-kinds.ts';

type SupportFigures = { readonly multiple: Ratio; readonly share: Ratio };

/** 赡养费起算倍数 and 计入比例 (R7). */
const supportFigures = keptFigure(
  (inForce: Parameters): SupportFigures => ({
    multiple: ratioOf(inForce, 'support-fee.multiple'),
    share: ratioOf(inForce, 'support-fee.share'),
  }),
);

/** One who owes support and lives apart: the income a head of his household, 分 a year, its people, and how many he supports. */
type Obligor = {
  readonly member: SituationMember;
  readonly perHead: number;
  readonly size: number;
  readonly supports: number;
  readonly aided: boolean;
};

export type Obligors = {
  readonly known: readonly Obligor[];
  /** Those of whose obligor something is missing. */
  readonly unknown: readonly SituationMember[];
};

const nobody: Obligors = { known: [], unknown: [] };
const firstIds = new Set(obligorIncome.map(({ id }) => id));

/** Those who owe support to these members, as entered on the day. */
export const findObligors = (members: readonly SituationMember[], day: DayNumber): Obligors => {
  if (!members.some(({ facts }) => facts.some(({ kind }) => firstIds.has(kind)))) return nobody;
  const known: Obligor[] = [];
  const unknown: SituationMember[] = [];
  for (const member of members) {
    for (const [index, kind] of obligorIncome.entries()) {
      const perHead = valueOn(member.facts, kind, day);
      if (perHead === undefined) continue;
      const [size, supports, aided] = [obligorSize[index], obligorSupports[index], obligorAided[index]];
      const people = size === undefined ? undefined : valueOn(member.facts, size, day);
      const supported = supports === undefined ? undefined : valueOn(member.facts, supports, day);
      if (people === undefined || supported === undefined || people < 1 || supported < 1) unknown.push(member);
      else {
        const isAided = aided !== undefined && holdsOn(member.facts, aided, day);
        known.push({ member, perHead, size: people, supports: supported, aided: isAided });
      }
    }
  }
  return { known, unknown };
};

/** The numbers that parts of a 分 must be divisible by for these fees to be exact. */
export const supportDivisors = (obligors: readonly Obligor[], inForce: Parameters): readonly number[] => {
  if (obligors.length === 0) return [];
  const { multiple, share } = supportFigures(inForce);
  return [multiple.over * share.over * leastCommonMultiple(obligors.map(({ supports }) => supports))];
};

const clause = `${law.confirmation}第三章（赡养、抚养、扶养费）`;
const ratioText = ({ times, over }: Ratio): string => String(times / over);

/**
 * 赡养抚养扶养费 where neither court nor agreement fixed it (R7): what the obligor's household has a head above a multiple of
 * the standard, for all its people, a share of it, divided among those he supports; nothing from one who is aided himself.
 * In parts of a 分 a month.
 */
export const supportFee = (
  obligor: Obligor,
  inForce: Parameters,
  standard: number,
  ofFen: number,
  trace: Tracer,
): number => {
  const { member, perHead, size, supports, aided } = obligor;
  const { multiple, share } = supportFigures(inForce);
  const above = perHead * (ofFen / 12) - ((standard * ofFen) / multiple.over) * multiple.times;
  const fee = aided ? 0 : Math.max(0, (above / (share.over * supports)) * size * share.times);
  trace.note(() => ({
    kind: 'step',
    text: aided
      ? `${member.name} 赡养抚养扶养费：义务人属低保、特困或低保边缘，按0元计`
      : `${member.name} 赡养抚养扶养费：（义务人家庭人均 ${yuanText(perHead, 12)}元 − ${ratioText(multiple)} × ${formatYuan(fen(standard))}元，不足按0）× ${size}人 × ${ratioText(share)} ÷ ${supports}人 = 每月 ${yuanText(fee, ofFen)}元`,
    clause,
  }));
  return fee;
};
