import { type Static, Type } from 'typebox';

const closed = { additionalProperties: false };
const Id = Type.String({ format: 'uuid' });
const Day = Type.String({ format: 'date' });

/** How a letter reached the person (送达方式). */
export const DeliveryManner = Type.Union(
  [
    Type.Literal('by-hand', { description: '直接送达' }),
    Type.Literal('by-post', { description: '邮寄送达' }),
    Type.Literal('by-message', { description: '电子送达' }),
    Type.Literal('by-posting', { description: '公告送达' }),
  ],
  { description: '送达方式' },
);
export type DeliveryManner = Static<typeof DeliveryManner>;

export const LetterDelivery = Type.Object(
  {
    id: Id,
    manner: DeliveryManner,
    on: Type.String({ format: 'date', description: '送达日期' }),
    recipient: Type.String({ description: '签收人' }),
    proof: Type.Union([Id, Type.Null()], { description: '送达回证文件' }),
    reviewUntil: Type.String({ format: 'date', description: '申请行政复议的最后一日' }),
    suitUntil: Type.String({ format: 'date', description: '提起行政诉讼的最后一日' }),
  },
  { title: 'LetterDelivery', description: '送达', ...closed },
);

export const Letter = Type.Object(
  {
    id: Id,
    case: Type.String({ format: 'uuid', description: '办件' }),
    kind: Type.String({ description: '文书种类' }),
    name: Type.String({ description: '文书名称' }),
    number: Type.String({ description: '文号，例如“安民某〔2026〕12号”' }),
    issuedOn: Day,
    recipient: Type.String({ format: 'uuid', description: '受送达人' }),
    division: Type.String({ description: '12位区划代码' }),
    delivery: Type.Union([LetterDelivery, Type.Null()], { description: '送达情况，未送达为空' }),
  },
  { title: 'Letter', description: '文书', ...closed },
);
export type Letter = Static<typeof Letter>;

export const Letters = Type.Object(
  { items: Type.Array(Letter) },
  { title: 'Letters', description: '办件的文书', ...closed },
);
export type Letters = Static<typeof Letters>;

export const LetterQuery = Type.Object({ case: Type.String({ format: 'uuid', description: '办件' }) });
export const LetterParams = Type.Object({ id: Id });

export const DeliveryToRecord = Type.Object(
  {
    manner: DeliveryManner,
    on: Type.String({ format: 'date', description: '送达日期' }),
    recipient: Type.String({ minLength: 1, maxLength: 50, pattern: '\\S', description: '签收人姓名' }),
    proof: Type.Optional(Type.String({ format: 'uuid', description: '送达回证、邮寄凭证等文件' })),
    key: Type.String({ minLength: 8, maxLength: 80, description: '客户端生成的键：同键重发只算一次' }),
  },
  { title: 'DeliveryToRecord', description: '登记送达', ...closed },
);
export type DeliveryToRecord = Static<typeof DeliveryToRecord>;

export const DeliveryRecorded = Type.Object(
  {
    id: Id,
    reviewUntil: Type.String({ format: 'date', description: '申请行政复议的最后一日' }),
    suitUntil: Type.String({ format: 'date', description: '提起行政诉讼的最后一日' }),
  },
  { title: 'DeliveryRecorded', description: '送达已登记', ...closed },
);
export type DeliveryRecorded = Static<typeof DeliveryRecorded>;

export const VerificationParams = Type.Object({
  code: Type.String({ maxLength: 40, description: '文书验证码，大小写、空格和连字符不限' }),
});

export const VerifiedLetter = Type.Object(
  {
    name: Type.String({ description: '文书名称' }),
    number: Type.String({ description: '文号' }),
    issuedOn: Day,
    organ: Type.String({ description: '出具机关' }),
    recipientMask: Type.String({ description: '受送达人，隐去名字' }),
    digest: Type.Union([Type.String(), Type.Null()], {
      description: 'PDF 文件的 SM3 摘要（64位十六进制）；尚未生成 PDF 的为空',
    }),
    practice: Type.Boolean({ description: '演练文书，没有法律效力' }),
  },
  { title: 'VerifiedLetter', description: '文书核验结果', ...closed },
);
export type VerifiedLetter = Static<typeof VerifiedLetter>;
