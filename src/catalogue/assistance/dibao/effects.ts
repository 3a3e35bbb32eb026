import { answersOf, type CasePerson, type CaseView } from '#kit/case-view.ts';
import type { Effect } from '#kit/effect.ts';
import { deathKind } from '#kit/fact-kind.ts';
import { text } from '#kit/field.ts';
import { defineForm, section, typedAnswers, type UnknownAnswers } from '#kit/form.ts';
import { addMonthsTo, firstDay, lastDay, monthOf, nextMonth, plainDate } from '#kit/plain-date.ts';
import type { ExplainedDecision } from '#kit/rule.ts';
import { dayNumber } from '#kit/situation.ts';
import { assistanceNotice } from '../../shared/notice-content.ts';
import { determinedHousehold } from './determination.ts';
import { edgeRecognised } from './fact-kinds.ts';
import { applicationForm } from './form.ts';
import { deathForm } from './move-forms.ts';
import { settingOf } from './settings.ts';

/** 公示7天: calendar days, the day of posting not counted, never moved by a holiday. */
const noticeDays = 7;

export const repostForm = defineForm({
  key: 'dibao-repost',
  title: '重新公示',
  sections: {
    reason: section('重新公示', {
      reason: text('重新公示的原因', { max: 200, help: '会写在公示上，如“标准调整，金额由510元变为560元”' }),
    }),
  },
});

/** The person in whose name it is; the guards let nobody come here without him and without a decision. */
const applicantOf = (view: CaseView): CasePerson => {
  const applicant = view.people.find((person) => person.applicant);
  if (applicant === undefined) throw new RangeError(`办件 ${view.number} 没有申请人`);
  return applicant;
};

const decisionOf = (view: CaseView): ExplainedDecision => {
  if (view.decision === null) throw new RangeError(`办件 ${view.number} 还没有认定结果`);
  return view.decision;
};

const notice = (view: CaseView, again?: string): readonly Effect[] => {
  const decision = decisionOf(view);
  return [
    {
      effect: 'post-notice',
      division: view.division,
      days: noticeDays,
      content: assistanceNotice({
        title: '最低生活保障审核公示',
        applicant: applicantOf(view),
        on: view.on,
        place: view.divisionName,
        members: decision.members.length,
        monthly: decision.amount,
        days: noticeDays,
        ...(again === undefined ? {} : { again }),
      }),
    },
  ];
};

export const postEffects = (view: CaseView): readonly Effect[] => notice(view);

export const repostEffects = (view: CaseView, answers: UnknownAnswers): readonly Effect[] =>
  notice(view, typedAnswers(repostForm, answers).reason);

/** The household as determined becomes membership; the benefit runs from the month after the decision. */
export const grantEffects = (view: CaseView): readonly Effect[] => {
  const { amount, members } = decisionOf(view);
  return [
    { effect: 'set-household', members: determinedHousehold(view), from: view.on },
    {
      effect: 'start-benefit',
      benefit: 'dibao',
      from: nextMonth(monthOf(view.on)),
      amount,
      members,
      payee: applicantOf(view).id,
      account: { form: applicationForm.key, field: 'bankAccount' },
    },
    { effect: 'send-letter', letter: 'grant' },
  ];
};

/** 低保边缘 holds for a year, then it is looked at again. */
const edgeMonths = 12;

/** The applicant agreed that the file be turned into a recognition without new papers. */
const agreesToEdge = (view: CaseView): boolean => answersOf(view, applicationForm)?.edgeConsent === true;

/** A refused file of an edge household becomes its recognition, where the applicant agreed (S02). */
const recognition = (view: CaseView): readonly Effect[] => {
  const from = firstDay(nextMonth(monthOf(view.on)));
  const to = lastDay(addMonthsTo(monthOf(view.on), edgeMonths));
  const fact = { person: null, kind: edgeRecognised.key, value: 1, from, to, basis: `办件 ${view.number}` };
  const since = { people: [], household: true, kinds: [edgeRecognised.key], from, to };
  return [
    { effect: 'set-household', members: determinedHousehold(view), from: view.on },
    { effect: 'write-facts', standing: 'determined', facts: [fact], replaces: [since] },
    { effect: 'send-letter', letter: 'edge' },
  ];
};

export const refusalEffects = (view: CaseView): readonly Effect[] => [
  { effect: 'send-letter', letter: 'refusal' },
  ...(decisionOf(view).class === 'edge' && agreesToEdge(view) ? recognition(view) : []),
];

/**
 * The county draws among what comes to it: the share is a parameter, the seed is kept. What was drawn once stays drawn: posting
 * again is no way out of the visit.
 */
export const closingEffects = (view: CaseView): readonly Effect[] => [
  { effect: 'take-down-notice' },
  ...(view.draw?.drawn === true
    ? []
    : [{ effect: 'draw-case', share: settingOf(view, 'dibao.sample-share') } as const]),
];

export const movingEffects = (view: CaseView): readonly Effect[] => [
  ...withdrawalEffects(view),
  { effect: 'send-letter', letter: 'moved' },
];

/** What is known of the applicant's death already. */
export const prefillDeath = (view: CaseView): UnknownAnswers => {
  const { died } = applicantOf(view);
  return died === null ? {} : { diedOn: died, basis: '登记册' };
};

/** His death goes on the register, unless it stands there. */
export const deathEffects = (view: CaseView, answers: UnknownAnswers): readonly Effect[] => {
  const { id, died } = applicantOf(view);
  const { diedOn, basis } = typedAnswers(deathForm, answers);
  const on = plainDate(diedOn);
  const fact = { person: id, kind: deathKind.key, value: dayNumber(on), from: on, to: null, basis };
  return [
    ...withdrawalEffects(view),
    ...(died === null ? [{ effect: 'write-facts', standing: 'determined', facts: [fact] } as const] : []),
  ];
};

/** Effects see the case as it was before the move: a notice hangs only while the case is being posted. */
export const withdrawalEffects = (view: CaseView): readonly Effect[] =>
  view.stage === 'posting' ? [{ effect: 'take-down-notice' }] : [];
