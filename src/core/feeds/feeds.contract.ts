import { type Static, Type } from 'typebox';

const Month = Type.String({ pattern: '^[0-9]{4}-(0[1-9]|1[0-2])$', description: '月份，例如 2026-07' });
const Id = Type.String({ format: 'uuid' });
const Count = Type.Integer({ minimum: 0 });
const Key = Type.String({ minLength: 8, maxLength: 100, description: '请求键：同一键重复提交只办一次' });
const TextOrNull = Type.Union([Type.String(), Type.Null()]);

export const ImportState = Type.Union(
  [
    Type.Literal('reading', { description: '正在读取' }),
    Type.Literal('previewed', { description: '待确认' }),
    Type.Literal('importing', { description: '正在导入' }),
    Type.Literal('done', { description: '已导入' }),
    Type.Literal('failed', { description: '没有读成，原因见说明' }),
  ],
  { description: '导入批次状态' },
);

export const HouseholdState = Type.Union(
  [
    Type.Literal('ready', { description: '可以导入' }),
    Type.Literal('faulty', { description: '有错误' }),
    Type.Literal('imported', { description: '已导入' }),
    Type.Literal('skipped', { description: '导入时发现冲突，已跳过' }),
  ],
  { description: '家庭状态' },
);

export const FeedList = Type.Object(
  {
    items: Type.Array(
      Type.Object(
        {
          key: Type.String(),
          name: Type.String({ description: '台账名称' }),
          columns: Type.Array(
            Type.Object({
              name: Type.String({ description: '列名' }),
              headers: Type.Array(Type.String(), { description: '可以写作' }),
              required: Type.Boolean({ description: '必填' }),
            }),
          ),
        },
        { title: '台账' },
      ),
    ),
  },
  { title: 'FeedList', description: '可以导入的台账' },
);

export const NewImport = Type.Object(
  { feed: Type.String({ description: '台账标识' }), file: Id, key: Key },
  { title: 'NewImport', description: '上传台账', additionalProperties: false },
);

export const ImportConfirmation = Type.Object(
  {
    paidThrough: Type.Optional(
      Type.String({
        pattern: '^[0-9]{4}-(0[1-9]|1[0-2])$',
        description: '在济民之外已发放到的最后一个月，默认为上个月；此月及以前不再补发',
      }),
    ),
    key: Key,
  },
  { title: 'ImportConfirmation', description: '确认导入', additionalProperties: false },
);

export const ImportStarted = Type.Object(
  { id: Id, job: Id },
  { title: 'ImportStarted', description: '已开始的导入', additionalProperties: false },
);

export const ImportSummary = Type.Object(
  {
    id: Id,
    feed: Type.String(),
    feedName: Type.String({ description: '台账名称' }),
    fileName: Type.String({ description: '文件名' }),
    state: ImportState,
    rows: Type.Integer({ minimum: 0, description: '读到的行数' }),
    households: Type.Integer({ minimum: 0, description: '户数' }),
    faulty: Type.Integer({ minimum: 0, description: '有错误的户数' }),
    skipped: Type.Integer({ minimum: 0, description: '导入时发现冲突而跳过的户数' }),
    imported: Type.Integer({ minimum: 0, description: '已导入的户数' }),
    note: Type.Union([Type.String(), Type.Null()], { description: '说明' }),
    stopped: Type.Union([Type.String(), Type.Null()], { description: '导入没有做完就停下的原因，可以再次确认' }),
    paidThrough: Type.Union([Month, Type.Null()], { description: '已发至月份' }),
    defaultPaidThrough: Type.String({ description: '确认时默认的已发至月份' }),
    job: Id,
    madeByName: Type.String({ description: '导入人' }),
    createdAt: Type.String({ format: 'date-time' }),
  },
  { title: 'ImportSummary', description: '导入批次', additionalProperties: false },
);

export const ImportList = Type.Object(
  { items: Type.Array(ImportSummary) },
  { title: 'ImportList', description: '导入批次列表' },
);

export const LedgerFaultView = Type.Object(
  {
    row: Type.Integer({ minimum: 1, description: 'Excel 行号' }),
    column: Type.Union([Type.String(), Type.Null()], { description: '列字母' }),
    header: Type.Union([Type.String(), Type.Null()], { description: '表头' }),
    found: Type.String({ description: '单元格内容，号码以掩码显示' }),
    message: Type.String({ description: '错在哪里，怎样改' }),
  },
  { title: 'LedgerFaultView', description: '台账错误', additionalProperties: false },
);

export const ImportHouseholdView = Type.Object(
  {
    firstRow: Type.Integer({ minimum: 1, description: '起始 Excel 行号' }),
    lastRow: Type.Integer({ minimum: 1 }),
    name: Type.String({ description: '户主' }),
    place: Type.String({ description: '乡镇和村；有错误的户是台账里的原文，可能为空' }),
    state: HouseholdState,
    household: Type.Union([Id, Type.Null()], { description: '导入后的家庭' }),
    members: Type.Array(
      Type.Object(
        {
          name: Type.String(),
          idNumberMask: Type.String({ description: '身份证号（掩码）' }),
          relation: Type.String({ description: '与户主关系代码' }),
          relationName: Type.String({ description: '与户主关系' }),
          phoneMask: TextOrNull,
        },
        { title: '台账成员' },
      ),
    ),
    benefit: Type.Union([
      Type.Object(
        {
          kindName: Type.String({ description: '待遇' }),
          amount: Type.Integer({ description: '月保障金（分）' }),
          from: Month,
          accountMask: Type.String({ description: '银行账号（掩码）' }),
          document: Type.String({ description: '依据文件' }),
        },
        { title: '台账待遇' },
      ),
      Type.Null(),
    ]),
    faults: Type.Array(LedgerFaultView),
    mends: Type.Array(
      Type.Object(
        { row: Count, column: Type.String(), header: Type.String(), found: Type.String(), value: Type.String() },
        { title: '自动更正' },
      ),
      { description: '读取时自动更正的单元格' },
    ),
    notes: Type.Array(Type.String(), { description: '提示' }),
  },
  { title: 'ImportHouseholdView', description: '台账家庭', additionalProperties: false },
);

export const ImportHouseholdPage = Type.Object(
  {
    items: Type.Array(ImportHouseholdView),
    next: Type.Union([Type.Integer(), Type.Null()], { description: '下一页从此行之后' }),
  },
  { title: 'ImportHouseholdPage', description: '台账家庭一页' },
);

export const ImportParams = Type.Object({ id: Id });

export const ImportHouseholdsQuery = Type.Object({
  state: Type.Optional(HouseholdState),
  after: Type.Optional(Type.Integer({ minimum: 0, description: '从此行之后' })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200, description: '每页户数，默认50' })),
});

export type ImportState = Static<typeof ImportState>;
export type HouseholdState = Static<typeof HouseholdState>;
export type FeedList = Static<typeof FeedList>;
export type NewImport = Static<typeof NewImport>;
export type ImportConfirmation = Static<typeof ImportConfirmation>;
export type ImportStarted = Static<typeof ImportStarted>;
export type ImportSummary = Static<typeof ImportSummary>;
export type ImportList = Static<typeof ImportList>;
export type LedgerFaultView = Static<typeof LedgerFaultView>;
export type ImportHouseholdView = Static<typeof ImportHouseholdView>;
export type ImportHouseholdPage = Static<typeof ImportHouseholdPage>;
export type ImportHouseholdsQuery = Static<typeof ImportHouseholdsQuery>;
