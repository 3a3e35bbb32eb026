import { type Static, Type } from 'typebox';

const closed = { additionalProperties: false };
const Id = Type.String({ format: 'uuid' });
const Day = Type.String({ format: 'date' });
const nullable = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) => Type.Union([schema, Type.Null()]);

export const ReportItem = Type.Object(
  { label: Type.String(), text: Type.String() },
  { title: 'ReportItem', description: '来源答复的一行', ...closed },
);

export const Conclusion = Type.Union(
  [
    Type.Literal('met', { description: '符合' }),
    Type.Literal('over', { description: '超标' }),
    Type.Literal('check', { description: '需核实' }),
  ],
  { description: '核对结论：只核对，不认定' },
);
export type Conclusion = Static<typeof Conclusion>;
export const conclusionNames: Readonly<Record<Conclusion, string>> = { met: '符合', over: '超标', check: '需核实' };

export const CellState = Type.Union(
  [
    Type.Literal('not-asked', { description: '未询问' }),
    Type.Literal('waiting', { description: '等待' }),
    Type.Literal('answered', { description: '已答复' }),
    Type.Literal('silent', { description: '没有答复' }),
    Type.Literal('expired', { description: '已过期' }),
    Type.Literal('quarantined', { description: '身份不符，已隔离' }),
    Type.Literal('withheld', { description: '没有授权，不问' }),
  ],
  { description: '一个人、一个来源的核对状态' },
);
export type CellState = Static<typeof CellState>;
export const cellStateNames: Readonly<Record<CellState, string>> = {
  'not-asked': '未询问',
  waiting: '等待',
  answered: '已答复',
  silent: '没有答复',
  expired: '已过期',
  quarantined: '身份不符',
  withheld: '不能询问',
};

export const ReportSource = Type.Object(
  {
    source: Type.String(),
    name: Type.String(),
    department: Type.String(),
    state: CellState,
    note: nullable(Type.String({ description: '没有答复、不能询问的原因' })),
    on: nullable(Day),
    until: nullable(Type.String({ format: 'date', description: '答复到这一天前有效' })),
    items: Type.Array(ReportItem),
  },
  { title: 'ReportSource', description: '一个来源怎么说', ...closed },
);
export type ReportSource = Static<typeof ReportSource>;

export const ReportPerson = Type.Object(
  {
    person: Id,
    name: Type.String(),
    conclusion: Conclusion,
    grounds: Type.Array(Type.String(), { description: '结论的理由' }),
    sources: Type.Array(ReportSource),
  },
  { title: 'ReportPerson', description: '一个人的核对结果', ...closed },
);
export type ReportPerson = Static<typeof ReportPerson>;

export const ReportDifference = Type.Object(
  {
    key: Type.String({ description: '这份报告里的编号' }),
    person: nullable(Id),
    name: Type.String({ description: '谁的；全家的写“全家”' }),
    label: Type.String(),
    declared: Type.String({ description: '申报' }),
    reported: Type.String({ description: '部门反馈' }),
    gap: nullable(Type.Integer({ description: '反馈减申报，分；不是金额的为空' })),
    overPeriod: Type.Boolean({ description: '相差是比较期间的合计' }),
    sources: Type.Array(Type.String()),
    weighs: Type.Boolean({ description: '反馈多于申报或不一致，要核实；申报多于反馈的只作提示' }),
    explained: nullable(Type.String({ description: '复核时凭证据说明清楚的：怎么说明的' })),
  },
  { title: 'ReportDifference', description: '申报与部门反馈的差异', ...closed },
);
export type ReportDifference = Static<typeof ReportDifference>;

export const ReportContent = Type.Object(
  {
    people: Type.Array(ReportPerson),
    differences: Type.Array(ReportDifference),
    excesses: Type.Array(
      Type.Object(
        { people: Type.Array(Id), text: Type.String(), clause: Type.String() },
        { title: 'ReportExcess', description: '部门反馈超过的标准', ...closed },
      ),
    ),
    period: Type.Object({ from: Day, to: Day }, { description: '收入类比较的时间', ...closed }),
    answer: nullable(Type.String({ description: '复核报告：对异议的答复' })),
  },
  { title: 'ReportContent', description: '核对报告内容', ...closed },
);
export type ReportContent = Static<typeof ReportContent>;
