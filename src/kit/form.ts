import { conditionFields, conditionHolds } from './condition.ts';
import { ensureDefinition, ensureKey, ensureUnique } from './definition-error.ts';
import type { AnswersOfFields, Field, Fields } from './field.ts';

/** A page of a form: questions that belong together. */
export type Section<Fs extends Fields = Fields> = {
  readonly title: string;
  readonly help?: string;
  readonly fields: Fs;
};
export type Sections = { readonly [key: string]: Section };

/** A form: sections of typed fields. The key is the name of its OpenAPI component. */
export type Form<S extends Sections = Sections> = {
  readonly key: string;
  readonly title: string;
  readonly sections: S;
};

type UnionToIntersection<U> = (U extends unknown ? (u: U) => void : never) extends (i: infer I) => void ? I : never;

/** The answers a form takes, flat: a field's key is unique in its form. */
export type Answers<F> =
  F extends Form<infer S> ? UnionToIntersection<{ [K in keyof S]: AnswersOfFields<S[K]['fields']> }[keyof S]> : never;

export type UnknownAnswers = Readonly<Record<string, unknown>>;

/** One section; `help` is read before its questions. */
export const section = <Fs extends Fields>(title: string, fields: Fs, help?: string): Section<Fs> => ({
  title,
  ...(help === undefined ? {} : { help }),
  fields,
});

const checkFields = (fields: Fields, place: string, nested: boolean): void => {
  const keys = Object.keys(fields);
  for (const [key, field] of Object.entries(fields)) {
    const at = `${place} ${key}`;
    ensureDefinition(/^[a-z][A-Za-z0-9]*$/.test(key), at, '字段名不合规', '用小驼峰，如 bankAccount');
    ensureDefinition(field.label.trim() !== '', at, '没有标签', '写中文标签');
    const conditions = [
      ...(field.when === undefined ? [] : [field.when]),
      ...(field.limits ?? []).map(({ when }) => when),
    ];
    for (const other of conditions.flatMap(conditionFields)) {
      ensureDefinition(keys.includes(other), at, `条件里的字段 ${other} 不在同一层`, '改成同层的字段名');
    }
    if (field.type === 'list') {
      ensureDefinition(!nested, at, '列表里不能再有列表', '把内层列表提到表单一层，用 row 指回');
      checkFields(field.fields ?? {}, at, true);
    }
  }
};

/** Declares a form; throws DefinitionError for a doubled key, a condition on an unknown field or a list in a list. */
export const defineForm = <const S extends Sections>(form: Form<S>): Form<S> => {
  const place = `表单 ${form.key}`;
  ensureKey(form.key, place);
  const all = Object.values(form.sections);
  ensureUnique(
    all.flatMap((part) => Object.keys(part.fields)),
    place,
  );
  const fields = fieldsOf(form);
  checkFields(fields, place, false);
  for (const [key, field] of Object.entries(fields)) {
    const rows = [field, ...Object.values(field.fields ?? {})].filter((part) => part.type === 'row');
    for (const { list } of rows) {
      ensureDefinition(
        fields[list ?? '']?.type === 'list',
        `${place} ${key}`,
        `所指列表 ${list} 不存在`,
        '写本表单中某个列表的字段名',
      );
    }
  }
  return form;
};

/** All top-level fields of a form by key. */
export const fieldsOf = (form: Form): Fields =>
  Object.assign({}, ...Object.values(form.sections).map((part) => part.fields));

/** True when the field is asked, given the answers on its own level. */
export const isAsked = (field: Field, siblings: UnknownAnswers): boolean =>
  field.when === undefined || conditionHolds(field.when, siblings);

const rowsOf = (value: unknown): readonly UnknownAnswers[] =>
  Array.isArray(value) ? value.filter((row): row is UnknownAnswers => typeof row === 'object' && row !== null) : [];

const pruneOnce = (fields: Fields, answers: UnknownAnswers): UnknownAnswers => {
  const kept: Record<string, unknown> = {};
  for (const [key, field] of Object.entries(fields)) {
    const value = answers[key];
    if (value === undefined || value === null || value === '' || !isAsked(field, answers)) continue;
    kept[key] = field.type === 'list' ? rowsOf(value).map((row) => pruneFields(field.fields ?? {}, row)) : value;
  }
  return kept;
};

/** A question that falls away may have opened another: again until nothing more falls away. */
const pruneFields = (fields: Fields, answers: UnknownAnswers): UnknownAnswers => {
  const kept = pruneOnce(fields, answers);
  const stable = Object.keys(kept).length === Object.keys(answers).length;
  return stable ? kept : pruneFields(fields, kept);
};

/** Drops blanks and the answers to questions that are not asked: what the browser does before it sends. */
export const pruneAnswers = (form: Form, answers: UnknownAnswers): UnknownAnswers =>
  pruneFields(fieldsOf(form), answers);

/** Calls `replace` for every sealed value (identity numbers, phones, accounts) and returns the answers with its results. */
export const mapSealed = (
  form: Form,
  answers: UnknownAnswers,
  replace: (value: unknown, field: Field) => unknown,
): UnknownAnswers => {
  const map = (fields: Fields, values: UnknownAnswers): UnknownAnswers =>
    Object.fromEntries(
      Object.entries(values).map(([key, value]) => {
        const field = fields[key];
        if (field === undefined || value === undefined) return [key, value];
        if (field.type === 'list') return [key, rowsOf(value).map((row) => map(field.fields ?? {}, row))];
        return [key, field.masking === 'sealed' ? replace(value, field) : value];
      }),
    );
  return map(fieldsOf(form), answers);
};

/** Answers as their form types them: for answers that this very form has checked, as guards, effects and items get them. */
export const typedAnswers = <F extends Form>(_form: F, answers: UnknownAnswers): Answers<F> => answers as Answers<F>;
