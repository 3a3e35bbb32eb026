import type { Field } from '#kit/field.ts';
import { type Form, fieldsOf, pruneAnswers, type UnknownAnswers } from '#kit/form.ts';
import { checkAnswers, type FieldFault } from '#kit/form-check.ts';
import type { PlainDate } from '#kit/plain-date.ts';
import type { Named } from './form-services.tsx';
import { rowName, rowsOf } from './rows.ts';

/** What can be sent, or the faults that must be mended first, in the order of the form. */
export type Checked =
  | { answers: UnknownAnswers; faults: readonly [] }
  | { answers: undefined; faults: readonly FieldFault[] };

/** Prunes what is not asked and checks the rest, as the server will do again. */
export function checkForm(form: Form, answers: UnknownAnswers, today: PlainDate): Checked {
  const checked = checkAnswers(form, pruneAnswers(form, answers), today);
  return checked.ok ? { answers: checked.answers, faults: [] } : { answers: undefined, faults: checked.faults };
}

/** True for the fault of a field itself or of anything inside it. */
export function isWithin(path: string, outer: string): boolean {
  return path === outer || path.startsWith(`${outer}/`);
}

/** Faults that the server found, with the place of the answers in what was sent taken off: `/answers/phone` → `/phone`. */
export function faultsInForm(faults: readonly FieldFault[], place: string): readonly FieldFault[] {
  return faults.map(({ path, message }) => ({
    path: isWithin(path, place) ? path.slice(place.length) : path,
    message,
  }));
}

/** A fault under its own label, which need not be said again: “身份证号：应为 18 位” → “应为 18 位”. */
export function faultAtField(field: Field, message: string): string {
  const label = `${field.label}：`;
  return message.startsWith(label) ? message.slice(label.length) : message;
}

/** A fault far from its field: says which row it is in. “成员 2 王秀英：请填写“姓名””. */
export function faultInSummary(
  form: Form,
  answers: UnknownAnswers,
  { path, message }: FieldFault,
  people: readonly Named[] = [],
): string {
  const [, key = '', row] = path.split('/');
  const list = fieldsOf(form)[key];
  if (list?.type !== 'list' || row === undefined) return message;
  return `${rowName(list, rowsOf(answers[key])[Number(row)] ?? {}, Number(row), people)}：${message}`;
}
