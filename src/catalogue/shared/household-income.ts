import type { Parameters } from '#kit/parameter.ts';
import type { Tracer } from '#kit/rule.ts';
import type { SituationMember } from '#kit/situation.ts';
import type { ApplicationMonth } from './application-month.ts';
import {
  deductsRigidCosts,
  employmentCost,
  employmentCostDivisors,
  employmentCostFigures,
  rigidCosts,
} from './deductions.ts';
import { flagOf, keptFigure, leastCommonMultiple } from './figures.ts';
import { countIncome, incomeClause, partsOfFen, yuanText } from './income.ts';
import { findObligors, supportDivisors, supportFee } from './support-fee.ts';

/**
 * The monthly income of a household, exact: `total` and what is each one's own, `own`, in parts of which `ofFen` make one 分.
 * `unknown` names those of whose income something is missing, and what.
 */
export type HouseholdIncome = {
  readonly total: number;
  readonly own: ReadonlyMap<SituationMember, number>;
  readonly ofFen: number;
  readonly unknown: readonly { readonly member: SituationMember; readonly what: string }[];
};

const exemptsBasicPension = keptFigure((inForce: Parameters): boolean =>
  flagOf(inForce, 'income.basic-pension-exempt'),
);

const commonDivisor = keptFigure((inForce: Parameters): number =>
  leastCommonMultiple(employmentCostDivisors(employmentCostFigures(inForce))),
);

const ensureExact = (parts: number): number => {
  if (!Number.isSafeInteger(parts)) throw new RangeError('收入金额太大，不能精确计算，请核对是否把元、万元弄混');
  return parts;
};

/** R4–R8: counted income of the window, less necessary costs, plus support from those who live apart; never below nothing. */
export const householdIncome = (
  members: readonly SituationMember[],
  month: ApplicationMonth,
  inForce: Parameters,
  standard: number,
  trace: Tracer,
): HouseholdIncome => {
  const counted = countIncome(members, month, exemptsBasicPension(inForce), trace);
  const obligors = findObligors(members, month.day);
  const divisors = supportDivisors(obligors.known, inForce);
  const finer =
    divisors.length === 0 ? commonDivisor(inForce) : leastCommonMultiple([commonDivisor(inForce), ...divisors]);
  const ofFen = partsOfFen * finer;
  const cost = employmentCostFigures(inForce);

  const own = new Map<SituationMember, number>();
  let total = 0;
  for (const income of counted.of) {
    const parts = ensureExact(income.counted * finer - employmentCost(income, cost, standard, ofFen, trace));
    own.set(income.member, parts);
    total += parts;
  }
  for (const obligor of obligors.known) {
    const fee = ensureExact(supportFee(obligor, inForce, standard, ofFen, trace));
    own.set(obligor.member, (own.get(obligor.member) ?? 0) + fee);
    total += fee;
  }
  const costs = deductsRigidCosts(inForce) ? rigidCosts(members, month, trace) : { total: 0, unknown: [] };
  const left = ensureExact(Math.max(0, total - costs.total * finer));
  const unknown = [
    ...counted.unknown.map((member) => ({ member, what: '申请前12个月的收入没有核定' })),
    ...obligors.unknown.map((member) => ({ member, what: '赡养抚养扶养义务人的家庭人口或者赡养人数没有核定' })),
    ...costs.unknown.map((member) => ({ member, what: '因残因病的医疗、康复支出没有核定' })),
  ];
  if (unknown.length === 0 && (left !== total || obligors.known.length > 0 || cost.mode !== 'none')) {
    trace.note(() => ({
      kind: 'step',
      text: `扣减、计入赡养抚养扶养费以后，家庭月收入 ${yuanText(left, ofFen)}元`,
      clause: incomeClause,
    }));
  }
  return { total: left, own, ofFen, unknown };
};
