import { type Static, Type } from 'typebox';

/** Twelve digits, as in the statistical lists: province 510000000000 … village 512021100201. */
export const DivisionCode = Type.String({ pattern: '^[0-9]{12}$', description: '12位区划代码' });

export const DivisionLevel = Type.Union(
  [
    Type.Literal('province', { description: '省级' }),
    Type.Literal('city', { description: '地级' }),
    Type.Literal('county', { description: '县级' }),
    Type.Literal('town', { description: '乡级' }),
    Type.Literal('village', { description: '村级' }),
  ],
  { description: '层级' },
);

const divisionProperties = {
  code: DivisionCode,
  name: Type.String({ description: '名称，例如“岳阳镇”“土地堂社区”' }),
  level: DivisionLevel,
  kind: Type.String({ description: '类别，例如“街道”“镇”“乡”“社区”“村”' }),
  parent: Type.Union([DivisionCode, Type.Null()], { description: '上级代码，省级为空' }),
  validFrom: Type.String({ format: 'date', description: '启用日期，1900-01-01表示来源未载明' }),
  validTo: Type.Union([Type.String({ format: 'date' }), Type.Null()], {
    description: '停用日期（自当日起停用），在用为空',
  }),
};

export const DivisionChild = Type.Object(
  {
    ...divisionProperties,
    hasChildren: Type.Boolean({ description: '所查日期有无下级' }),
  },
  { title: 'DivisionChild', description: '下级区划', additionalProperties: false },
);

export const DivisionChildren = Type.Object(
  { items: Type.Array(DivisionChild) },
  { title: 'DivisionChildren', description: '下级区划列表' },
);

export const DivisionDetail = Type.Object(
  {
    ...divisionProperties,
    source: Type.String({ description: '来源' }),
    sourceDate: Type.String({ format: 'date', description: '来源数据的截止日期' }),
    path: Type.Array(Type.Object({ code: DivisionCode, name: Type.String() }), { description: '从省级到本级' }),
    pathName: Type.String({ description: '县级以下的全称，例如“岳阳镇土地堂社区”；县级及以上为本名' }),
    successors: Type.Array(
      Type.Object({
        code: DivisionCode,
        name: Type.String(),
        onDate: Type.String({ format: 'date', description: '承接日期' }),
        confirmed: Type.Boolean({ description: '是否已核实' }),
      }),
      { description: '停用后的承接代码' },
    ),
  },
  { title: 'DivisionDetail', description: '区划', additionalProperties: false },
);

export const DivisionParams = Type.Object({ code: DivisionCode });

export const DivisionQuery = Type.Object({
  on: Type.Optional(Type.String({ format: 'date', description: '查询日期，默认今天' })),
});

export type DivisionLevel = Static<typeof DivisionLevel>;
export type DivisionQuery = Static<typeof DivisionQuery>;
export type DivisionChild = Static<typeof DivisionChild>;
export type DivisionChildren = Static<typeof DivisionChildren>;
export type DivisionDetail = Static<typeof DivisionDetail>;
