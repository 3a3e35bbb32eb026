import type { Fields } from '#kit/field.ts';
import { type Form, fieldsOf, type UnknownAnswers } from '#kit/form.ts';

const collect = (fields: Fields, answers: UnknownAnswers): readonly string[] =>
  Object.entries(fields).flatMap(([key, field]) => {
    const value = answers[key];
    if (field.type === 'bank-account') return typeof value === 'string' ? [value] : [];
    if (field.type !== 'list' || !Array.isArray(value)) return [];
    return value.flatMap((row: UnknownAnswers) => collect(field.fields ?? {}, row));
  });

/** The account numbers in the checked answers to a form, each once. */
export const accountsIn = (form: Form, answers: UnknownAnswers): readonly string[] => [
  ...new Set(collect(fieldsOf(form), answers)),
];
