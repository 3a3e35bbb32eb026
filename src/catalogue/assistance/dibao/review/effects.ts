import type { CaseView } from '#kit/case-view.ts';
import type { Effect, FactToWrite } from '#kit/effect.ts';
import type { FactKind } from '#kit/fact-kind.ts';
import { addMonthsTo, firstDay, lastDay, monthOf, nextMonth } from '#kit/plain-date.ts';
import type { ExplainedDecision } from '#kit/rule.ts';
import { determinedHousehold } from '../determination.ts';
import { edgeRecognised, graceGranted } from '../fact-kinds.ts';

const decisionOf = (view: CaseView): ExplainedDecision => {
  if (view.decision === null) throw new RangeError(`办件 ${view.number} 还没有认定结果`);
  return view.decision;
};

/** The household as it was found; nothing changes in what it receives. */
const household = (view: CaseView): Effect => ({
  effect: 'set-household',
  members: determinedHousehold(view),
  from: view.on,
});

export const keepEffects = (view: CaseView): readonly Effect[] => [
  household(view),
  { effect: 'send-letter', letter: 'kept' },
];

/** 增发、减发: from the month after the decision. */
export const changeEffects =
  (letter: 'raised' | 'lowered') =>
  (view: CaseView): readonly Effect[] => {
    const { amount, members } = decisionOf(view);
    return [
      household(view),
      { effect: 'change-benefit', benefit: 'dibao', from: nextMonth(monthOf(view.on)), amount, members },
      { effect: 'send-letter', letter },
    ];
  };

const fact = (kind: FactKind, from: FactToWrite['from'], to: FactToWrite['to'], view: CaseView): Effect => ({
  effect: 'write-facts',
  standing: 'determined',
  facts: [{ person: null, kind: kind.key, value: 1, from, to, basis: `办件 ${view.number}` }],
  replaces: [{ people: [], household: true, kinds: [kind.key], from, to }],
});

/** 渐退期: the amount stays, and the months of it are on record, so that it is given once. */
export const graceEffects = (view: CaseView): readonly Effect[] => {
  const { lastMonth } = decisionOf(view);
  const from = firstDay(nextMonth(monthOf(view.on)));
  return [
    household(view),
    fact(graceGranted, from, lastMonth === undefined ? null : lastDay(lastMonth), view),
    { effect: 'send-letter', letter: 'grace' },
  ];
};

/** 停发: from the month after the decision, with its reason (02 income, 03 property …); an edge household is on record as one. */
export const stopEffects = (view: CaseView): readonly Effect[] => {
  const decision = decisionOf(view);
  const from = nextMonth(monthOf(view.on));
  const edge = fact(edgeRecognised, firstDay(from), lastDay(addMonthsTo(from, 11)), view);
  return [
    household(view),
    { effect: 'stop-benefit', benefit: 'dibao', from, reason: stopReason(decision) },
    ...(decision.class === 'edge' ? [edge] : []),
    { effect: 'send-letter', letter: 'stopped' },
  ];
};

/** stop_reason of the data dictionary. */
const stopReason = ({ reasons, class: found }: ExplainedDecision): string => {
  const codes = reasons.map(({ code }) => code);
  if (found === 'terminated') return '13 拒绝核查';
  if (codes.includes('property-beyond-limits')) return '03 财产超';
  if (codes.includes('nobody-counts')) return '16 没有可计入的成员';
  return '02 收入超';
};

export const suspendEffects = (): readonly Effect[] => [
  { effect: 'hold-benefit', benefit: 'dibao', reason: '经通知不配合复核' },
  { effect: 'send-letter', letter: 'suspended' },
];

export const resumeEffects = (): readonly Effect[] => [
  { effect: 'release-benefit', benefit: 'dibao' },
  { effect: 'send-letter', letter: 'resumed' },
];

/** The stop was set aside: the benefit runs on as if it had not been stopped; the months between are due. */
export const restoreEffects = (view: CaseView): readonly Effect[] => [
  { effect: 'restore-benefit', benefit: 'dibao', reason: `办件 ${view.number}：停发的决定被撤销或变更` },
];

export const refusedReviewEffects = (view: CaseView): readonly Effect[] => [
  { effect: 'stop-benefit', benefit: 'dibao', from: nextMonth(monthOf(view.on)), reason: '13 拒绝核查' },
  { effect: 'send-letter', letter: 'stopped-uncooperative' },
];
