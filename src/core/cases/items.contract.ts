import { type Static, type TSchema, Type } from 'typebox';

export const nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()]);
export const named = { additionalProperties: false };

const Scalar = Type.Union([Type.String(), Type.Number(), Type.Boolean()]);

/** Answers to a form: by field key; a list is an array of rows. Sealed answers read as their masks. */
export const CaseAnswers = Type.Record(
  Type.String(),
  Type.Union([
    Scalar,
    Type.Array(
      Type.Union([Type.String(), Type.Record(Type.String(), Type.Union([Scalar, Type.Array(Type.String())]))]),
    ),
  ]),
  { title: 'CaseAnswers', description: '表单答案：按字段名；列表为行的数组' },
);

const ConditionTest = Type.Object(
  {
    field: Type.String(),
    is: Type.Optional(Scalar),
    in: Type.Optional(Type.Array(Type.Union([Type.String(), Type.Number()]))),
  },
  { title: 'ConditionTest', ...named },
);
const ConditionGroup = Type.Object(
  {
    field: Type.Optional(Type.String()),
    is: Type.Optional(Scalar),
    in: Type.Optional(Type.Array(Type.Union([Type.String(), Type.Number()]))),
    all: Type.Optional(Type.Array(ConditionTest)),
    any: Type.Optional(Type.Array(ConditionTest)),
    not: Type.Optional(ConditionTest),
  },
  { title: 'Condition', ...named },
);

const CodeSetView = Type.Object(
  {
    key: Type.String(),
    name: Type.String(),
    codes: Type.Array(Type.Object({ code: Type.String(), name: Type.String() }, { title: 'Code', ...named })),
  },
  { title: 'CodeSet', ...named },
);

const FieldLimit = Type.Object(
  { when: ConditionGroup, max: Type.Number(), message: Type.String() },
  { title: 'FieldLimit', ...named },
);

const fieldProperties = {
  type: Type.String(),
  label: Type.String(),
  help: Type.Optional(Type.String()),
  optional: Type.Boolean(),
  when: Type.Optional(ConditionGroup),
  masking: Type.Union([Type.Literal('open'), Type.Literal('sealed')]),
  min: Type.Optional(Type.Number()),
  max: Type.Optional(Type.Number()),
  limits: Type.Optional(Type.Array(FieldLimit)),
  past: Type.Optional(Type.Boolean()),
  multiline: Type.Optional(Type.Boolean()),
  unit: Type.Optional(Type.String()),
  codes: Type.Optional(CodeSetView),
  level: Type.Optional(Type.Union([Type.Literal('town'), Type.Literal('village')])),
  list: Type.Optional(Type.String()),
  rowName: Type.Optional(Type.String()),
};
const RowField = Type.Object(fieldProperties, { title: 'RowField', ...named });
const FormField = Type.Object(
  { ...fieldProperties, fields: Type.Optional(Type.Record(Type.String(), RowField)) },
  { title: 'FormField', ...named },
);

/** A form as the browser draws it. */
export const FormDefinition = Type.Object(
  {
    key: Type.String(),
    title: Type.String(),
    sections: Type.Record(
      Type.String(),
      Type.Object(
        { title: Type.String(), help: Type.Optional(Type.String()), fields: Type.Record(Type.String(), FormField) },
        { title: 'FormSection', ...named },
      ),
    ),
  },
  { title: 'FormDefinition', ...named },
);
export type FormDefinition = Static<typeof FormDefinition>;

export const ItemLine = Type.Object(
  {
    key: Type.String(),
    name: Type.String(),
    domain: Type.String(),
    law: Type.Array(Type.String()),
    promise: Type.String(),
    channels: Type.Array(Type.Union([Type.Literal('resident'), Type.Literal('worker'), Type.Literal('office')])),
  },
  { title: 'ItemLine', ...named },
);
export const ItemList = Type.Object({ items: Type.Array(ItemLine) }, { title: 'ItemList', ...named });
export type ItemList = Static<typeof ItemList>;

/** An item as its guide and its form show it. */
export const ItemPage = Type.Object(
  {
    ...ItemLine.properties,
    version: Type.Integer(),
    guide: Type.Array(
      Type.Object({ title: Type.String(), lines: Type.Array(Type.String()) }, { title: 'GuidePart', ...named }),
    ),
    form: FormDefinition,
    stages: Type.Array(
      Type.Object(
        { key: Type.String(), name: Type.String(), tell: Type.String(), limit: nullable(Type.String()) },
        { title: 'StageView', ...named },
      ),
    ),
    forms: Type.Array(FormDefinition, { description: '各办理动作的表单' }),
    authorisation: nullable(
      Type.Object(
        {
          purpose: Type.String(),
          sources: Type.Array(Type.String()),
          term: Type.String(),
          clause: Type.String(),
        },
        { title: 'AuthorisationView', ...named },
      ),
    ),
    entrustment: nullable(
      Type.Object(
        {
          clause: Type.String(),
          acts: Type.Array(Type.String(), { description: '委托的事项' }),
          counters: Type.Array(Type.String(), { description: '申请人当面办理、不用委托书的岗位' }),
          form: FormDefinition,
        },
        { title: 'EntrustmentView', description: '代别人申请：要有签好的委托书', ...named },
      ),
    ),
  },
  { title: 'ItemPage', ...named },
);
export type ItemPage = Static<typeof ItemPage>;

export const ItemParams = Type.Object({ key: Type.String({ maxLength: 60 }) });
