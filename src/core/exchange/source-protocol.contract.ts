import { type Static, type TSchema, Type } from 'typebox';

const closed = { additionalProperties: false };
const Day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' });
const RequestId = Type.String({
  format: 'uuid',
  description: '请求编号。同一编号无论收到几次都是同一次查询：答复相同，不另作查询、不另计次数',
});

export const AskedPerson = Type.Object(
  {
    name: Type.String({ maxLength: 50, description: '姓名' }),
    idNumber: Type.String({ pattern: '^\\d{17}[\\dX]$', description: '公民身份号码' }),
  },
  { title: 'AskedPerson', description: '被核对人', ...closed },
);

export const SourceQuestion = Type.Object(
  {
    requestId: RequestId,
    source: Type.String({ maxLength: 60, description: '核对来源的标识，如 bank-deposits' }),
    person: AskedPerson,
    purpose: Type.String({ maxLength: 200, description: '用途，与本人签署的授权书一致' }),
    matter: Type.Object(
      {
        item: Type.String({ maxLength: 60, description: '事项的名称' }),
        number: Type.String({ maxLength: 40, description: '办件编号' }),
        county: Type.String({ pattern: '^\\d{6}$', description: '县（市、区）行政区划代码' }),
        bureau: Type.String({ maxLength: 60, description: '委托核对的民政部门' }),
      },
      { title: 'Matter', description: '为哪件事问', ...closed },
    ),
    consent: Type.Object(
      {
        signedOn: Type.String({ ...Day, description: '签署日期' }),
        until: Type.String({ ...Day, description: '授权到这一天为止' }),
        manner: Type.Union(
          [Type.Literal('own-session'), Type.Literal('link'), Type.Literal('paper'), Type.Literal('guardian')],
          { description: '签署方式：本人登录 own-session、签字链接 link、纸质 paper；未成年人由监护人签署 guardian' },
        ),
      },
      { title: 'SignedConsent', description: '核对授权', ...closed },
    ),
    period: Type.Object(
      { from: Type.String({ ...Day, description: '从' }), to: Type.String({ ...Day, description: '到' }) },
      { title: 'AskedPeriod', description: '收入类内容查这一段时间；财产类内容查答复当日', ...closed },
    ),
    answerBy: Type.Union([Day, Type.Null()], { description: '答复期限的最后一天；日历未公布时为空' }),
  },
  { title: 'SourceQuestion', description: '核对查询', ...closed },
);
export type SourceQuestion = Static<typeof SourceQuestion>;

/** The envelope of an answer; what it holds is the source's own shape. */
const answered = (answer: TSchema, title: string) =>
  Type.Object(
    {
      requestId: RequestId,
      state: Type.Literal('answered'),
      person: AskedPerson,
      answer: Type.Union([answer, Type.Null()], { description: '答复内容；本部门没有此人的记录时为 null' }),
    },
    { title, description: '已答复。person 必须是所查到的人，逐字返回本部门登记的姓名和号码', ...closed },
  );

export const SourceAnswer = answered(Type.Unknown(), 'SourceAnswer');
export type SourceAnswer = Static<typeof SourceAnswer>;
export const answerOf = answered;
export const SourcePending = Type.Object(
  {
    requestId: RequestId,
    state: Type.Literal('pending'),
    retryAfter: Type.Integer({ minimum: 1, maximum: 86_400, description: '多少秒以后再来取' }),
  },
  { title: 'SourcePending', description: '已收到，稍后答复', ...closed },
);

export const SourceRefusal = Type.Object(
  { title: Type.String(), detail: Type.String() },
  { title: 'SourceRefusal', description: '拒绝的原因（RFC 9457）', additionalProperties: true },
);

/** The names of the headers both sides sign with. */
export const headers = {
  county: 'x-verification-county',
  time: 'x-verification-time',
  nonce: 'x-verification-nonce',
  signature: 'x-verification-signature',
} as const;
