import { answersOf, type CaseAction, type CaseView } from '#kit/case-view.ts';
import type { AnswerCheck, Guard } from '#kit/flow.ts';
import { type Answers, typedAnswers } from '#kit/form.ts';
import { formatYuan } from '#kit/money.ts';
import { addDays, formatChinese } from '#kit/plain-date.ts';
import { type ExplainedDecision, outcomeNames } from '#kit/rule.ts';
import { applicationForm } from './form.ts';
import { countyVisitForm, deathForm, remedyForm, reopening, visitForm } from './move-forms.ts';
import { isDelegated, settingOf } from './settings.ts';

/** 核对以授权为前提: every adult has signed the authorisation. */
export const allHaveSigned: Guard = (view) => {
  const missing = view.people.filter((person) => person.mustSign && person.signedOn === null);
  if (missing.length === 0) return undefined;
  return `还有成年家庭成员没有签核对授权书：${missing.map((person) => person.name).join('、')}。请本人用签字链接或纸质授权书签字`;
};

/** 一次性告知: what is missing is asked for once. */
export const notAskedBefore: Guard = (view) =>
  view.actions.some((action) => action.move === 'request-supplement')
    ? '已经一次性告知过要补正的材料，不能再次要求补正；材料仍不齐的，按现有材料受理后调查核实'
    : undefined;

const amountText = (decision: ExplainedDecision): string => `每月${formatYuan(decision.amount)}元`;

export const ruleGrants: Guard = ({ decision }) => {
  if (decision?.outcome === 'granted') return undefined;
  if (decision === null) return '还没有认定结果，请先认定家庭情况';
  const why = decision.reasons.map((reason) => reason.text).join('；');
  return `认定结果是“${outcomeNames[decision.outcome]}”，不能确认：${why}`;
};

export const ruleRefuses: Guard = ({ decision }) => {
  if (decision?.outcome === 'refused' || decision?.outcome === 'not-applicable') return undefined;
  if (decision === null) return '还没有认定结果，请先认定家庭情况';
  if (decision.outcome === 'granted')
    return `认定结果是符合条件（${amountText(decision)}），不能不予确认；情况有变的，请退回重新调查`;
  return `事实还没有查清，不能不予确认：${decision.reasons.map((reason) => reason.text).join('；')}`;
};

/** EX-A20: the seven days end at midnight of the last day, whatever holidays lie between. */
export const noticeHasEnded: Guard = ({ notice, on }) => {
  if (notice === null) return '还没有公示';
  return on > notice.lastDay
    ? undefined
    : `公示到${formatChinese(notice.lastDay)}24时为止，次日起才能结束；提前撤下属于违规`;
};

export const noOpenObjections: Guard = ({ notice }) =>
  (notice?.openObjections ?? 0) === 0
    ? undefined
    : `还有${notice?.openObjections}件异议没有答复；查实的请重新调查，不成立的请先答复`;

const differs = (view: CaseView): boolean =>
  view.posted === null || view.decision?.outcome !== view.posted.outcome || view.decision.amount !== view.posted.amount;

/** Nobody is granted what was not posted. */
export const sameAsPosted: Guard = (view) => {
  if (!differs(view)) return undefined;
  if (view.posted === null || view.decision === null) return '还没有公示过，不能确认';
  return `公示的是${amountText(view.posted)}，今天计算是${amountText(view.decision)}，须说明原因重新公示`;
};

export const differsFromPosted: Guard = (view) =>
  differs(view) ? undefined : '结果与公示的一致，不用重新公示，可以直接确认';

const lastMade = (view: CaseView, move: string): CaseAction | undefined =>
  view.actions.findLast((action) => action.move === move);

/** Sent back to be investigated again: what was found before is not enough. */
const restarts = ['reinvestigate', 'return-for-reinvestigation', 'return-here', 'accept', 'start'] as const;

/** True when the move was made since the investigation last began. */
const madeSinceRestart = (view: CaseView, move: string): boolean => {
  const restarted = Math.max(0, ...restarts.map((key) => lastMade(view, key)?.seq ?? 0));
  return (lastMade(view, move)?.seq ?? -1) > restarted;
};

/** 入户调查 by two people before anything is determined (57号 第三章). */
export const wasVisited: Guard = (view) =>
  madeSinceRestart(view, 'visit') ? undefined : '还没有登记入户调查，请先由两名以上工作人员入户并登记';

type Visit = Pick<Answers<typeof visitForm>, 'visitedOn' | 'visitors'>;

/** What single fields can't say of a visit: two different people, none of the family, a day that has come. */
const visitFault = (view: CaseView, { visitedOn, visitors }: Visit): string | undefined => {
  if (visitedOn > view.on) return '入户日期晚于今天，请在入户之后登记';
  const names = new Set(visitors.map(({ name }) => name));
  if (names.size < 2) return '入户调查须有两名以上工作人员，请填写不同的两个人';
  const kin = view.people.find(({ name }) => names.has(name));
  return kin === undefined ? undefined : `${kin.name}是本户的人，不能作调查人`;
};

/** Each of these posts a notice anew. */
const postings = ['post', 'repost', 'repost-here'] as const;

/** no photo, no proof that it hung. */
export const postingIsProved: Guard = (view) => {
  const posted = Math.max(0, ...postings.map((move) => lastMade(view, move)?.seq ?? 0));
  return (lastMade(view, 'record-posting')?.seq ?? -1) > posted
    ? undefined
    : '还没有登记张贴照片，请先登记在哪里张贴并上传照片';
};

export const visitIsWhole: AnswerCheck = (view, answers) => visitFault(view, typedAnswers(visitForm, answers));
export const countyVisitIsWhole: AnswerCheck = (view, answers) =>
  visitFault(view, typedAnswers(countyVisitForm, answers));

export const countyConfirms: Guard = (view) =>
  isDelegated(view) ? '审核确认权已下放乡镇，请办理“报本级审批”' : undefined;
export const townConfirms: Guard = (view) => (isDelegated(view) ? undefined : '审核确认权没有下放，请办理“报县”');

/** Why the county must itself go and look: kin of those who handle it, an objection, or drawn by lot. */
export const whyCountyVisits = (view: CaseView): string | undefined => {
  if (answersOf(view, applicationForm)?.kin === true) return '申请人与经办人员或村（居）干部有近亲属关系';
  if (view.objections > 0) return '公示期间有异议';
  return view.draw?.drawn === true ? '抽查抽中' : undefined;
};

export const countyHasVisited: Guard = (view) => {
  const why = whyCountyVisits(view);
  if (why === undefined || madeSinceRestart(view, 'county-visit')) return undefined;
  return `${why}，县民政局须入户核实并登记后才能确认`;
};

const daysSince = (view: CaseView, move: string, days: number, what: string): string | undefined => {
  const made = lastMade(view, move);
  if (made === undefined) return `还没有${what}`;
  const until = addDays(made.on, days);
  return view.on > until ? undefined : `${what}的期限到${formatChinese(until)}，期满后才能办理`;
};

/** Silence after a request for papers: the application lapses when the days are over. */
export const supplementIsOverdue: Guard = (view) =>
  daysSince(view, 'request-supplement', Number(settingOf(view, 'dibao.supplement-days')), '一次性告知补正');

export const someHaveNotSigned: Guard = (view) =>
  view.people.some(({ mustSign, signedOn }) => mustSign && signedOn === null)
    ? undefined
    : '每位成年家庭成员都已签核对授权书，不用告知';

export const notExtendedBefore: Guard = (view) =>
  lastMade(view, 'extend') === undefined ? undefined : '时限已经延长过一次，不能再延长';

/** EX-L06: told once, days given, still refused. */
export const stillRefusesVerification: Guard = (view) => {
  const warned = lastMade(view, 'warn-refusal') === undefined ? 'warn-unsigned' : 'warn-refusal';
  const waiting = daysSince(view, warned, Number(settingOf(view, 'dibao.refusal-days')), '拒绝核对告知');
  if (waiting !== undefined) return waiting;
  const unsigned = view.people.some(({ mustSign, signedOn }) => mustSign && signedOn === null);
  const found = view.decision?.class === 'terminated';
  return unsigned || found ? undefined : '每位成年家庭成员都已授权核对，不能终止办理';
};

/** The day that is entered is the register's, where it knows one. */
export const deathFits: AnswerCheck = (view, answers) => {
  const { diedOn } = typedAnswers(deathForm, answers);
  const applicant = view.people.find((person) => person.applicant);
  if (applicant === undefined) return undefined;
  if (diedOn < applicant.born) return `死亡日期早于${applicant.name}的出生日期${formatChinese(applicant.born)}`;
  if (applicant.died === null || applicant.died === diedOn) return undefined;
  return `登记册上${applicant.name}死于${formatChinese(applicant.died)}，与填写的不一致；登记有误的，请先更正`;
};

const lastRemedy = (view: CaseView): Remedy | undefined => answersOf(view, remedyForm);

type Remedy = Answers<typeof remedyForm>;

const isReopening = (answers: Remedy | undefined): boolean => reopening.some((outcome) => outcome === answers?.outcome);

/** A decision that a court or the government set aside is made anew. */
export const remedySetAside: Guard = (view) =>
  isReopening(lastRemedy(view)) && (lastMade(view, 'record-remedy')?.seq ?? 0) > (lastMade(view, 'reopen')?.seq ?? 0)
    ? undefined
    : '没有登记撤销或变更原决定的复议、诉讼结果，不能重新审核';
