import { type Form, fieldsOf, type UnknownAnswers } from '#kit/form.ts';

/** Answers to begin with: the first row of the list of people is the one who applies. */
export function firstAnswers(form: Form, name: string): UnknownAnswers {
  for (const [key, field] of Object.entries(fieldsOf(form))) {
    const naming = Object.entries(field.fields ?? {}).find(([, each]) => each.type === 'person-name');
    if (naming !== undefined) return { [key]: [{ [naming[0]]: name }] };
  }
  return {};
}
