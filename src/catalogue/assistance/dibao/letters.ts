import type { CaseView } from '#kit/case-view.ts';
import type { ItemLetter, LetterContext } from '#kit/item.ts';
import { capitalYuan, formatYuan } from '#kit/money.ts';
import { formatChinese, formatChineseMonth, monthOf, nextMonth } from '#kit/plain-date.ts';
import type { ExplainedDecision } from '#kit/rule.ts';
import { decisionLetter } from '../../shared/decision-letter.ts';
import { law } from '../../shared/law.ts';
import { noticeLetters } from './notice-letters.ts';
import { decidesInOwnName } from './settings.ts';

const applicantName = (view: CaseView): string => view.people.find((person) => person.applicant)?.name ?? '申请人';

const decisionOf = (view: CaseView): ExplainedDecision => {
  if (view.decision === null) throw new RangeError(`办件 ${view.number} 还没有认定结果，不能出通知书`);
  return view.decision;
};

const opening = (view: CaseView): string =>
  `您于${formatChineseMonth(view.appliedIn)}提出的最低生活保障申请（办件编号 ${view.number}，${view.divisionName}），` +
  `经审核决定如下。`;

/** The household, or those of it who are aided alone. */
const beneficiary = (view: CaseView, decision: ExplainedDecision): string => {
  if (decision.class !== 'single') return '您家庭';
  const names = view.people.filter(({ id }) => decision.members.includes(id)).map(({ name }) => name);
  return `${names.join('、')}单独`;
};

/** 委托: decided by the town, in the county's name; whoever reads it must see who acted. */
const entrusted = ({ view, bureau, town }: LetterContext): readonly string[] =>
  view.stage === 'town-decision' && !decidesInOwnName(view) ? [`本决定由${bureau}委托${town}办理。`] : [];

const namesOf = (view: CaseView, { members }: ExplainedDecision): string =>
  view.people
    .filter(({ id }) => members.includes(id))
    .map(({ name }) => name)
    .join('、');

const writeGrant = (context: LetterContext) => {
  const { view, issuer: bureau, government } = context;
  const decision = decisionOf(view);
  const from = formatChineseMonth(nextMonth(monthOf(view.on)));
  const until = decision.lastMonth === undefined ? '' : `，到${formatChineseMonth(decision.lastMonth)}为止`;
  return decisionLetter({
    title: ['最低生活保障审核确认通知书'],
    addressee: applicantName(view),
    opening: opening(view),
    decision,
    withAmount: true,
    ruling: [
      `根据${law.assistance}和${law.confirmation}，${bureau}确认${beneficiary(view, decision)}享受最低生活保障，` +
        `保障人数${decision.members.length}人，每月${formatYuan(decision.amount)}元，自${from}起按月发放${until}。`,
      ...entrusted(context),
    ],
    glance: [
      { label: '每月发放', value: `${formatYuan(decision.amount)}元（大写：${capitalYuan(decision.amount)}）` },
      { label: '怎样领取', value: `从${from}起${until}，每月发到申请时填写的银行账户` },
      { label: '保障的人', value: `${namesOf(view, decision)}（${decision.members.length}人）` },
    ],
    notes: [
      '家庭人口、收入、财产发生变化的，请及时告知乡镇人民政府（街道办事处）；经核查可能增发、减发或者停发。',
      '采取虚报、隐瞒、伪造等手段骗取最低生活保障的，将被停止并追回（《社会救助暂行办法》第六十八条）。',
    ],
    government,
  });
};

const writeRefusal = (context: LetterContext) => {
  const { view, issuer: bureau, government } = context;
  return decisionLetter({
    title: ['最低生活保障不予确认通知书'],
    addressee: applicantName(view),
    opening: opening(view),
    decision: decisionOf(view),
    withAmount: false,
    ruling: [
      `根据${law.assistance}第九条、第十一条和${law.confirmation}，${bureau}于${formatChinese(view.on)}决定对您家庭的最低生活保障申请不予确认。`,
      ...entrusted(context),
    ],
    notes: ['家庭情况有变化的，可以重新申请；遇到急难的，可以申请临时救助。'],
    government,
  });
};

const writeEdge = ({ view, issuer: bureau, government }: LetterContext) => {
  const from = formatChineseMonth(nextMonth(monthOf(view.on)));
  return decisionLetter({
    title: ['低保边缘家庭确认书'],
    addressee: applicantName(view),
    opening: opening(view),
    decision: decisionOf(view),
    withAmount: false,
    ruling: [
      `您在申请时同意，不符合最低生活保障条件、但符合低保边缘家庭条件的直接认定。根据${law.layered}和${law.recognition}，` +
        `${bureau}确认您家庭为低保边缘家庭，自${from}起12个月内有效。`,
    ],
    notes: [
      '低保边缘家庭没有按月发放的低保金；可以按规定申请医疗、教育、住房、就业救助和临时救助。',
      '家中有重度残疾人、重病患者的，本人可以单独申请最低生活保障。',
      '这次确认不公示；以后得到救助时，由提供救助的部门按规定公示。',
    ],
    government,
  });
};

/** 赋权: the town decides in its own name; 委托: in the county's. */
const issuer = (view: CaseView) => (view.stage === 'town-decision' && decidesInOwnName(view) ? 'town' : 'county');

export const letters: readonly ItemLetter[] = [
  ...noticeLetters,
  { key: 'grant', name: '最低生活保障审核确认通知书', series: '低保', issuer, write: writeGrant },
  { key: 'edge', name: '低保边缘家庭确认书', series: '低保边', issuer, write: writeEdge },
  { key: 'refusal', name: '最低生活保障不予确认通知书', series: '低保不', issuer, write: writeRefusal },
];
