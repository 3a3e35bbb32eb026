import { checkAnswers, type FieldFault } from '#kit/form-check.ts';
import { type Form, pruneAnswers, type UnknownAnswers } from '#kit/form.ts';
import type { PlainDate } from '#kit/plain-date.ts';

/** What can be sent, or the faults that must be mended first, in the order of the form. */
export type Checked = { answers: UnknownAnswers; faults: readonly [] } | { answers: undefined; faults: readonly FieldFault[] };

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
  return faults.map(({ path, message }) => ({ path: isWithin(path, place) ? path.slice(place.length) : path, message }));
}
