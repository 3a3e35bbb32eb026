import type { ItemPage } from '#core/cases/items.contract.ts';
import { type Form, fieldsOf } from '#kit/form.ts';
import { formOf } from '#web/inputs/form-of.ts';

/** The form of a key among an item's own and those of its moves. */
export function findFormOf(item: ItemPage, key: string | null): Form | undefined {
  const found = [item.form, ...item.forms].find((form) => form.key === key);
  return found === undefined ? undefined : formOf(found);
}

/** A form so small that its answers are read in the time line: reasons, questions, a few papers. */
export function isNote(form: Form): boolean {
  const fields = Object.values(fieldsOf(form));
  return fields.length <= 3 && fields.every(({ type }) => type !== 'list');
}
