import { type Static, Type } from 'typebox';

const Month = Type.String({ pattern: '^[0-9]{4}-(0[1-9]|1[0-2])$', description: '月份，例如 2026-07' });
const Amount = Type.Integer({ description: '金额（分）' });
const Count = Type.Integer({ minimum: 0 });
const Id = Type.String({ format: 'uuid' });
const Moment = Type.String({ format: 'date-time' });

export const PayRunState = Type.Union(
  [
    Type.Literal('making', { description: '正在生成' }),
    Type.Literal('made', { description: '待复核' }),
    Type.Literal('frozen', { description: '已复核冻结' }),
    Type.Literal('cancelled', { description: '已作废' }),
  ],
  { description: '批次状态' },
);

export const LineType = Type.Union(
  [Type.Literal('regular', { description: '正常' }), Type.Literal('back-pay', { description: '补发' })],
  { description: '发放类型' },
);

export const HoldReason = Type.Union(
  [
    Type.Literal('payee-dead', { description: '收款人已登记死亡' }),
    Type.Literal('no-account', { description: '没有银行账户' }),
    Type.Literal('suspended', { description: '待遇暂停发放' }),
  ],
  { description: '暂缓原因' },
);

export const NewPayRun = Type.Object(
  { month: Month, key: Type.String({ minLength: 8, maxLength: 100, description: '请求键：同一键重复提交只办一次' }) },
  { title: 'NewPayRun', description: '生成发放批次', additionalProperties: false },
);

export const PayRunKey = Type.Object(
  { key: Type.String({ minLength: 8, maxLength: 100, description: '请求键：同一键重复提交只办一次' }) },
  { title: 'PayRunKey', description: '请求键', additionalProperties: false },
);

export const PayRunMade = Type.Object(
  { id: Id, number: Type.String({ description: '批次号' }), job: Id },
  { title: 'PayRunMade', description: '已开始生成的批次', additionalProperties: false },
);

export const PayRunApproved = Type.Object(
  { id: Id, digest: Type.String({ description: '明细的 SM3 校验值' }) },
  { title: 'PayRunApproved', description: '已冻结的批次', additionalProperties: false },
);

export const PayRunCancelled = Type.Object(
  { id: Id },
  { title: 'PayRunCancelled', description: '已作废的批次', additionalProperties: false },
);

const payRunProperties = {
  id: Id,
  month: Month,
  number: Type.String({ description: '批次号' }),
  state: PayRunState,
  lines: Count,
  total: Amount,
  held: Type.Integer({ minimum: 0, description: '暂缓笔数' }),
  heldTotal: Amount,
  digest: Type.Union([Type.String(), Type.Null()], { description: '明细的 SM3 校验值，冻结后才有' }),
  madeBy: Id,
  madeByName: Type.String({ description: '生成人' }),
  madeAt: Moment,
  approvedByName: Type.Union([Type.String(), Type.Null()], { description: '复核人' }),
  approvedAt: Type.Union([Moment, Type.Null()]),
  job: Id,
};

export const PayRunSummary = Type.Object(payRunProperties, {
  title: 'PayRunSummary',
  description: '发放批次',
  additionalProperties: false,
});

export const PayRunList = Type.Object(
  { items: Type.Array(PayRunSummary) },
  { title: 'PayRunList', description: '发放批次列表' },
);

export const PayRunDetail = Type.Object(
  {
    ...payRunProperties,
    towns: Type.Array(
      Type.Object(
        {
          town: Type.String({ description: '乡镇（街道）代码' }),
          name: Type.String({ description: '乡镇（街道）' }),
          lines: Count,
          amount: Amount,
          held: Count,
          heldAmount: Amount,
        },
        { title: '乡镇小计', additionalProperties: false },
      ),
    ),
    mayApprove: Type.Boolean({ description: '当前用户能否复核' }),
    mayCancel: Type.Boolean({ description: '当前用户能否作废' }),
  },
  { title: 'PayRunDetail', description: '发放批次详情', additionalProperties: false },
);

export const PayLineRow = Type.Object(
  {
    number: Type.Integer({ minimum: 1, description: '序号' }),
    payee: Id,
    payeeName: Type.String({ description: '收款人' }),
    kind: Type.String({ description: '待遇' }),
    kindName: Type.String({ description: '待遇名称' }),
    month: Month,
    type: LineType,
    bank: Type.Union([Type.String(), Type.Null()], { description: '开户行' }),
    accountMask: Type.String({ description: '账号（掩码）' }),
    amount: Amount,
    place: Type.String({ description: '乡镇和村' }),
  },
  { title: 'PayLineRow', description: '发放明细', additionalProperties: false },
);

export const PayLinePage = Type.Object(
  {
    items: Type.Array(PayLineRow),
    next: Type.Union([Type.Integer(), Type.Null()], { description: '下一页从此序号之后' }),
  },
  { title: 'PayLinePage', description: '发放明细一页' },
);

export const PayHoldRow = Type.Object(
  {
    number: Type.Integer({ minimum: 1, description: '序号' }),
    payee: Id,
    payeeName: Type.String({ description: '收款人' }),
    kind: Type.String({ description: '待遇' }),
    kindName: Type.String({ description: '待遇名称' }),
    month: Month,
    amount: Amount,
    reason: HoldReason,
    reasonName: Type.String({ description: '暂缓原因' }),
    place: Type.String({ description: '乡镇和村' }),
  },
  { title: 'PayHoldRow', description: '暂缓发放', additionalProperties: false },
);

export const PayHoldPage = Type.Object(
  {
    items: Type.Array(PayHoldRow),
    next: Type.Union([Type.Integer(), Type.Null()], { description: '下一页从此序号之后' }),
  },
  { title: 'PayHoldPage', description: '暂缓发放一页' },
);

export const PayRunParams = Type.Object({ id: Id });

export const BankFileParams = Type.Object({ id: Id, format: Type.Union([Type.Literal('xlsx'), Type.Literal('csv')]) });

export const PageQuery = Type.Object({
  after: Type.Optional(Type.Integer({ minimum: 0, description: '从此序号之后' })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500, description: '每页条数，默认100' })),
});

export const PayRunVerification = Type.Object(
  {
    intact: Type.Boolean({ description: '明细与冻结时一致' }),
    digest: Type.String({ description: '现在算得的校验值' }),
  },
  { title: 'PayRunVerification', description: '校验结果', additionalProperties: false },
);

export type PayRunState = Static<typeof PayRunState>;
export type LineType = Static<typeof LineType>;
export type HoldReason = Static<typeof HoldReason>;
export type NewPayRun = Static<typeof NewPayRun>;
export type PayRunMade = Static<typeof PayRunMade>;
export type PayRunApproved = Static<typeof PayRunApproved>;
export type PayRunCancelled = Static<typeof PayRunCancelled>;
export type PayRunSummary = Static<typeof PayRunSummary>;
export type PayRunList = Static<typeof PayRunList>;
export type PayRunDetail = Static<typeof PayRunDetail>;
export type PayLineRow = Static<typeof PayLineRow>;
export type PayLinePage = Static<typeof PayLinePage>;
export type PayHoldRow = Static<typeof PayHoldRow>;
export type PayHoldPage = Static<typeof PayHoldPage>;
export type PageQuery = Static<typeof PageQuery>;
export type PayRunVerification = Static<typeof PayRunVerification>;
