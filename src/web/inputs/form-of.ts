import type { FormDefinition } from '#core/cases/items.contract.ts';
import type { Condition } from '#kit/condition.ts';
import type { Field, FieldType } from '#kit/field.ts';
import type { Form } from '#kit/form.ts';
import { ApiProblem } from '#web/lib/api-problem.ts';

type FieldDefinition = FormDefinition['sections'][string]['fields'][string];
type ConditionDefinition = NonNullable<FieldDefinition['when']>;

const fieldTypes: Record<FieldType, true> = {
  text: true,
  number: true,
  money: true,
  date: true,
  month: true,
  choice: true,
  flag: true,
  division: true,
  'person-name': true,
  'identity-number': true,
  phone: true,
  'bank-account': true,
  attachment: true,
  person: true,
  row: true,
  list: true,
};

function isFieldType(type: string): type is FieldType {
  return Object.hasOwn(fieldTypes, type);
}

/** The server speaks of something this page does not know: it was opened before the program was renewed. */
function outdated(what: string): ApiProblem {
  return new ApiProblem({
    status: 200,
    code: 'web.outdated-page',
    title: '页面版本已旧',
    detail: `系统已更新，请刷新页面后继续（${what}）。`,
  });
}

/** A form as the server sends it, as the kit's form, so that the browser prunes and checks with the very same code. @throws ApiProblem web.outdated-page */
export function formOf({ key, title, sections }: FormDefinition): Form {
  return {
    key,
    title,
    sections: Object.fromEntries(
      Object.entries(sections).map(([name, section]) => [name, { ...section, fields: fieldsOf(section.fields) }]),
    ),
  };
}

function fieldsOf(fields: Record<string, FieldDefinition>): Record<string, Field> {
  return Object.fromEntries(Object.entries(fields).map(([key, field]) => [key, fieldOf(field)]));
}

function fieldOf({ type, when, limits, codes, fields, ...plain }: FieldDefinition): Field {
  if (!isFieldType(type)) throw outdated(`字段类型 ${type}`);
  return {
    ...plain,
    type,
    ...(when === undefined ? {} : { when: conditionOf(when) }),
    ...(limits === undefined ? {} : { limits: limits.map((limit) => ({ ...limit, when: conditionOf(limit.when) })) }),
    ...(codes === undefined ? {} : { codes: { ...codes, source: '' } }),
    ...(fields === undefined ? {} : { fields: fieldsOf(fields) }),
  };
}

function conditionOf(definition: ConditionDefinition): Condition {
  if (definition.all !== undefined) return { all: definition.all.map(conditionOf) };
  if (definition.any !== undefined) return { any: definition.any.map(conditionOf) };
  if (definition.not !== undefined) return { not: conditionOf(definition.not) };
  if (definition.field !== undefined && definition.is !== undefined)
    return { field: definition.field, is: definition.is };
  if (definition.field !== undefined && definition.in !== undefined)
    return { field: definition.field, in: definition.in };
  throw outdated('显示条件');
}
