import { fen, formatYuan } from '#kit/money.ts';
import type { Parameters } from '#kit/parameter.ts';
import type { Tracer } from '#kit/rule.ts';
import { holdsOn, type SituationMember } from '#kit/situation.ts';
import type { ApplicationMonth } from './application-month.ts';
import { isSeverelyDisabled } from './disability.ts';
import { expenseItems, expensesDetermined } from './expense-items.ts';
import { seriousIllness } from './fact-kinds.ts';
import { amountOf, choiceOf, flagOf, keptFigure, type Ratio, ratioOf } from './figures.ts';
import { coversMonths, incomeClause, type MemberIncome, monthsWithin, partsOfFen, yuanText } from './income.ts';
import { law } from './law.ts';

type EmploymentCost =
  | { readonly mode: 'none' }
  | { readonly mode: 'wage' | 'standard'; readonly percent: Ratio; readonly cap: Ratio }
  | { readonly mode: 'fixed'; readonly monthly: number; readonly cap: Ratio };

/** How 必要就业成本 is deducted (R6): a share of the wage or of the standard, or a fixed sum, up to a multiple of the standard. */
export const employmentCostFigures = keptFigure((inForce: Parameters): EmploymentCost => {
  const mode = choiceOf(inForce, 'income.employment-cost.mode');
  if (mode === 'none') return { mode };
  const cap = ratioOf(inForce, 'income.employment-cost.cap');
  if (mode === 'fixed') return { mode, monthly: amountOf(inForce, 'income.employment-cost.fixed'), cap };
  const percent = ratioOf(inForce, 'income.employment-cost.percent');
  return { mode: mode === 'wage' ? 'wage' : 'standard', percent, cap };
});

/** The numbers that parts of a 分 must be divisible by for the deduction to be exact. */
export const employmentCostDivisors = (cost: EmploymentCost): readonly number[] => {
  if (cost.mode === 'none') return [];
  return cost.mode === 'fixed' ? [cost.cap.over] : [cost.percent.over, cost.cap.over];
};

const shareText = ({ times, over }: Ratio): string => `${(times * 100) / over}%`;

const employmentClause = `${law.confirmation}第三章（必要的就业成本）`;

/** The necessary cost of having a job, in parts of a 分 a month: never more than the wage it is deducted from. */
export const employmentCost = (
  { member, wages }: MemberIncome,
  cost: EmploymentCost,
  standard: number,
  ofFen: number,
  trace: Tracer,
): number => {
  if (cost.mode === 'none' || wages === 0) return 0;
  const wage = wages * (ofFen / partsOfFen);
  const full = standard * ofFen;
  const share = (of: number, { times, over }: Ratio): number => (of / over) * times;
  const wanted = cost.mode === 'fixed' ? cost.monthly * ofFen : share(cost.mode === 'wage' ? wage : full, cost.percent);
  const deducted = Math.min(wanted, share(full, cost.cap), wage);
  trace.note(() => {
    const by =
      cost.mode === 'fixed'
        ? `定额${formatYuan(fen(cost.monthly))}元`
        : `${cost.mode === 'wage' ? '工资' : '低保标准'}的${shareText(cost.percent)}`;
    return {
      kind: 'step',
      text: `${member.name} 必要就业成本：${by}，不超过低保标准的${shareText(cost.cap)}，每月扣减 ${yuanText(deducted, ofFen)}元`,
      clause: employmentClause,
    };
  });
  return deducted;
};

/** Whether 因残因病 costs are deducted at all (R6). */
export const deductsRigidCosts = keptFigure((inForce: Parameters): boolean =>
  flagOf(inForce, 'income.rigid-deduction'),
);

const kinds = new Map(expenseItems.map((item) => [item.kind.id, item]));

/** What illness and disability cost this person himself, in twelfths of a 分 over the twelve months; `unknown` when nobody found out. */
const ownCost = ({ facts }: SituationMember, { monthEnds, day }: ApplicationMonth): number | 'unknown' => {
  if (!isSeverelyDisabled(facts, day) && !holdsOn(facts, seriousIllness, day)) return 0;
  if (!coversMonths(facts, expensesDetermined.id, monthEnds)) return 'unknown';
  const own = { medical: 0, rehabilitation: 0, education: 0, other: 0 };
  for (const fact of facts) {
    const item = kinds.get(fact.kind);
    if (item !== undefined) own[item.of] += item.sign * fact.value * monthsWithin(fact, monthEnds);
  }
  // What was given towards the one does not pay for the other.
  return Math.max(0, own.medical) + Math.max(0, own.rehabilitation);
};

/** The rigid cost of severe disability and serious illness of all members, as `counted` of an income; and whose is unknown. */
export const rigidCosts = (
  members: readonly SituationMember[],
  month: ApplicationMonth,
  trace: Tracer,
): { readonly total: number; readonly unknown: readonly SituationMember[] } => {
  let total = 0;
  const unknown: SituationMember[] = [];
  for (const member of members) {
    const cost = ownCost(member, month);
    if (cost === 'unknown') unknown.push(member);
    else if (cost > 0) {
      total += cost;
      trace.note(() => ({
        kind: 'step',
        text: `${member.name} 因残因病自负的医疗、康复支出：每月扣减 ${yuanText(cost, partsOfFen)}元`,
        clause: incomeClause,
      }));
    }
  }
  return { total, unknown };
};
