import { type Static, Type } from 'typebox';

const closed = { additionalProperties: false };
const Id = Type.String({ format: 'uuid' });
const Day = Type.String({ format: 'date' });
const nullable = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) => Type.Union([schema, Type.Null()]);
const DivisionCode = Type.String({ pattern: '^[0-9]{12}$', description: '12位区划代码：县、乡镇或村' });
const ClientKey = Type.String({ minLength: 8, maxLength: 80, description: '客户端生成的键：同键重发只算一次' });
const After = Type.String({
  pattern: '^\\d{4}-\\d{2}-\\d{2}_[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$',
  description: '上一页给出的游标',
});
const Next = Type.Union([Type.String(), Type.Null()], { description: '下一页的游标，没有下一页为空' });

export const NoticeText = Type.Object(
  {
    title: Type.String({ description: '标题' }),
    name: Type.String({ description: '公示对象，已脱敏' }),
    place: Type.String({ description: '村（社区），不含门牌' }),
    lines: Type.Array(Type.Object({ label: Type.String(), text: Type.String() }, closed)),
    objectionsTo: Type.String({ description: '异议向谁提出' }),
  },
  { title: 'NoticeText', description: '公示内容', ...closed },
);

export const PublicNotice = Type.Object(
  {
    id: Id,
    division: DivisionCode,
    divisionName: Type.String(),
    postedOn: Day,
    lastDay: Type.String({ format: 'date', description: '公示到这一天24时为止' }),
    content: NoticeText,
  },
  { title: 'PublicNotice', description: '公示', ...closed },
);
export type PublicNotice = Static<typeof PublicNotice>;

export const PublicNotices = Type.Object(
  { items: Type.Array(PublicNotice), next: Next },
  { title: 'PublicNotices', description: '公示栏：今天正在公示的', ...closed },
);
export type PublicNotices = Static<typeof PublicNotices>;

export const PublicNoticeQuery = Type.Object({
  division: Type.Optional(DivisionCode),
  after: Type.Optional(After),
});

export const NoticeParams = Type.Object({ id: Id });

export const NewObjection = Type.Object(
  {
    text: Type.String({ minLength: 5, maxLength: 2000, pattern: '\\S', description: '异议内容' }),
    contact: Type.Optional(
      Type.String({ maxLength: 100, description: '联系方式，可不填；加密保存，只用于核实和答复' }),
    ),
    key: ClientKey,
  },
  { title: 'NewObjection', description: '对公示提出异议', ...closed },
);
export type NewObjection = Static<typeof NewObjection>;

export const ObjectionReceipt = Type.Object(
  { id: Id, receivedOn: Day },
  { title: 'ObjectionReceipt', description: '异议已收到', ...closed },
);
export type ObjectionReceipt = Static<typeof ObjectionReceipt>;

export const NoticeState = Type.Union(
  [
    Type.Literal('hanging', { description: '公示中' }),
    Type.Literal('ended', { description: '期满' }),
    Type.Literal('taken-down', { description: '提前撤下' }),
  ],
  { description: '公示状态' },
);

export const NoticeLine = Type.Object(
  {
    id: Id,
    case: Id,
    division: DivisionCode,
    divisionName: Type.String(),
    postedOn: Day,
    lastDay: Day,
    takenDownOn: nullable(Day),
    state: NoticeState,
    content: NoticeText,
    objections: Type.Integer({ description: '收到的异议数' }),
    openObjections: Type.Integer({ description: '未答复的异议数' }),
  },
  { title: 'NoticeLine', description: '公示台账的一行', ...closed },
);
export type NoticeLine = Static<typeof NoticeLine>;

export const NoticeLines = Type.Object(
  { items: Type.Array(NoticeLine), next: Next },
  { title: 'NoticeLines', description: '公示台账', ...closed },
);
export type NoticeLines = Static<typeof NoticeLines>;

export const NoticeQuery = Type.Object({
  division: Type.Optional(DivisionCode),
  state: Type.Optional(
    Type.Union([NoticeState, Type.Literal('objected', { description: '有未答复的异议' })], { description: '状态' }),
  ),
  after: Type.Optional(After),
});
export type NoticeQuery = Static<typeof NoticeQuery>;

export const ObjectionView = Type.Object(
  {
    id: Id,
    receivedOn: Day,
    text: Type.String(),
    contactMask: nullable(Type.String()),
    answer: nullable(Type.String()),
    answeredOn: nullable(Day),
  },
  { title: 'Objection', description: '异议', ...closed },
);

export const NoticeDetail = Type.Object(
  {
    ...NoticeLine.properties,
    objectionList: Type.Union([Type.Array(ObjectionView), Type.Null()], {
      description: '异议，先收到的在前；岗位不办理异议的为空',
    }),
  },
  { title: 'NoticeDetail', description: '公示及其异议', ...closed },
);
export type NoticeDetail = Static<typeof NoticeDetail>;

export const ObjectionParams = Type.Object({ id: Id, objection: Id });

export const ObjectionAnswer = Type.Object(
  {
    answer: Type.String({ minLength: 2, maxLength: 2000, pattern: '\\S', description: '答复内容' }),
    key: ClientKey,
  },
  { title: 'ObjectionAnswer', description: '答复异议', ...closed },
);

export const ObjectionAnsweredOn = Type.Object(
  { answeredOn: Day },
  { title: 'ObjectionAnsweredOn', description: '已答复', ...closed },
);

export const ContactPurpose = Type.Object(
  { purpose: Type.String({ minLength: 2, maxLength: 200, pattern: '\\S', description: '查看用途，记入审计' }) },
  { title: 'ContactPurpose', ...closed },
);
export const ObjectionContact = Type.Object(
  { contact: Type.String() },
  { title: 'ObjectionContact', description: '提出异议人的联系方式', ...closed },
);
