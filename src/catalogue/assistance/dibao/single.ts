import { bornKind } from '#kit/fact-kind.ts';
import { type Fen, fen, formatYuan } from '#kit/money.ts';
import type { Parameters } from '#kit/parameter.ts';
import type { Share } from '#kit/rule.ts';
import { holdsOn, type SituationMember, valueOn } from '#kit/situation.ts';
import { isSeverelyDisabled } from '../../shared/disability.ts';
import { employment, seriousIllness, specialHardship } from '../../shared/fact-kinds.ts';
import { choiceOf, flagOf, keptFigure, ratioOf } from '../../shared/figures.ts';
import { yuanText } from '../../shared/income.ts';
import { law } from '../../shared/law.ts';
import { type ExactAmount, type Payable, rounded, sumOf, topUps } from './amount.ts';
import type { Means } from './means.ts';
import { standardOf } from './standard.ts';

const clause = `${law.confirmation}第二章（单独提出申请）；${law.layered}`;

/** Why one member may be aided alone (R11); `unknown` when a fact that decides it is missing. */
export type SingleGround = { readonly member: SituationMember; readonly text: string };

const admitsSevereAdults = keptFigure((inForce: Parameters): boolean => flagOf(inForce, 'dibao.single.adult-severe'));

const paysShare = keptFigure((inForce: Parameters): boolean => choiceOf(inForce, 'dibao.single.mode') === 'share');

/** 登记失业、无业、丧失劳动能力. */
const withoutWork: readonly number[] = [6, 7, 10];

const groundOf = (member: SituationMember, means: Means, isEdge: boolean): string | 'unknown' | undefined => {
  const { day, adultBorn } = means.month;
  const { facts } = member;
  if (isEdge) {
    if (isSeverelyDisabled(facts, day)) return '低保边缘家庭中的重度残疾人';
    if (holdsOn(facts, seriousIllness, day)) return '低保边缘家庭中的重病患者';
  }
  if (holdsOn(facts, specialHardship, day)) return '县级认定的特殊困难人员';
  if (!admitsSevereAdults(means.inForce) || !isSeverelyDisabled(facts, day)) return undefined;
  const born = valueOn(facts, bornKind, day);
  if (born === undefined || born > adultBorn) return undefined;
  const works = valueOn(facts, employment, day);
  if (works === undefined) return 'unknown';
  return withoutWork.includes(works) ? '成年无业重度残疾人' : undefined;
};

/** Who may be aided alone, each with his ground, and of whom it can't be said. Own income must be below the standard. */
export const findSingles = (
  means: Means,
  isEdge: boolean,
): { readonly found: readonly SingleGround[]; readonly unknown: readonly SituationMember[] } => {
  const found: SingleGround[] = [];
  const unknown: SituationMember[] = [];
  for (const member of means.members) {
    const ground = groundOf(member, means, isEdge);
    if (ground === undefined) continue;
    if (ground === 'unknown') {
      unknown.push(member);
      continue;
    }
    const own = means.income.own.get(member) ?? 0;
    const poor = own < means.standard * means.income.ofFen;
    means.trace.note(() => ({
      kind: 'test',
      text: `${member.name}单人保：${ground}，本人收入 ${yuanText(own, means.income.ofFen)}元，${poor ? '低于' : '不低于'}标准 ${formatYuan(means.standard)}元`,
      clause,
      passed: poor,
    }));
    if (poor) found.push({ member, text: ground });
  }
  return { found, unknown };
};

/** PARAM 单人保金额: standard − own income, or a share of the standard; plus 分类施保. Each his own. */
export const singleAmount = (means: Means, singles: readonly SingleGround[], payable: Parameters): Payable => {
  const standard = standardOf(payable, means.type);
  const byShare = paysShare(payable);
  const shares = singles.map(({ member }): Share => {
    const own = means.income.own.get(member) ?? 0;
    const base = byShare ? shareOf(standard, payable) : lessOwn(standard, own, means.income.ofFen);
    const topUp = topUps([member], means, payable, standard);
    const amount = rounded(sumOf(base, topUp), payable);
    const more = topUp.parts > 0 ? ` + 分类施保 ${yuanText(topUp.parts, topUp.ofFen)}元` : '';
    means.trace.note(() => ({
      kind: 'step',
      text: byShare
        ? `${member.name}单人保：标准 ${formatYuan(standard)}元的规定比例 ${yuanText(base.parts, base.ofFen)}元${more} = ${formatYuan(amount)}元/月`
        : `${member.name}单人保：标准 ${formatYuan(standard)}元 − 本人收入 ${yuanText(own, means.income.ofFen)}元${more} = ${formatYuan(amount)}元/月`,
      clause,
    }));
    return { member: member.key, amount };
  });
  return { amount: fen(shares.reduce((sum, { amount }) => sum + amount, 0)), shares, reduced: [] };
};

const lessOwn = (standard: Fen, own: number, ofFen: number): ExactAmount => ({
  parts: Math.max(0, standard * ofFen - own),
  ofFen,
});

const shareOf = (standard: Fen, payable: Parameters): ExactAmount => {
  const { times, over } = ratioOf(payable, 'dibao.single.share');
  return { parts: standard * times, ofFen: over };
};
