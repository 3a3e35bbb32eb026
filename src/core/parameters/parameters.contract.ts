import { type Static, type TSchema, Type } from 'typebox';

const named = { additionalProperties: false } as const;
const nullable = <S extends TSchema>(schema: S, description?: string) =>
  Type.Union([schema, Type.Null()], description === undefined ? {} : { description });
const Day = (description: string) => Type.String({ format: 'date', description });
const Moment = (description: string) => Type.String({ format: 'date-time', description });
const ClientKey = Type.String({ minLength: 8, maxLength: 100, description: '请求键：同一键重复提交只办一次' });

const valueFields = {
  division: Type.String({ description: '12位区划代码' }),
  place: Type.String({ description: '区划名称' }),
  from: Day('起始日期；到同一区划的下一个值为止'),
  value: Type.String({ description: '值，按单位读' }),
  text: Type.String({ description: '给人看的值，例如“826元/月”' }),
  document: nullable(Type.String(), '文号'),
  documentDate: nullable(Type.String({ format: 'date' }), '成文日期'),
  confirmed: Type.Boolean({ description: '是否已由民政局确认' }),
};

const ParameterValueView = Type.Object(
  { ...valueFields, mark: Type.String({ description: '“待确认”，或空' }) },
  { title: 'ParameterValue', ...named },
);

const declaredFields = {
  key: Type.String(),
  name: Type.String({ description: '名称，例如“农村标准”' }),
  unit: Type.String({ description: '单位，例如“元/月”' }),
  clause: Type.String({ description: '依据' }),
  yearly: Type.Boolean({ description: '是否每年公布、年底到期' }),
  usedBy: Type.Array(Type.String(), { description: '哪些事项用它' }),
  values: Type.Array(ParameterValueView, { description: '各地各期现在所知的值' }),
};

const ParameterView = Type.Object(
  { ...declaredFields, open: Type.Integer({ minimum: 0, description: '待审的提议数' }) },
  { title: 'Parameter', ...named },
);

export const ParameterList = Type.Object({ items: Type.Array(ParameterView) }, { title: 'ParameterList', ...named });
export type ParameterList = Static<typeof ParameterList>;

/** One row of the table: a value as it was known from a moment on. */
const ParameterVersion = Type.Object(
  {
    ...valueFields,
    knownFrom: Moment('从何时起按此办理'),
    proposedByName: nullable(Type.String(), '提议人；目录初值没有'),
    approvedByName: nullable(Type.String(), '审批人；目录初值没有'),
    source: Type.String({ description: '来源' }),
    current: Type.Boolean({ description: '没有被后来的改正取代' }),
  },
  { title: 'ParameterVersion', ...named },
);
export type ParameterVersion = Static<typeof ParameterVersion>;

const ProposalState = Type.Union(
  [
    Type.Literal('open', { description: '待审' }),
    Type.Literal('approved', { description: '已批准' }),
    Type.Literal('rejected', { description: '未批准' }),
    Type.Literal('withdrawn', { description: '已撤回' }),
  ],
  { description: '提议的状态' },
);
export type ProposalState = Static<typeof ProposalState>;

const Recomputed = Type.Object(
  {
    from: Type.String({ description: '从哪个月' }),
    through: Type.String({ description: '到哪个月' }),
    months: Type.Integer({ minimum: 1 }),
  },
  { title: 'RecomputedMonths', description: '已经过去、批准后要重新计算的月份', ...named },
);

const foreseen = {
  effect: Type.Array(Type.String(), { description: '批准后会怎样，一句一条' }),
  recomputed: nullable(Recomputed),
};

export const ProposalView = Type.Object(
  {
    id: Type.String({ format: 'uuid' }),
    key: Type.String(),
    name: Type.String({ description: '参数名称' }),
    division: Type.String({ description: '12位区划代码' }),
    place: Type.String({ description: '区划名称' }),
    from: Day('起始日期'),
    value: Type.String(),
    text: Type.String({ description: '给人看的值' }),
    document: Type.String({ description: '文号' }),
    documentDate: Day('成文日期'),
    note: nullable(Type.String(), '说明'),
    doubts: Type.Array(Type.String(), { description: '提议人已核对的疑点' }),
    state: ProposalState,
    proposedByName: Type.String({ description: '提议人' }),
    proposedAt: Moment('提议时间'),
    decidedByName: nullable(Type.String(), '审批人或撤回人'),
    decidedAt: nullable(Type.String({ format: 'date-time' })),
    reason: nullable(Type.String(), '不批准的理由'),
    ...foreseen,
    mayDecide: Type.Boolean({ description: '当前用户能否审批' }),
    mayWithdraw: Type.Boolean({ description: '当前用户能否撤回' }),
  },
  { title: 'ParameterProposal', description: '标准参数的一个提议', ...named },
);
export type ProposalView = Static<typeof ProposalView>;

export const ProposalPage = Type.Object(
  { items: Type.Array(ProposalView), next: nullable(Type.String({ format: 'uuid' }), '下一页从此提议之前') },
  { title: 'ParameterProposalPage', ...named },
);
export type ProposalPage = Static<typeof ProposalPage>;

export const ProposalQuery = Type.Object({
  state: Type.Optional(Type.Union([Type.Literal('open'), Type.Literal('all')], { description: '默认只列待审的' })),
  before: Type.Optional(Type.String({ format: 'uuid', description: '从此提议之前' })),
});

export const ParameterDetail = Type.Object(
  {
    ...declaredFields,
    unitKey: Type.String({ description: '单位的代码，例如 yuan-per-month' }),
    least: nullable(Type.String(), '下限'),
    most: nullable(Type.String(), '上限'),
    choices: Type.Array(
      Type.Object({ code: Type.String(), name: Type.String() }, { title: 'ParameterChoice', ...named }),
    ),
    notBelowHigher: Type.Boolean({ description: '下级不得低于上级公布的值' }),
    places: Type.Array(
      Type.Object({ division: Type.String(), place: Type.String() }, { title: 'ParameterPlace', ...named }),
      { description: '可以有值的地方：县及其上级' },
    ),
    history: Type.Array(ParameterVersion, { description: '每一次记入的值，后记入的在前' }),
    proposals: Type.Array(ProposalView, { description: '最近的提议，新的在前' }),
    mayPropose: Type.Boolean({ description: '当前用户能否提议' }),
  },
  { title: 'ParameterDetail', ...named },
);
export type ParameterDetail = Static<typeof ParameterDetail>;

export const ParameterParams = Type.Object({ key: Type.String({ maxLength: 200, description: '参数标识' }) });
export const ProposalParams = Type.Object({ id: Type.String({ format: 'uuid' }) });

const typed = {
  division: Type.String({ maxLength: 20, description: '12位区划代码，县或其上级' }),
  from: Type.String({ maxLength: 40, description: '起始日期' }),
  value: Type.String({ maxLength: 100, description: '值' }),
  document: Type.String({ maxLength: 100, description: '文号，例如 川民发〔2023〕100号' }),
  documentDate: Type.String({ maxLength: 40, description: '成文日期' }),
};

export const NewProposal = Type.Object(
  {
    ...typed,
    note: Type.Optional(Type.String({ maxLength: 500, description: '说明' })),
    checked: Type.Optional(Type.Boolean({ description: '系统提出的疑点已经核对无误' })),
    key: ClientKey,
  },
  { title: 'NewParameterProposal', description: '提议一个值', ...named },
);
export type NewProposal = Static<typeof NewProposal>;

/** The same while it is being typed: anything may be missing yet. */
export const ProposalDraft = Type.Partial(Type.Object(typed));
export type ProposalDraft = Static<typeof ProposalDraft>;

export const ProposalPreview = Type.Object(
  {
    ...foreseen,
    doubts: Type.Array(Type.String(), { description: '像是写错了的地方，须核对' }),
    faults: Type.Array(
      Type.Object({ path: Type.String(), message: Type.String() }, { title: 'ProposalFault', ...named }),
      { description: '必须改正的地方；还没有填的不算' },
    ),
  },
  { title: 'ParameterProposalPreview', description: '批准后会怎样', ...named },
);
export type ProposalPreview = Static<typeof ProposalPreview>;

export const ProposalKey = Type.Object({ key: ClientKey }, { title: 'ParameterProposalKey', ...named });
export const ProposalRejection = Type.Object(
  { reason: Type.String({ minLength: 2, maxLength: 500, description: '理由' }), key: ClientKey },
  { title: 'ParameterProposalRejection', ...named },
);
export const ProposalOutcome = Type.Object(
  { id: Type.String({ format: 'uuid' }), state: ProposalState },
  { title: 'ParameterProposalOutcome', ...named },
);
export type ProposalOutcome = Static<typeof ProposalOutcome>;
