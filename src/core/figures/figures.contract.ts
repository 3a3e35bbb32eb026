import { type Static, type TSchema, Type } from 'typebox';

const named = { additionalProperties: false };
const nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()]);
const Month = Type.String({ pattern: '^(?!0000)\\d{4}-(0[1-9]|1[0-2])$', description: '月份，如 2026-06' });
const Division = Type.String({ pattern: '^\\d{12}$', description: '12 位区划代码' });

const Value = nullable(
  Type.Number({ description: '户、人、天为个数，元为分，% 为百分数（保留两位）；空为暂无（分母为零或无从统计）' }),
);
export const FigureRow = Type.Object(
  {
    key: Type.String(),
    name: Type.String(),
    unit: Type.Enum(['户', '人', '元', '%', '天']),
    about: Type.String(),
    value: Value,
    numerator: nullable(Type.Number()),
    denominator: nullable(Type.Number()),
    rows: Type.Integer({ description: '清单有多少行' }),
  },
  { title: 'Figure', ...named },
);
export type FigureRow = Static<typeof FigureRow>;
const FigureTown = Type.Object(
  {
    division: Type.String(),
    name: Type.String(),
    values: Type.Array(Value, { description: '次序同 figures' }),
  },
  { title: 'FigureTown', ...named },
);
export const FigureSheet = Type.Object(
  {
    month: Month,
    benefit: Type.String(),
    benefitName: Type.String(),
    benefits: Type.Array(
      Type.Object({ key: Type.String(), name: Type.String() }, { title: 'FigureBenefit', ...named }),
    ),
    figures: Type.Array(FigureRow),
    towns: Type.Array(FigureTown),
  },
  { title: 'FigureSheet', ...named },
);
export type FigureSheet = Static<typeof FigureSheet>;
export const FigureQuery = Type.Object(
  {
    benefit: Type.Optional(Type.String({ maxLength: 100 })),
    month: Type.Optional(Month),
    division: Type.Optional(Division),
  },
  named,
);
export type FigureQuery = Static<typeof FigureQuery>;

export const FigureParams = Type.Object({ key: Type.String({ maxLength: 100 }) }, named);
export const FigureListQuery = Type.Object(
  {
    month: Type.Optional(Month),
    division: Type.Optional(Division),
    part: Type.Optional(Type.Enum(['numerator', 'denominator'], { description: '分子（缺省）或分母的清单' })),
    after: Type.Optional(Type.String({ maxLength: 60 })),
  },
  named,
);
export type FigureListQuery = Static<typeof FigureListQuery>;
export const FigureItem = Type.Object(
  {
    id: Type.String({ format: 'uuid' }),
    source: Type.Enum(['household', 'case', 'task'], { description: 'id 是什么的' }),
    name: Type.String({ description: '户主或申请人' }),
    note: nullable(Type.String({ description: '办件编号' })),
    division: Type.String(),
    place: Type.String(),
    people: nullable(Type.Integer()),
    amount: nullable(Type.Integer({ description: '分/月' })),
    days: nullable(Type.Integer()),
  },
  { title: 'FigureItem', ...named },
);
export type FigureItem = Static<typeof FigureItem>;
export const FigureItems = Type.Object(
  {
    name: Type.String(),
    about: Type.String(),
    month: Month,
    items: Type.Array(FigureItem),
    next: nullable(Type.String()),
  },
  { title: 'FigureItems', ...named },
);
export type FigureItems = Static<typeof FigureItems>;
