import type { CaseView } from '#kit/case-view.ts';
import type { ItemLetter, LetterContext } from '#kit/item.ts';
import type { LetterText } from '#kit/letter.ts';
import { capitalYuan, fen, formatYuan } from '#kit/money.ts';
import { addDays, formatChinese, formatChineseMonth, monthOf, nextMonth } from '#kit/plain-date.ts';
import { decisionLetter, remedyText } from '../../../shared/decision-letter.ts';
import { law } from '../../../shared/law.ts';
import { settingOf } from '../settings.ts';
import { runningOf } from './guards.ts';

const basis = `根据${law.assistance}第十三条和${law.confirmation}第六章（动态管理）`;

const recipient = (view: CaseView): string => view.people.find((person) => person.applicant)?.name ?? '户主';

const opening = (view: CaseView): string =>
  `您家正在享受最低生活保障（${view.divisionName}）。经复核（办件编号 ${view.number}），现将决定告知如下；认定的事实、计算和依据见附件。`;

type Ruling = (context: LetterContext, from: string) => readonly string[];

const decided =
  (title: string, ruling: Ruling, withAmount: boolean, notes: readonly string[]) =>
  (context: LetterContext): LetterText => {
    const { view, government } = context;
    if (view.decision === null) throw new RangeError(`办件 ${view.number} 还没有认定结果，不能出通知书`);
    return decisionLetter({
      title: [title],
      addressee: recipient(view),
      opening: opening(view),
      decision: view.decision,
      withAmount,
      ruling: ruling(context, formatChineseMonth(nextMonth(monthOf(view.on)))),
      notes,
      government,
    });
  };

const changed =
  (word: '增发' | '减发'): Ruling =>
  ({ view, issuer }, from) => {
    const amount = view.decision?.amount ?? fen(0);
    return [
      `${basis}，${issuer}决定对您家的最低生活保障金予以${word}：自${from}起，由每月${formatYuan(runningOf(view) ?? fen(0))}元` +
        `调整为每月${formatYuan(amount)}元（大写：${capitalYuan(amount)}）。`,
    ];
  };

const change = '家庭人口、收入、财产再有变化的，请及时告知乡镇人民政府（街道办事处）。';

const plain =
  (title: string, lines: (context: LetterContext) => readonly string[]) =>
  (context: LetterContext): LetterText => ({
    kind: 'letter',
    title: [title],
    addressee: recipient(context.view),
    body: lines(context).map((text) => ({ type: 'paragraph' as const, text })),
  });

const textOf = (view: CaseView, key: string): string => {
  const answers = view.actions.findLast((action) => action.form === key)?.answers;
  return typeof answers?.text === 'string' ? answers.text : '';
};

const remedy = ({ government }: LetterContext): string => remedyText(government);

/** 增发、减发、停发决定书 and what is told on the way. */
export const reviewLetters: readonly ItemLetter[] = [
  {
    key: 'kept',
    name: '最低生活保障复核结果通知书',
    series: '低保复',
    write: decided(
      '最低生活保障复核结果通知书',
      ({ view, issuer }) => [
        `${basis}，${issuer}决定维持您家的最低生活保障，每月${formatYuan(view.decision?.amount ?? fen(0))}元，照常发放。`,
      ],
      true,
      [change],
    ),
  },
  {
    key: 'raised',
    name: '最低生活保障增发决定书',
    series: '低保增',
    write: decided('最低生活保障增发决定书', changed('增发'), true, [change]),
  },
  {
    key: 'lowered',
    name: '最低生活保障减发决定书',
    series: '低保减',
    write: decided('最低生活保障减发决定书', changed('减发'), true, [change]),
  },
  {
    key: 'grace',
    name: '最低生活保障渐退期决定书',
    series: '低保渐',
    write: decided(
      '最低生活保障渐退期决定书',
      ({ view, issuer }, from) => [
        `${basis}，您家有人就业、收入达到标准，${issuer}决定给予渐退期：自${from}起，仍按每月${formatYuan(view.decision?.amount ?? fen(0))}元发放，` +
          `到${view.decision?.lastMonth === undefined ? '期满' : formatChineseMonth(view.decision.lastMonth)}为止，期满停发。`,
      ],
      false,
      ['渐退期满后，符合低保边缘家庭条件的，可以享受相应的救助。', change],
    ),
  },
  {
    key: 'stopped',
    name: '最低生活保障停发决定书',
    series: '低保停',
    write: decided(
      '最低生活保障停发决定书',
      ({ view, issuer }, from) => [
        `${basis}，您家不再符合最低生活保障的条件，${issuer}于${formatChinese(view.on)}决定自${from}起停发最低生活保障金。` +
          (view.decision?.class === 'edge'
            ? '您家属于低保边缘家庭，一年内可以按规定享受医疗、教育、住房、就业救助和临时救助。'
            : ''),
      ],
      false,
      ['以后家庭情况有变化的，可以重新申请；遇到急难的，可以申请临时救助。'],
    ),
  },
  {
    key: 'warned',
    name: '配合复核通知书',
    series: '低保复',
    write: plain('配合复核通知书', ({ view }) => [
      `您家正在享受最低生活保障（${view.divisionName}）。需要您家配合复核：${textOf(view, 'dibao-review-warning')}`,
      `请在${formatChinese(addDays(view.on, Number(settingOf(view, 'dibao.suspension-days'))))}以前与乡镇人民政府（街道办事处）联系。到期仍不配合的，将暂停发放低保金；配合以后恢复，并补发暂停的月份。`,
      `依据：${law.assistance}第十三条；${law.confirmation}第六章。`,
    ]),
  },
  {
    key: 'suspended',
    name: '最低生活保障暂停发放决定书',
    series: '低保暂',
    write: plain('最低生活保障暂停发放决定书', (context) => [
      `您家经书面通知没有配合复核（办件编号 ${context.view.number}）。${basis}，${context.issuer}决定自${formatChinese(context.view.on)}起暂停发放最低生活保障金。`,
      '请尽快与乡镇人民政府（街道办事处）联系。配合复核、仍符合条件的，恢复发放，并补发暂停的月份。',
      remedy(context),
    ]),
  },
  {
    key: 'resumed',
    name: '最低生活保障恢复发放通知书',
    series: '低保恢',
    write: plain('最低生活保障恢复发放通知书', ({ view, issuer }) => [
      `您家已配合复核（办件编号 ${view.number}），${issuer}决定恢复发放最低生活保障金，暂停的月份随下一次发放补发。复核继续进行，结果另行通知。`,
    ]),
  },
  {
    key: 'stopped-uncooperative',
    name: '最低生活保障停发决定书',
    series: '低保停',
    write: plain('最低生活保障停发决定书', (context) => [
      `您家经书面通知、暂停发放后仍拒不配合复核：${textOf(context.view, 'dibao-review-uncooperative')}`,
      `${basis}，${context.issuer}于${formatChinese(context.view.on)}决定自${formatChineseMonth(nextMonth(monthOf(context.view.on)))}起停发最低生活保障金。`,
      '愿意配合的，可以重新申请；遇到急难的，可以申请临时救助，不受影响。',
      remedy(context),
    ]),
  },
];
