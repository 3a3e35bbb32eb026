import type { CaseView } from '#kit/case-view.ts';
import type { Guard } from '#kit/flow.ts';
import { type Answers, typedAnswers } from '#kit/form.ts';
import { formatYuan } from '#kit/money.ts';
import { ageOn, formatChinese, formatChineseMonth, lastDay } from '#kit/plain-date.ts';
import { type ExplainedDecision, outcomeNames } from '#kit/rule.ts';
import { incomeWindow } from '../../shared/application-month.ts';
import { mostObligors } from '../../shared/obligor-kinds.ts';
import { determinationForm } from './determination-form.ts';

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

type Determination = Answers<typeof determinationForm>;

const nameOf = (view: CaseView, id: string): string => view.people.find((person) => person.id === id)?.name ?? id;

const memberFaults = (view: CaseView, members: Determination['members']): readonly string[] => {
  const listed = members.map((member) => member.person);
  const missing = view.people.filter((person) => !listed.includes(person.id)).map((person) => person.name);
  const doubled = listed.filter((id, index) => listed.indexOf(id) !== index).map((id) => nameOf(view, id));
  const strangers = listed.filter((id) => !view.people.some((person) => person.id === id));
  const heads = members.filter((member) => member.relation === '01');
  return [
    ...(missing.length > 0 ? [`申请书上的成员没有认定：${missing.join('、')}`] : []),
    ...(doubled.length > 0 ? [`同一人填了两行：${doubled.join('、')}`] : []),
    ...(strangers.length > 0 ? ['有一行的人员不在本办件中，请从列表中选择'] : []),
    ...(heads.length === 1 ? [] : [`户主须有且只有一人，现在有${heads.length}人`]),
  ];
};

const childFaults = (view: CaseView, members: Determination['members']): readonly string[] => {
  const asOf = lastDay(view.appliedIn);
  return members.flatMap(({ person, child }) => {
    const found = view.people.find(({ id }) => id === person);
    if (found === undefined || child === undefined) return [];
    const age = ageOn(found.born, asOf);
    return age < 18 === (child === 'minor') ? [] : [`${found.name}在申请当月末为${age}周岁，“子女情况”填得不对`];
  });
};

const incomeFaults = (view: CaseView, incomes: NonNullable<Determination['incomes']>): readonly string[] => {
  const window = incomeWindow(view.appliedIn);
  return incomes.flatMap(({ from = window.first, to = window.last }, index) => {
    if (from >= window.first && from <= to && to <= window.last) return [];
    return [
      `第${index + 1}笔收入的月份须在${formatChineseMonth(window.first)}至${formatChineseMonth(window.last)}之内，且起始不晚于截止`,
    ];
  });
};

const obligorFaults = (
  members: Determination['members'],
  obligors: NonNullable<Determination['obligors']>,
  view: CaseView,
): readonly string[] =>
  members.flatMap(({ person }, row) => {
    const count = obligors.filter(({ member }) => member === row).length;
    return count > mostObligors ? [`${nameOf(view, person)}的义务人填了${count}位，最多${mostObligors}位`] : [];
  });

/** What single fields can't say: everyone once, one head, ages that fit, months inside the window. */
export const determinationIsWhole: Guard = (view, answers) => {
  const { members, incomes = [], obligors = [] } = typedAnswers(determinationForm, answers);
  const faults = [
    ...memberFaults(view, members),
    ...childFaults(view, members),
    ...incomeFaults(view, incomes),
    ...obligorFaults(members, obligors, view),
  ];
  return faults.length === 0 ? undefined : faults.join('；');
};
