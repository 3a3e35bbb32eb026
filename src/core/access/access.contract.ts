import { type Static, type TSchema, Type } from 'typebox';

const named = { additionalProperties: false };
const nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()]);
const Id = Type.String({ format: 'uuid' });
const Moment = Type.String({ format: 'date-time' });
const Day = Type.String({ format: 'date' });

/** Every refusal (RFC 9457), in Chinese for people; `code` is for programs. */
export const Problem = Type.Object(
  {
    type: Type.String({ description: 'urn:jimin:problem: 加错误代码' }),
    title: Type.String(),
    status: Type.Integer(),
    detail: Type.String({ description: '错在哪里、怎样改正' }),
    code: Type.String({ description: '错误代码，如 access.forbidden' }),
    instance: Type.String({ description: '本次请求的编号，报修时提供' }),
    errors: Type.Optional(
      Type.Array(
        Type.Object(
          { path: Type.String({ description: '出错的字段（JSON Pointer）' }), message: Type.String() },
          { title: 'ProblemField', ...named },
        ),
      ),
    ),
  },
  { title: 'Problem', ...named },
);
export type Problem = Static<typeof Problem>;

/** For the `response` of every route: `{ 200: Answer, ...refusals }`. */
export const refusals = { '4xx': Problem, '5xx': Problem } as const;

export const Done = Type.Null({ title: 'NoContent', description: '已完成，无内容' });

export const SignIn = Type.Object(
  {
    login: Type.String({ minLength: 1, maxLength: 64, description: '用户名' }),
    password: Type.String({ minLength: 1, maxLength: 400, description: '密码' }),
  },
  { title: 'SignIn', ...named },
);

export const SignedIn = Type.Object({ expiresAt: Moment }, { title: 'SignedIn', ...named });
export type SignedIn = Static<typeof SignedIn>;

export const MyPost = Type.Object(
  {
    id: Id,
    kind: Type.String({ description: '岗位种类的键' }),
    name: Type.String({ description: '岗位名称，如“镇民政办经办”' }),
    scope: Type.String({ description: '管辖范围：6、9 或 12 位区划代码' }),
    scopeName: Type.String({ description: '管辖范围的名称，如“岳阳镇土地堂社区”' }),
    domains: Type.Array(Type.String()),
  },
  { title: 'MyPost', ...named },
);
export type MyPost = Static<typeof MyPost>;

export const Me = Type.Object(
  {
    kind: Type.Union([Type.Literal('staff'), Type.Literal('resident'), Type.Literal('public')]),
    name: nullable(Type.String()),
    post: nullable(MyPost),
    posts: Type.Array(MyPost, { description: '本人现有的全部岗位' }),
    permissions: Type.Array(Type.String()),
    county: Type.Object({ code: Type.String(), name: Type.String() }, { title: 'CountyName', ...named }),
    bureau: Type.String({ description: '民政局全称' }),
    practice: Type.Boolean({ description: '练习县：人员均为虚构，业务日期可以向前拨' }),
    today: Type.String({ format: 'date', description: '业务日期' }),
  },
  { title: 'Me', ...named },
);
export type Me = Static<typeof Me>;

export const PostChoice = Type.Object({ post: Id }, { title: 'PostChoice', ...named });

export const PasswordChange = Type.Object(
  {
    current: Type.String({ minLength: 1, maxLength: 400, description: '原密码' }),
    next: Type.String({ minLength: 1, maxLength: 400, description: '新密码，至少 8 个字符，有字母和数字' }),
  },
  { title: 'PasswordChange', ...named },
);

export const ResidentClaim = Type.Object(
  {
    name: Type.String({ maxLength: 100, description: '姓名' }),
    idNumber: Type.String({ maxLength: 40, description: '居民身份证号' }),
    phone: Type.String({ maxLength: 40, description: '手机号码' }),
  },
  { title: 'ResidentClaim', ...named },
);

export const CodeRequested = Type.Object(
  {
    request: Id,
    phoneMask: Type.String(),
    expiresAt: Moment,
    resendAfter: Type.Integer({ description: '多少秒后可以重新获取' }),
  },
  { title: 'CodeRequested', ...named },
);
export type CodeRequested = Static<typeof CodeRequested>;

export const ResidentSignIn = Type.Object(
  { request: Id, code: Type.String({ maxLength: 20, description: '短信中的 6 位验证码' }) },
  { title: 'ResidentSignIn', ...named },
);

export const PracticeClock = Type.Object(
  { businessNow: Moment, today: Day, wallNow: Moment },
  { title: 'PracticeClock', ...named },
);
export type PracticeClock = Static<typeof PracticeClock>;

export const PracticeClockMove = Type.Object(
  { to: Type.String({ maxLength: 40, description: '日期（当日 9 时）或带时区的时刻，只能向前' }) },
  { title: 'PracticeClockMove', ...named },
);

export const OutboxMessage = Type.Object(
  { id: Id, recipient: Type.String(), text: Type.String(), at: Moment },
  { title: 'OutboxMessage', ...named },
);
export const Outbox = Type.Object({ items: Type.Array(OutboxMessage) }, { title: 'Outbox', ...named });
export type Outbox = Static<typeof Outbox>;

export const AuditQuery = Type.Object(
  {
    purpose: Type.String({ minLength: 2, maxLength: 200, description: '查阅事由，记入审计' }),
    before: Type.Optional(Type.Integer({ minimum: 1, description: '上一页的 next' })),
    action: Type.Optional(Type.String({ maxLength: 80 })),
    subject: Type.Optional(Type.String({ format: 'uuid', description: '涉及的人员' })),
    actor: Type.Optional(Type.String({ format: 'uuid', description: '经办用户' })),
  },
  { title: 'AuditQuery', ...named },
);

export const AuditLine = Type.Object(
  {
    seq: Type.Integer(),
    at: Moment,
    actorKind: Type.Union([
      Type.Literal('staff'),
      Type.Literal('resident'),
      Type.Literal('public'),
      Type.Literal('job'),
    ]),
    actor: nullable(Id),
    actorName: nullable(Type.String()),
    action: Type.String(),
    purpose: nullable(Type.String()),
    subjects: Type.Array(Id),
    detail: Type.Record(Type.String(), Type.Unknown(), { title: 'AuditDetail', description: '因动作而异' }),
  },
  { title: 'AuditLine', ...named },
);
export const AuditPage = Type.Object(
  { items: Type.Array(AuditLine), next: nullable(Type.Integer({ description: '下一页的 before' })) },
  { title: 'AuditPage', ...named },
);
export type AuditPage = Static<typeof AuditPage>;
