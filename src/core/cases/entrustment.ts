import { entrustmentForm } from '#kit/entrustment.ts';
import type { Answers, UnknownAnswers } from '#kit/form.ts';
import { checkAnswers, type FieldFault } from '#kit/form-check.ts';
import type { Item } from '#kit/item.ts';
import type { PlainDate } from '#kit/plain-date.ts';
import { defineError } from '#platform/errors.ts';
import type { Actor } from '../access/index.ts';
import { FormFaulty } from './cases.ts';

export const EntrustmentNeeded = defineError<{ faults: readonly FieldFault[] }>(
  'cases.entrustment-needed',
  'invalid',
  '还缺委托书',
  () =>
    '代别人申请，要有申请人签名或按指印的委托书。请填写委托书一栏，并上传签好的委托书的照片或扫描件；空白委托书可在本页打印。',
);

/** What the paper of an entrusted application says. */
export type EntrustmentAnswers = Answers<typeof entrustmentForm>;

/** True for who may apply for somebody only with his signed paper. */
const needsPaper = (item: Item, actor: Actor): boolean =>
  actor.kind === 'staff' && item.entrustment !== undefined && !item.entrustment.counters.includes(actor.postKind);

const inPlace = (faults: readonly FieldFault[]): readonly FieldFault[] =>
  faults.map(({ path, message }) => ({ path: `/entrustment${path}`, message }));

/**
 * The entrustment of an application as it may be stored; undefined where none was given and none is needed.
 * @throws EntrustmentNeeded, FormFaulty with paths below /entrustment, also when one comes with an application of one's own
 */
export const checkEntrustment = (
  item: Item,
  actor: Actor,
  given: UnknownAnswers | undefined,
  today: PlainDate,
): EntrustmentAnswers | undefined => {
  if (given === undefined) {
    if (!needsPaper(item, actor)) return undefined;
    throw EntrustmentNeeded({ faults: [{ path: '/entrustment/deed', message: '请上传签好的委托书' }] });
  }
  if (item.entrustment === undefined || actor.kind !== 'staff') {
    throw FormFaulty({ faults: [{ path: '/entrustment', message: '本人申请不用委托书，请去掉' }] });
  }
  const checked = checkAnswers(entrustmentForm, given, today);
  if (!checked.ok) throw FormFaulty({ faults: inPlace(checked.faults) });
  if (checked.answers.entrustedOn > today) {
    const message = '委托书上的日期晚于今天，请核对';
    throw FormFaulty({ faults: inPlace([{ path: '/entrustedOn', message }]) });
  }
  return checked.answers;
};
