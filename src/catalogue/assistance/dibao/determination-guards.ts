import type { CaseView } from '#kit/case-view.ts';
import type { AnswerCheck } from '#kit/flow.ts';
import { type Answers, typedAnswers } from '#kit/form.ts';
import { ageOn, formatChineseMonth, lastDay } from '#kit/plain-date.ts';
import { incomeWindow } from '../../shared/application-month.ts';
import { mostObligors } from '../../shared/obligor-kinds.ts';
import { circumstanceFaults, deathFaults, exemptIncomeFaults } from './determination-doubts.ts';
import { determinationForm } from './determination-form.ts';

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
export const determinationIsWhole: AnswerCheck = (view, answers) => {
  const { members, incomes = [], obligors = [] } = typedAnswers(determinationForm, answers);
  const faults = [
    ...memberFaults(view, members),
    ...childFaults(view, members),
    ...circumstanceFaults(view, members),
    ...deathFaults(view, members),
    ...incomeFaults(view, incomes),
    ...exemptIncomeFaults(incomes),
    ...obligorFaults(members, obligors, view),
  ];
  return faults.length === 0 ? undefined : faults.join('；');
};
