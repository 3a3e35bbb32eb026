import { bornKind } from '#kit/fact-kind.ts';
import { fraction, toFen } from '#kit/fraction.ts';
import { type Fen, fen, formatYuan } from '#kit/money.ts';
import type { Parameters } from '#kit/parameter.ts';
import { ageOn } from '#kit/plain-date.ts';
import type { Share } from '#kit/rule.ts';
import { dateOfDay, holdsOn, type SituationMember, valueOn } from '#kit/situation.ts';
import type { ApplicationMonth } from '../../shared/application-month.ts';
import { isSeverelyDisabled } from '../../shared/disability.ts';
import { jobRefusals, seriousIllness } from '../../shared/fact-kinds.ts';
import {
  amountOf,
  choiceOf,
  countOf,
  keptFigure,
  leastCommonMultiple,
  type Ratio,
  ratioOf,
} from '../../shared/figures.ts';
import { yuanText } from '../../shared/income.ts';
import { law } from '../../shared/law.ts';
import type { StandardType } from '../../shared/standard-type.ts';
import { tier } from './fact-kinds.ts';
import type { Means } from './means.ts';
import { standardOf } from './standard.ts';

const clause = `${law.assistance}第十二条`;
const refusalClause = `${law.assistance}第四十五条`;
const topUpClause = `${law.assistance}第十二条（分类施保）`;

/** An amount that is still exact: parts of which `ofFen` make one 分. */
export type ExactAmount = { readonly parts: number; readonly ofFen: number };

/** What a month pays: the whole amount, 分, and each one's own where the law gives each his own. */
export type Payable = {
  readonly amount: Fen;
  readonly shares: readonly Share[];
  /** Whose share was reduced, and what it was, in 元. */
  readonly reduced: readonly { readonly member: SituationMember; readonly share: string }[];
};

const yuan = 100;
const rounding = keptFigure((inForce: Parameters): string => choiceOf(inForce, 'pay.rounding'));

/** PARAM 发放金额取整: to the 分 (half a 分 is rounded up), to the nearest 元, or up to the next. */
export const rounded = ({ parts, ofFen }: ExactAmount, inForce: Parameters): Fen => {
  const mode = rounding(inForce);
  const whole = Math.floor(parts / (ofFen * yuan)) * yuan;
  if (mode === 'ceil') return fen(parts === whole * ofFen ? whole : whole + yuan);
  if (mode === 'half-up') return fen((parts - whole * ofFen) * 2 >= ofFen * yuan ? whole + yuan : whole);
  return parts % ofFen === 0 ? fen(parts / ofFen) : toFen(fraction(parts, ofFen), 'half-up');
};

export type CalculationMode = 'difference' | 'tiers';

const modes: Readonly<Record<StandardType, (inForce: Parameters) => CalculationMode>> = {
  urban: keptFigure((inForce) => (choiceOf(inForce, 'dibao.calculation.urban') === 'tiers' ? 'tiers' : 'difference')),
  rural: keptFigure((inForce) => (choiceOf(inForce, 'dibao.calculation.rural') === 'tiers' ? 'tiers' : 'difference')),
};

const difference = (means: Means, standard: Fen): ExactAmount => {
  const { members, income, trace } = means;
  const full = standard * members.length;
  trace.note(() => ({
    kind: 'step',
    text: `保障标准 ${formatYuan(standard)}元 × ${members.length}人 = ${formatYuan(fen(full))}元/月`,
    clause,
  }));
  const parts = Math.max(0, full * income.ofFen - income.total);
  trace.note(() => ({
    kind: 'step',
    text: `减去家庭月收入 ${yuanText(income.total, income.ofFen)}元，补差 ${yuanText(parts, income.ofFen)}元/月`,
    clause,
  }));
  return { parts, ofFen: income.ofFen };
};

const tierKeys = ['a', 'b', 'c'] as const;

/** Who has no 档次 yet where the payable month pays by it; tiers pay nobody by guess. */
export const withoutTier = ({ members, month, type }: Means, payable: Parameters): readonly SituationMember[] =>
  modes[type](payable) === 'tiers' ? members.filter(({ facts }) => valueOn(facts, tier, month.day) === undefined) : [];

const tierShares = (means: Means, inForce: Parameters, standard: Fen): readonly Share[] =>
  means.members.map((member) => {
    const key = tierKeys[(valueOn(member.facts, tier, means.month.day) ?? 0) - 1] ?? 'c';
    const amount = fen(Math.min(amountOf(inForce, `dibao.tier.${means.type}.${key}`), standard));
    means.trace.note(() => ({
      kind: 'step',
      text: `${member.name}：${key.toUpperCase()}档 ${formatYuan(amount)}元/月`,
      clause,
    }));
    return { member: member.key, amount };
  });

const workingAge = 16;
const refusalsThatCount = 3;

const isOfWorkingAge = ({ facts }: SituationMember, { asOf, day }: ApplicationMonth, limit: number): boolean => {
  const born = valueOn(facts, bornKind, day);
  if (born === undefined) return false;
  const age = ageOn(dateOfDay(born), asOf);
  return age >= workingAge && age < limit;
};

/** R12: of working age, able, and turned down three suitable jobs in a row without cause (第四十五条). */
export const refusesWork = (member: SituationMember, month: ApplicationMonth, inForce: Parameters): boolean => {
  const refused = valueOn(member.facts, jobRefusals, month.day);
  if (refused === undefined || refused < refusalsThatCount) return false;
  return isOfWorkingAge(member, month, countOf(inForce, 'labour.age-limit'));
};

type TopUp = {
  readonly name: string;
  readonly key: string;
  readonly applies: (member: SituationMember, month: ApplicationMonth) => boolean;
};

const topUpFigures = keptFigure((inForce: Parameters): readonly (TopUp & { readonly share: Ratio })[] => {
  const elderly = countOf(inForce, 'dibao.top-up.elderly-age');
  const ageOf = ({ facts }: SituationMember, { asOf, day }: ApplicationMonth): number | undefined => {
    const born = valueOn(facts, bornKind, day);
    return born === undefined ? undefined : ageOn(dateOfDay(born), asOf);
  };
  const all: readonly TopUp[] = [
    { name: '老年人', key: 'elderly', applies: (member, month) => (ageOf(member, month) ?? 0) >= elderly },
    { name: '未成年人', key: 'minor', applies: (member, month) => (ageOf(member, month) ?? 18) < 18 },
    { name: '重度残疾人', key: 'severe-disability', applies: ({ facts }, { day }) => isSeverelyDisabled(facts, day) },
    { name: '重病患者', key: 'serious-illness', applies: ({ facts }, { day }) => holdsOn(facts, seriousIllness, day) },
  ];
  return all
    .map((one) => ({ ...one, share: ratioOf(inForce, `dibao.top-up.${one.key}`) }))
    .filter(({ share }) => share.times > 0);
});

/** 分类施保: the highest that applies to each member, as a share of the standard; in parts of which `ofFen` make one 分. */
export const topUps = (
  members: readonly SituationMember[],
  { month, trace }: Pick<Means, 'month' | 'trace'>,
  inForce: Parameters,
  standard: Fen,
): ExactAmount => {
  const figures = topUpFigures(inForce);
  const ofFen = leastCommonMultiple(figures.map(({ share }) => share.over));
  let parts = 0;
  if (figures.length === 0) return { parts, ofFen };
  for (const member of members) {
    const fitting = figures.filter(({ applies }) => applies(member, month));
    const best = fitting.sort((a, b) => b.share.times * a.share.over - a.share.times * b.share.over)[0];
    if (best === undefined) continue;
    const own = ((standard * ofFen) / best.share.over) * best.share.times;
    parts += own;
    trace.note(() => ({
      kind: 'step',
      text: `${member.name}（${best.name}）分类施保：标准的${(best.share.times * 100) / best.share.over}%，增发 ${yuanText(own, ofFen)}元/月`,
      clause: topUpClause,
    }));
  }
  return { parts, ofFen };
};

/** The sum of two amounts, as exact as they are. */
export const sumOf = (left: ExactAmount, right: ExactAmount): ExactAmount => {
  const ofFen = leastCommonMultiple([left.ofFen, right.ofFen]);
  return { parts: (left.parts * ofFen) / left.ofFen + (right.parts * ofFen) / right.ofFen, ofFen };
};

/** R12: the share of who refuses work is reduced; it is what the household gets divided by its heads, or his own tier. */
const lessRefusals = (
  means: Means,
  base: ExactAmount,
  shares: readonly Share[],
  inForce: Parameters,
): ExactAmount & Pick<Payable, 'reduced'> => {
  const refusing = means.members.filter((member) => refusesWork(member, means.month, means.inForce));
  if (refusing.length === 0) return { ...base, reduced: [] };
  const reduced: { member: SituationMember; share: string }[] = [];
  const cut = ratioOf(inForce, 'dibao.refusal.reduction');
  const ofFen = base.ofFen * means.members.length * cut.over;
  let parts = base.parts * means.members.length * cut.over;
  for (const member of refusing) {
    const own = shares.find((share) => share.member === member.key);
    const share = own === undefined ? base.parts * cut.over : own.amount * ofFen;
    const gone = (share / cut.over) * cut.times;
    parts -= gone;
    reduced.push({ member, share: yuanText(share, ofFen) });
    means.trace.note(() => ({
      kind: 'step',
      text: `${member.name}连续3次无正当理由拒绝就业介绍：本人份额 ${yuanText(share, ofFen)}元，减发 ${yuanText(gone, ofFen)}元/月`,
      clause: refusalClause,
    }));
  }
  return { parts, ofFen, reduced };
};

/**
 * What 低保 pays a household a month, by the figures of the payable month: 差额 (standard × heads − income, exact until the
 * end) or 分档, less the shares of who refuses work, plus 分类施保; never below nothing.
 */
export const householdAmount = (means: Means, payable: Parameters): Payable => {
  const standard = standardOf(payable, means.type);
  const shares = modes[means.type](payable) === 'tiers' ? tierShares(means, payable, standard) : [];
  const base: ExactAmount =
    shares.length === 0
      ? difference(means, standard)
      : { parts: shares.reduce((total, { amount }) => total + amount, 0), ofFen: 1 };
  const left = lessRefusals(means, base, shares, payable);
  const refusing = left.reduced.map(({ member }) => member);
  const added = topUps(
    means.members.filter((member) => !refusing.includes(member)),
    means,
    payable,
    standard,
  );
  const amount = rounded(sumOf(left, added), payable);
  means.trace.note(() => ({ kind: 'step', text: `月保障金额 ${formatYuan(amount)}元`, clause }));
  // Each one's own is told only where nothing was taken off, put on or rounded away.
  const isWhole = refusing.length === 0 && added.parts === 0 && amount === base.parts;
  return { amount, shares: isWhole ? shares : [], reduced: left.reduced };
};
