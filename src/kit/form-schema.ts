import { type TObject, type TSchema, Type } from 'typebox';
import type { Field, Fields } from './field.ts';
import { type Form, fieldsOf } from './form.ts';

const aboutOf = (field: Field): { description: string } => ({
  description: field.help === undefined ? field.label : `${field.label}。${field.help}`,
});

const fieldSchema = (field: Field): TSchema => {
  const about = aboutOf(field);
  switch (field.type) {
    case 'number':
      return Type.Integer({
        ...about,
        minimum: field.min ?? 0,
        ...(field.max === undefined ? {} : { maximum: field.max }),
      });
    case 'money':
      return Type.Integer({ description: `${about.description}（分）`, minimum: field.min ?? 0 });
    case 'row':
      return Type.Integer({ description: `${about.description}（${field.list} 的行号，从0起）`, minimum: 0 });
    case 'flag':
      return Type.Boolean(about);
    case 'choice':
      return Type.Union(
        (field.codes?.codes ?? []).map(({ code, name }) => Type.Literal(code, { description: name })),
        about,
      );
    case 'date':
      return Type.String({ ...about, format: 'date' });
    case 'month':
      return Type.String({ ...about, pattern: '^\\d{4}-\\d{2}$' });
    case 'person':
      return Type.String({ ...about, format: 'uuid' });
    case 'attachment':
      return Type.Array(Type.String({ format: 'uuid' }), { ...about, maxItems: field.max ?? 20 });
    case 'list':
      return Type.Array(fieldsSchema(field.fields ?? {}), { ...about, maxItems: field.max ?? 100 });
    default:
      return Type.String({ ...about, maxLength: Math.max(200, field.max ?? 0) });
  }
};

const fieldsSchema = (fields: Fields, title?: string): TObject => {
  const properties = Object.entries(fields).map(([key, field]): [string, TSchema] => {
    const schema = fieldSchema(field);
    return [key, field.optional || field.when !== undefined ? Type.Optional(schema) : schema];
  });
  return Type.Object(Object.fromEntries(properties), {
    additionalProperties: false,
    ...(title === undefined ? {} : { title }),
  });
};

/** `lemon-application` → `LemonApplication`: the name of the form's component in the OpenAPI page. */
export const formComponentName = (form: Form): string =>
  form.key.replace(/(?:^|[.-])([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());

/** The form as a JSON schema: the named component of the API. What can't be said in a schema is checked by checkAnswers. */
export const formSchema = (form: Form): TObject => fieldsSchema(fieldsOf(form), formComponentName(form));
