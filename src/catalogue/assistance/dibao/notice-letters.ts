import { answersOf, type CaseView } from '#kit/case-view.ts';
import type { ItemLetter, LetterContext } from '#kit/item.ts';
import type { LetterBlock, LetterText } from '#kit/letter.ts';
import { addDays, formatChinese, formatChineseMonth } from '#kit/plain-date.ts';
import { remedyText } from '../../shared/decision-letter.ts';
import { law } from '../../shared/law.ts';
import { movingForm } from './move-forms.ts';
import { settingOf } from './settings.ts';

const paragraph = (text: string): LetterBlock => ({ type: 'paragraph', text });
const list = (items: readonly string[]): LetterBlock => ({ type: 'list', ordered: true, items });

const applicantName = (view: CaseView): string => view.people.find((person) => person.applicant)?.name ?? '申请人';

const opening = (view: CaseView): string =>
  `您于${formatChineseMonth(view.appliedIn)}提出的最低生活保障申请（办件编号 ${view.number}，${view.divisionName}）`;

const notice = ({ view }: LetterContext, title: string, body: readonly LetterBlock[]): LetterText => ({
  kind: 'letter',
  title: [title],
  addressee: applicantName(view),
  body,
});

/** What was typed into the latest form of this key in the case. */
const lastText = (view: CaseView, key: string): string => {
  const answers = view.actions.findLast((action) => action.form === key)?.answers;
  return typeof answers?.text === 'string' ? answers.text : '';
};

/** 受理通知书: what happens now, and by when. */
const writeReceipt = (context: LetterContext): LetterText => {
  const { view } = context;
  return notice(context, '最低生活保障申请受理通知书', [
    paragraph(
      `${opening(view)}，材料齐全，予以受理。家庭成员${view.people.length}人：${view.people.map(({ name }) => name).join('、')}。`,
    ),
    paragraph('从今天起：'),
    list([
      '3个工作日内开始调查，会有两名以上工作人员入户；',
      '审核后符合条件的，在村（社区）公示7天；',
      '30个工作日内作出决定，情况特殊的45个工作日；',
      '户籍、车辆、不动产由部门核对，不用自己开证明。',
    ]),
    paragraph(`依据：${law.assistance}第十一条、${law.confirmation}。`),
  ]);
};

/** 一次性告知书: everything that is missing, once. */
const writeSupplement = (context: LetterContext): LetterText => {
  const { view } = context;
  const until = addDays(view.on, Number(settingOf(view, 'dibao.supplement-days')));
  return notice(context, '一次性告知书', [
    paragraph(`${opening(view)}，材料不齐，现一次告知需要补正的全部内容：`),
    paragraph(lastText(view, 'dibao-supplement-request')),
    paragraph(`请在${formatChinese(until)}以前补齐。过期没有补正的，视为撤回申请；材料备齐后可以重新申请。`),
    paragraph(`依据：${law.confirmation}。`),
  ]);
};

const writeFindings = (context: LetterContext): LetterText =>
  notice(context, '家庭经济状况核对情况告知书', [
    paragraph(`${opening(context.view)}，经核对，发现下列情况与申请时填写的不一致，或者可能不符合规定：`),
    paragraph(lastText(context.view, 'dibao-findings')),
    paragraph(
      `您有异议的，可以带证明材料到户籍所在的乡镇人民政府（街道办事处）提出，由工作人员复核。核对结果只作参考，不直接作出决定。`,
    ),
    paragraph(`依据：${law.confirmation}。`),
  ]);

const writeWarning = (context: LetterContext): LetterText => {
  const { view } = context;
  const until = addDays(view.on, Number(settingOf(view, 'dibao.refusal-days')));
  const text = lastText(view, 'dibao-verification-warning') || lastText(view, 'dibao-unsigned-warning');
  return notice(context, '拒绝核对告知书', [
    paragraph(`${opening(view)}，有成年家庭成员没有授权核对家庭经济状况：`),
    paragraph(text),
    paragraph(
      `请在${formatChinese(until)}以前签署核对授权书。仍不签署的，申请将被终止。遇到急难的，可以申请临时救助，不受影响。`,
    ),
    paragraph(`依据：${law.assistance}第五十八条、${law.confirmation}。`),
  ]);
};

const writeTerminated = (context: LetterContext): LetterText =>
  notice(context, '终止办理通知书', [
    paragraph(`${opening(context.view)}，因成年家庭成员无正当理由拒绝授权核对，经书面告知仍不授权，现终止办理。`),
    paragraph('家庭成员愿意授权核对的，可以重新申请。遇到急难的，可以向所在乡镇人民政府（街道办事处）申请临时救助。'),
    paragraph(remedyText(context.government)),
    paragraph(`依据：${law.assistance}第五十八条、${law.confirmation}。`),
  ]);

const writeLapsed = (context: LetterContext): LetterText =>
  notice(context, '视为撤回申请通知书', [
    paragraph(
      `${opening(context.view)}，经一次性告知，没有在期限内补齐材料，视为撤回申请。材料备齐后可以随时重新申请。`,
    ),
    paragraph(`依据：${law.confirmation}。`),
  ]);

const writeMoved = (context: LetterContext): LetterText => {
  const to = answersOf(context.view, movingForm)?.to ?? '迁入地';
  return notice(context, '转往迁入地申请告知书', [
    paragraph(
      `${opening(context.view)}，因户籍已迁出，本地不再办理。请到${to}的乡镇人民政府（街道办事处）申请，也可以在网上申请。`,
    ),
    paragraph('本次调查中您提交的材料可以取回；需要的，可以请本地出具已调查的情况说明。'),
    paragraph(`依据：${law.confirmation}。`),
  ]);
};

/** 受理、告知、调查 and 终止 are the town's own acts, whoever confirms. */
const issuer = () => 'town' as const;

/** What people are told in writing on the way to a decision. */
export const noticeLetters: readonly ItemLetter[] = [
  { key: 'receipt', name: '最低生活保障申请受理通知书', series: '低保受', issuer, write: writeReceipt },
  { key: 'supplement', name: '一次性告知书', series: '低保补', issuer, write: writeSupplement },
  { key: 'findings', name: '家庭经济状况核对情况告知书', series: '低保核', issuer, write: writeFindings },
  { key: 'refusal-warning', name: '拒绝核对告知书', series: '低保核', issuer, write: writeWarning },
  { key: 'terminated', name: '终止办理通知书', series: '低保终', issuer, write: writeTerminated },
  { key: 'lapsed', name: '视为撤回申请通知书', series: '低保终', issuer, write: writeLapsed },
  { key: 'moved', name: '转往迁入地申请告知书', series: '低保终', issuer, write: writeMoved },
];
