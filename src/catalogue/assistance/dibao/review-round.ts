import { defineCodeSet } from '#kit/code-set.ts';
import { bornKind, relationKind } from '#kit/fact-kind.ts';
import { choice, date, personName, text } from '#kit/field.ts';
import { defineForm, section, typedAnswers } from '#kit/form.ts';
import { addYears, ageOn, firstDay, type PlainDate, plainDate } from '#kit/plain-date.ts';
import { defineRound } from '#kit/round.ts';
import { dateOfDay, dayNumber, holdsOn, type SituationMember, valueOn } from '#kit/situation.ts';
import { isSeverelyDisabled } from '../../shared/disability.ts';
import { employment, enrolment, incomeDetermined, seriousIllness } from '../../shared/fact-kinds.ts';
import { incomeItem, wageItem } from '../../shared/income-items.ts';
import { law } from '../../shared/law.ts';
import { determinedFor } from './determined-for.ts';
import { dibaoInPayment } from './fact-kinds.ts';

const changeCodes = defineCodeSet({
  key: 'dibao-review-change',
  name: '复核结果',
  source: '《最低生活保障审核确认办法》（民发〔2021〕57号）第六章（动态管理）',
  codes: [
    { code: 'none', name: '没有明显变化，继续保障' },
    { code: 'changed', name: '有变化，需要重新核定' },
    { code: 'unreachable', name: '联系不上或拒绝复核' },
  ],
});

const livingCodes = defineCodeSet({
  key: 'dibao-review-living',
  name: '有没有变化',
  source: '四川省最低生活保障工作规程（定期复核）',
  codes: [
    { code: 'same', name: '没有变化' },
    { code: 'better', name: '比上次好' },
    { code: 'worse', name: '比上次差' },
  ],
});

const memberCodes = defineCodeSet({
  key: 'dibao-review-members',
  name: '家庭成员有没有变化',
  source: '四川省最低生活保障工作规程（定期复核）',
  codes: [
    { code: 'same', name: '没有变化' },
    { code: 'changed', name: '有变化' },
  ],
});

const reviewVisitForm = defineForm({
  key: 'dibao-review-visit',
  title: '低保定期复核',
  sections: {
    visit: section('走访', {
      visitedOn: date('走访日期', { past: true }),
      visitor: personName('同去的人'),
      present: text('在场的家庭成员', { max: 100 }),
    }),
    seen: section('有没有变化', {
      members: choice('家庭成员', memberCodes, { help: '出生、死亡、嫁娶、迁移、服刑、入学' }),
      income: choice('收入', livingCodes, { help: '就业、务工、养老金、赡养费' }),
      property: choice('财产', livingCodes, { help: '住房、车辆、存款、开店办企业' }),
      health: choice('健康和残疾', livingCodes),
      notes: text('看到的情况', { max: 500, multiline: true }),
    }),
    result: section('结果', {
      result: choice('复核结果', changeCodes),
      changes: text('哪里有变化', {
        max: 500,
        multiline: true,
        when: { field: 'result', in: ['changed', 'unreachable'] },
      }),
    }),
  },
});

/** 法定劳动年龄: from 16, and 60 as 年满60周岁 of the old. */
const [adult, old] = [16, 60];
const unstableKinds = [wageItem.kind, incomeItem('business').kind];
const cannotWork = 10;

/** Of working age, not at school, not seriously ill or disabled: able to work as far as the facts say. */
const canWork = ({ facts }: SituationMember, today: PlainDate): boolean => {
  const day = dayNumber(today);
  const born = valueOn(facts, bornKind, day);
  if (born === undefined) return false;
  const age = ageOn(dateOfDay(born), today);
  return (
    age >= adult &&
    age < old &&
    !holdsOn(facts, enrolment, day) &&
    !holdsOn(facts, seriousIllness, day) &&
    valueOn(facts, employment, day) !== cannotWork &&
    !isSeverelyDisabled(facts, day)
  );
};

/** Wages or business were determined in the last year. */
const earns = (members: readonly SituationMember[], from: number): boolean =>
  members.some(({ facts }) =>
    facts.some(({ kind, to, value }) => value > 0 && to >= from && unstableKinds.some(({ id }) => id === kind)),
  );

/** 定期复核: once a year where nothing moves, every half year where income is unsteady or somebody can work. */
export const reviewRound = defineRound({
  key: 'dibao.regular-review',
  name: '低保定期复核',
  benefit: 'dibao',
  domain: 'assistance',
  posts: ['town-investigator'],
  ahead: '1mon',
  clause: `${law.confirmation}第六章（动态管理）`,
  reads: [
    bornKind,
    relationKind,
    dibaoInPayment,
    incomeDetermined,
    enrolment,
    seriousIllness,
    employment,
    ...unstableKinds,
  ],
  last: (situation) => {
    const month = determinedFor(situation);
    return month === undefined ? undefined : firstDay(month);
  },
  every: (situation, today) => {
    const day = dayNumber(today);
    const members = situation.members.filter(({ facts }) => holdsOn(facts, relationKind, day));
    if (members.some((member) => canWork(member, today))) return { months: 6, reason: '有劳动年龄内、能够劳动的成员' };
    if (earns(members, dayNumber(addYears(today, -1)))) return { months: 6, reason: '有务工或经营收入，不稳定' };
    return { months: 12, reason: '收入稳定，没有能够劳动的成员' };
  },
  form: reviewVisitForm,
  visitedOn: (answers) => plainDate(typedAnswers(reviewVisitForm, answers).visitedOn),
  changed: (answers) => typedAnswers(reviewVisitForm, answers).result !== 'none',
});
