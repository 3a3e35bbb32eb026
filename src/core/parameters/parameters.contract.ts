import { type Static, Type } from 'typebox';

const ParameterValueView = Type.Object(
  {
    division: Type.String({ description: '12位区划代码' }),
    place: Type.String({ description: '区划名称' }),
    from: Type.String({ format: 'date', description: '起始日期；到同一区划的下一个值为止' }),
    value: Type.String({ description: '值，按单位读' }),
    document: Type.Union([Type.String(), Type.Null()], { description: '文号' }),
    confirmed: Type.Boolean({ description: '是否已由民政局确认' }),
    mark: Type.String({ description: '“待确认”，或空' }),
  },
  { title: 'ParameterValue', additionalProperties: false },
);

const ParameterView = Type.Object(
  {
    key: Type.String(),
    name: Type.String({ description: '名称，例如“农村低保标准”' }),
    unit: Type.String({ description: '单位，例如“元/月”' }),
    clause: Type.String({ description: '依据' }),
    yearly: Type.Boolean({ description: '是否每年公布、年底到期' }),
    values: Type.Array(ParameterValueView),
  },
  { title: 'Parameter', additionalProperties: false },
);

export const ParameterList = Type.Object(
  { items: Type.Array(ParameterView) },
  { title: 'ParameterList', additionalProperties: false },
);
export type ParameterList = Static<typeof ParameterList>;
