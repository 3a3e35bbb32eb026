import type { Condition } from '#kit/condition.ts';
import type { Field, Fields } from '#kit/field.ts';
import type { Form, UnknownAnswers } from '#kit/form.ts';
import type { CaseDetail } from './cases.contract.ts';
import type { FormDefinition } from './items.contract.ts';

type AnswersView = CaseDetail['actions'][number]['answers'];
type Scalar = string | number | boolean;
type FieldView = FormDefinition['sections'][string]['fields'][string];
type ConditionView = NonNullable<FieldView['when']>;
type ConditionTest = NonNullable<ConditionView['not']>;

const isScalar = (value: unknown): value is Scalar => ['string', 'number', 'boolean'].includes(typeof value);

const rowView = (row: object): Record<string, Scalar | string[]> =>
  Object.fromEntries(
    Object.entries(row).flatMap(([key, value]): [string, Scalar | string[]][] => {
      if (isScalar(value)) return [[key, value]];
      return Array.isArray(value) ? [[key, value.map(String)]] : [];
    }),
  );

/** Answers as the API shows them; they were checked by their form when they were stored. */
export const answersView = (answers: UnknownAnswers): AnswersView =>
  Object.fromEntries(
    Object.entries(answers).flatMap(([key, value]): [string, AnswersView[string]][] => {
      if (isScalar(value)) return [[key, value]];
      if (!Array.isArray(value)) return [];
      return [
        [key, value.map((one: unknown) => (typeof one === 'object' && one !== null ? rowView(one) : String(one)))],
      ];
    }),
  );

const testView = (condition: Condition): ConditionTest => {
  if ('is' in condition) return { field: condition.field, is: condition.is };
  if ('in' in condition) return { field: condition.field, in: [...condition.in] };
  throw new RangeError('条件最多两层：all、any、not 里只能写单项条件');
};

const conditionView = (condition: Condition): ConditionView => {
  if ('all' in condition) return { all: condition.all.map(testView) };
  if ('any' in condition) return { any: condition.any.map(testView) };
  return 'not' in condition ? { not: testView(condition.not) } : testView(condition);
};

const fieldView = (field: Field): FieldView => {
  const { when, limits, codes, fields, ...plain } = field;
  return {
    ...plain,
    ...(when === undefined ? {} : { when: conditionView(when) }),
    ...(limits === undefined ? {} : { limits: limits.map((limit) => ({ ...limit, when: conditionView(limit.when) })) }),
    ...(codes === undefined
      ? {}
      : { codes: { key: codes.key, name: codes.name, codes: codes.codes.map((code) => ({ ...code })) } }),
    ...(fields === undefined ? {} : { fields: fieldsView(fields) }),
  };
};

const fieldsView = (fields: Fields): Record<string, FieldView> =>
  Object.fromEntries(Object.entries(fields).map(([key, field]) => [key, fieldView(field)]));

/** A form as the browser draws it: the definition without its types. */
export const formView = (form: Form): FormDefinition => ({
  key: form.key,
  title: form.title,
  sections: Object.fromEntries(
    Object.entries(form.sections).map(([key, section]) => [
      key,
      {
        title: section.title,
        ...(section.help === undefined ? {} : { help: section.help }),
        fields: fieldsView(section.fields),
      },
    ]),
  ),
});
