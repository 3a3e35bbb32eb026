import type { Fields } from '#kit/field.ts';
import { type Form, fieldsOf, type UnknownAnswers } from '#kit/form.ts';

const collect = (fields: Fields, answers: UnknownAnswers): readonly string[] =>
  Object.entries(fields).flatMap(([key, field]) => {
    const value = answers[key];
    if (!Array.isArray(value)) return [];
    if (field.type === 'attachment') return value.map(String);
    return field.type === 'list' ? value.flatMap((row: UnknownAnswers) => collect(field.fields ?? {}, row)) : [];
  });

/** The ids of all files named in the answers to a form. */
export const filesIn = (form: Form, answers: UnknownAnswers): readonly string[] => collect(fieldsOf(form), answers);
