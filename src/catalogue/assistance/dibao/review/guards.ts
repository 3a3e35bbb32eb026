import { answersOf, type CaseView } from '#kit/case-view.ts';
import type { Guard } from '#kit/flow.ts';
import { type Fen, formatYuan } from '#kit/money.ts';
import { addDays, formatChinese } from '#kit/plain-date.ts';
import type { ExplainedDecision } from '#kit/rule.ts';
import { remedyForm, reopening } from '../move-forms.ts';
import { settingOf } from '../settings.ts';

/** What the household receives now, 分 a month. */
export const runningOf = (view: CaseView): Fen | undefined => view.running.dibao;

const found = (view: CaseView, fits: (decision: ExplainedDecision, running: Fen) => boolean, needed: string) => {
  const running = runningOf(view);
  if (running === undefined) return '这一户的低保已经停发，不能再变更';
  if (view.decision === null) return '还没有认定结果，请先认定家庭情况';
  if (view.decision.outcome === 'undetermined') return '事实还没有查清，不能作出决定';
  if (fits(view.decision, running)) return undefined;
  const { outcome, amount, className } = view.decision;
  const now = outcome === 'granted' ? `${className}，每月${formatYuan(amount)}元` : className;
  return `重新认定的结果是${now}，现在每月发${formatYuan(running)}元，不是${needed}`;
};

const isHousehold = ({ outcome, class: found }: ExplainedDecision): boolean =>
  outcome === 'granted' && found !== 'grace';

export const amountStays: Guard = (view) =>
  found(view, (decision, running) => isHousehold(decision) && decision.amount === running, '维持原金额');
export const amountRises: Guard = (view) =>
  found(view, (decision, running) => isHousehold(decision) && decision.amount > running, '增发');
export const amountFalls: Guard = (view) =>
  found(view, (decision, running) => isHousehold(decision) && decision.amount < running && decision.amount > 0, '减发');
export const graceBegins: Guard = (view) =>
  found(view, ({ outcome, class: found }) => outcome === 'granted' && found === 'grace', '渐退期');
export const entitlementEnds: Guard = (view) =>
  found(
    view,
    ({ outcome, amount }) =>
      outcome === 'refused' || outcome === 'not-applicable' || (outcome === 'granted' && amount === 0),
    '停发',
  );

/** Never silent: told first, then a month to answer, then suspended. */
export const noticeIsOver: Guard = (view) => {
  const told = view.actions.findLast(({ move }) => move === 'warn');
  if (told === undefined) return '还没有书面通知家庭配合复核，不能暂停发放';
  const until = addDays(told.on, Number(settingOf(view, 'dibao.suspension-days')));
  return view.on > until ? undefined : `通知的期限到${formatChinese(until)}，期满仍不配合的才能暂停发放`;
};

const setAside =
  (recorded: string, done: string): Guard =>
  (view) => {
    const last = (move: string): number => view.actions.findLast((action) => action.move === move)?.seq ?? -1;
    const outcome = answersOf(view, remedyForm)?.outcome;
    return reopening.some((one) => one === outcome) && last(recorded) > last(done)
      ? undefined
      : '没有登记撤销或变更原决定的复议、诉讼结果';
  };

export const loweringSetAside = setAside('record-remedy', 'reopen');
export const stopSetAside = setAside('record-remedy-of-stop', 'restore');
