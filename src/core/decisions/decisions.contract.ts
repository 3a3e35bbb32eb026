import { type Static, Type } from 'typebox';
import { DecisionView } from '#core/cases/cases.contract.ts';

export const Month = Type.String({ pattern: '^[0-9]{4}-(0[1-9]|1[0-2])$', description: '月份，例如 2026-07' });
export const Amount = Type.Integer({ description: '金额（分）' });
export const Count = Type.Integer({ minimum: 0 });
export const Town = Type.String({ pattern: '^[0-9]{12}$', description: '乡镇（街道），12 位代码' });
const Id = Type.String({ format: 'uuid' });
const Moment = Type.String({ format: 'date-time' });
const nullable = <T extends Parameters<typeof Type.Union>[0][number]>(type: T) => Type.Union([type, Type.Null()]);
const strict = { additionalProperties: false } as const;

export const DecisionRunState = Type.Union(
  [
    Type.Literal('deciding', { description: '正在判定' }),
    Type.Literal('decided', { description: '已判定' }),
    Type.Literal('cancelled', { description: '已取消' }),
    Type.Literal('failed', { description: '没有完成' }),
  ],
  { description: '判定批次的状态' },
);

export const ProposalKind = Type.Union(
  [
    Type.Literal('start', { description: '可能符合，请上门了解、告知申请；未经申请不纳入' }),
    Type.Literal('change', { description: '金额应调整' }),
    Type.Literal('stop', { description: '不再符合，应停发' }),
  ],
  { description: '建议的种类' },
);

export const DecisionOutcome = Type.Union(
  [
    Type.Literal('granted', { description: '符合条件' }),
    Type.Literal('refused', { description: '不符合条件' }),
    Type.Literal('not-applicable', { description: '不适用' }),
    Type.Literal('undetermined', { description: '事实不全，暂不能认定' }),
  ],
  { description: '结论' },
);

export const DecisionReason = Type.Object(
  { code: Type.String(), text: Type.String(), clause: Type.String({ description: '依据的条款' }) },
  { title: 'DecisionReason', description: '理由', ...strict },
);

export const NewDecisionRun = Type.Object(
  {
    item: Type.String({ minLength: 1, maxLength: 60, description: '事项的标识' }),
    month: Month,
    key: Type.String({ minLength: 8, maxLength: 100, description: '请求键：同一键重复提交只办一次' }),
  },
  { title: 'NewDecisionRun', description: '对全县逐户判定一次', ...strict },
);

export const DecisionRunMade = Type.Object(
  { id: Id, number: Type.String({ description: '批次号' }), job: Id },
  { title: 'DecisionRunMade', description: '已开始的判定批次', ...strict },
);

const runFields = {
  id: Id,
  number: Type.String({ description: '批次号，例如 202607-01' }),
  item: Type.String(),
  itemName: Type.String({ description: '事项名称' }),
  month: Month,
  state: DecisionRunState,
  madeByName: Type.String({ description: '发起人' }),
  madeAt: Moment,
  decidedOn: Type.String({ format: 'date', description: '按哪一天的标准认定资格' }),
  knownAt: nullable(Type.String({ format: 'date-time', description: '按哪一刻所知的事实；判定完才有' })),
  job: Id,
  households: Type.Integer({ minimum: 0, description: '全县的户数' }),
  decided: Type.Integer({ minimum: 0, description: '能判定的户数' }),
  starts: Type.Integer({ minimum: 0, description: '可能符合而没有享受的户数' }),
  changes: Type.Integer({ minimum: 0, description: '金额应调整的户数' }),
  stops: Type.Integer({ minimum: 0, description: '应停发的户数' }),
} as const;

export const DecisionRunRow = Type.Object(runFields, {
  title: 'DecisionRunRow',
  description: '判定批次',
  ...strict,
});

export const DecidableItemName = Type.Object(
  { key: Type.String(), name: Type.String() },
  { title: 'DecidableItem', description: '可以不经办件判定的事项', ...strict },
);

export const DecisionRunList = Type.Object(
  {
    items: Type.Array(DecisionRunRow),
    decidable: Type.Array(DecidableItemName, { description: '可以全县判定、测算的事项' }),
  },
  { title: 'DecisionRunList', description: '判定批次列表', ...strict },
);

export const DecisionClassCount = Type.Object(
  {
    outcome: DecisionOutcome,
    class: Type.String(),
    className: Type.String({ description: '类别' }),
    households: Count,
    amount: Type.Integer({ description: '合计每月（分）' }),
  },
  { title: 'DecisionClassCount', description: '判为某一类的户数', ...strict },
);

export const UndecidedCount = Type.Object(
  {
    code: Type.String(),
    text: Type.String({ description: '为什么不能判定' }),
    households: Count,
    inPayment: Type.Integer({ minimum: 0, description: '其中正在发放的户数' }),
  },
  { title: 'UndecidedCount', description: '不能判定的户数及原因；一户有几个原因的各计一次', ...strict },
);

export const ProposalSum = Type.Object(
  {
    kind: ProposalKind,
    households: Count,
    before: Type.Integer({ description: '现每月合计（分）' }),
    after: Type.Integer({ description: '判定每月合计（分）' }),
  },
  { title: 'ProposalSum', description: '一种建议的合计', ...strict },
);

export const ProposalTown = Type.Object(
  {
    town: Town,
    name: Type.String(),
    starts: Count,
    changes: Count,
    stops: Count,
    before: Type.Integer({ description: '有建议的户现每月合计（分）' }),
    after: Type.Integer({ description: '有建议的户判定每月合计（分）' }),
  },
  { title: 'ProposalTown', description: '一个乡镇（街道）的建议', ...strict },
);

export const DecisionRunDetail = Type.Object(
  {
    ...runFields,
    rule: nullable(Type.String({ description: '所用的规则' })),
    running: Type.Integer({ minimum: 0, description: '正在发放的户数' }),
    unchanged: Type.Integer({ minimum: 0, description: '正在发放、判定结果相同的户数' }),
    notDecided: Type.Integer({ minimum: 0, description: '不能判定的户数' }),
    notDecidedInPayment: Type.Integer({ minimum: 0, description: '正在发放而不能判定的户数：没有建议，须先补齐事实' }),
    classes: Type.Array(DecisionClassCount),
    undecided: Type.Array(UndecidedCount),
    kinds: Type.Array(ProposalSum),
    towns: Type.Array(ProposalTown),
    mayRun: Type.Boolean({ description: '您能否发起判定' }),
  },
  { title: 'DecisionRunDetail', description: '判定批次及小计', ...strict },
);

export const ProposalRow = Type.Object(
  {
    household: Id,
    headName: Type.String({ description: '户主' }),
    place: Type.String({ description: '所在村（社区）' }),
    division: Type.String(),
    kind: ProposalKind,
    outcome: DecisionOutcome,
    class: Type.String(),
    className: Type.String(),
    members: Type.Integer({ minimum: 0, description: '计入的人数' }),
    before: Type.Integer({ description: '现在每月（分）' }),
    after: Type.Integer({ description: '判定每月（分）' }),
    difference: Type.Integer({ description: '判定减现在（分）' }),
    reasons: Type.Array(DecisionReason),
  },
  { title: 'ProposalRow', description: '一户的判定建议', ...strict },
);

export const ProposalPage = Type.Object(
  { items: Type.Array(ProposalRow), next: nullable(Type.String({ description: '下一页的 after；没有下一页为空' })) },
  { title: 'ProposalPage', description: '判定建议，差额大的在前', ...strict },
);

export const ProposalDetail = Type.Object(
  {
    proposal: ProposalRow,
    decision: DecisionView,
    agrees: Type.Boolean({ description: '按当时所知的事实重新判定，结果与建议相同' }),
    note: nullable(Type.String({ description: '不相同时的说明' })),
  },
  { title: 'ProposalDetail', description: '一户的判定建议和全部依据', ...strict },
);

export const ProposalQuery = Type.Object({
  kind: Type.Optional(ProposalKind),
  town: Type.Optional(Town),
  after: Type.Optional(Type.String({ maxLength: 80, description: '上一页的 next' })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500 })),
});

export const ProposalFilter = Type.Object({ kind: Type.Optional(ProposalKind), town: Type.Optional(Town) });
export const DecisionRunParams = Type.Object({ id: Id });
export const ProposalParams = Type.Object({ id: Id, household: Id });

export type DecisionRunState = Static<typeof DecisionRunState>;
export type ProposalKind = Static<typeof ProposalKind>;
export type NewDecisionRun = Static<typeof NewDecisionRun>;
export type DecisionRunMade = Static<typeof DecisionRunMade>;
export type DecisionRunRow = Static<typeof DecisionRunRow>;
export type DecisionRunList = Static<typeof DecisionRunList>;
export type DecisionRunDetail = Static<typeof DecisionRunDetail>;
export type DecisionClassCount = Static<typeof DecisionClassCount>;
export type UndecidedCount = Static<typeof UndecidedCount>;
export type ProposalTown = Static<typeof ProposalTown>;
export type ProposalSum = Static<typeof ProposalSum>;
export type ProposalRow = Static<typeof ProposalRow>;
export type ProposalPage = Static<typeof ProposalPage>;
export type ProposalDetail = Static<typeof ProposalDetail>;
export type ProposalQuery = Static<typeof ProposalQuery>;
export type ProposalFilter = Static<typeof ProposalFilter>;
