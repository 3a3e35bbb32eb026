import { type Static, Type } from 'typebox';
import {
  CellState,
  Conclusion,
  ReportContent,
  ReportDifference,
  ReportItem,
  ReportPerson,
} from './exchange.report.contract.ts';

const closed = { additionalProperties: false };
const Id = Type.String({ format: 'uuid' });
const Day = Type.String({ format: 'date' });
const nullable = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) => Type.Union([schema, Type.Null()]);
const ClientKey = Type.String({ minLength: 8, maxLength: 80, description: '客户端生成的键：同键重发只算一次' });
const longText = (description: string) => Type.String({ minLength: 2, maxLength: 2000, pattern: '\\S', description });

export const VerificationReport = Type.Object(
  {
    id: Id,
    number: Type.String(),
    kind: Type.Union([
      Type.Literal('report', { description: '核对报告' }),
      Type.Literal('review', { description: '复核报告' }),
    ]),
    madeOn: Day,
    validUntil: Day,
    valid: Type.Boolean({ description: '是最新的一份，并在有效期内' }),
    content: ReportContent,
  },
  { title: 'VerificationReport', description: '核对报告', ...closed },
);
export type VerificationReport = Static<typeof VerificationReport>;

export const VerificationObjection = Type.Object(
  {
    id: Id,
    report: Id,
    receivedOn: Day,
    by: Type.String({ description: '提出人' }),
    text: Type.String(),
    files: Type.Array(Id, { description: '证据' }),
    answer: nullable(Type.String()),
    answeredOn: nullable(Day),
  },
  { title: 'VerificationObjection', description: '对核对报告的异议', ...closed },
);
export type VerificationObjection = Static<typeof VerificationObjection>;

export const VerificationCell = Type.Object(
  {
    query: nullable(Id),
    person: Id,
    source: Type.String(),
    state: CellState,
    stateName: Type.String(),
    askedOn: nullable(Day),
    endedOn: nullable(Day),
    until: nullable(Day),
    note: nullable(Type.String()),
    items: Type.Array(ReportItem),
    breach: nullable(Type.Object({ note: Type.String(), on: Day }, { description: '身份不符的查处', ...closed })),
  },
  { title: 'VerificationCell', description: '一个人、一个来源', ...closed },
);
export type VerificationCell = Static<typeof VerificationCell>;

export const ConsentState = Type.Union(
  [
    Type.Literal('valid', { description: '有效' }),
    Type.Literal('guardian', { description: '由监护人签署' }),
    Type.Literal('missing', { description: '未签' }),
    Type.Literal('withdrawn', { description: '已撤回' }),
    Type.Literal('expired', { description: '已过期' }),
  ],
  { description: '授权的状态' },
);
export type ConsentState = Static<typeof ConsentState>;

export const VerifiedPerson = Type.Object(
  { id: Id, name: Type.String(), consent: ConsentState, until: nullable(Day) },
  { title: 'VerifiedPerson', description: '被核对人和他的授权', ...closed },
);
export type VerifiedPerson = Static<typeof VerifiedPerson>;

export const CaseVerification = Type.Object(
  {
    purpose: Type.String(),
    clause: Type.String(),
    sources: Type.Array(
      Type.Object(
        { key: Type.String(), name: Type.String(), department: Type.String(), asks: Type.String() },
        { title: 'VerificationSource', description: '核对来源', ...closed },
      ),
    ),
    people: Type.Array(VerifiedPerson),
    cells: Type.Array(VerificationCell),
    round: nullable(
      Type.Object(
        {
          id: Id,
          round: Type.Integer(),
          kind: Type.Union([Type.Literal('report'), Type.Literal('review')]),
          state: Type.Union([Type.Literal('asking'), Type.Literal('answered'), Type.Literal('concluded')]),
          startedOn: Day,
          answerBy: nullable(Type.String({ format: 'date', description: '为空：待日历确认' })),
          job: Id,
        },
        { title: 'VerificationRound', description: '一次核对', ...closed },
      ),
    ),
    blocked: nullable(Type.String({ description: '现在不能开始核对的原因；空则可以' })),
    again: Type.Integer({ description: '可以再问一次的查询数' }),
    differences: Type.Array(ReportDifference, { description: '复核待结论时：这次查询得出的差异' }),
    reports: Type.Array(VerificationReport, { description: '最新的在前' }),
    objections: Type.Array(VerificationObjection, { description: '先提出的在前' }),
  },
  { title: 'CaseVerification', description: '办件的经济状况核对', ...closed },
);
export type CaseVerification = Static<typeof CaseVerification>;

export const Begun = Type.Object({ job: Id }, { title: 'VerificationBegun', description: '已开始询问', ...closed });
export type Begun = Static<typeof Begun>;
export const KeyOnly = Type.Object({ key: ClientKey }, { title: 'VerificationRequest', ...closed });
export const CaseParams = Type.Object({ id: Id });
export const ObjectionParams = Type.Object({ id: Id, objection: Id });
export const PersonParams = Type.Object({ id: Id, person: Id });
export const QueryParams = Type.Object({ id: Id });
export const ReportParams = Type.Object({ id: Id });

export const NewObjection = Type.Object(
  {
    report: Id,
    text: longText('哪里不对，实际情况是什么'),
    files: Type.Array(Id, { maxItems: 9, description: '证据' }),
    key: ClientKey,
  },
  { title: 'NewVerificationObjection', description: '对核对报告提出异议', ...closed },
);
export const ObjectionMade = Type.Object(
  { id: Id, receivedOn: Day },
  { title: 'VerificationObjectionMade', description: '异议已收到', ...closed },
);
export type ObjectionMade = Static<typeof ObjectionMade>;

export const ReviewConclusion = Type.Object(
  {
    answer: longText('对异议的答复'),
    explained: Type.Array(
      Type.Object({ key: Type.String({ maxLength: 100 }), ground: longText('凭什么证据说明的') }, closed),
      { maxItems: 200, description: '凭证据已经说明清楚的差异' },
    ),
    key: ClientKey,
  },
  { title: 'ReviewConclusion', description: '复核结论', ...closed },
);
export const ReviewMade = Type.Object(
  { report: Id, number: Type.String() },
  { title: 'ReviewMade', description: '复核报告已出具', ...closed },
);
export type ReviewMade = Static<typeof ReviewMade>;

export const Withdrawal = Type.Object(
  { reason: longText('为什么撤回'), key: ClientKey },
  { title: 'ConsentWithdrawal', description: '撤回核对授权', ...closed },
);
export const BreachNote = Type.Object(
  { note: longText('查明的情况和处理'), key: ClientKey },
  { title: 'BreachNote', description: '身份不符的查处结果', ...closed },
);
export const ExchangeDone = Type.Object(
  { done: Type.Literal(true) },
  { title: 'ExchangeDone', description: '已办理', ...closed },
);

export const VerificationLine = Type.Object(
  {
    case: Id,
    number: Type.String(),
    itemName: Type.String(),
    applicantName: Type.String(),
    divisionName: Type.String(),
    round: Type.Integer(),
    startedOn: Day,
    answerBy: nullable(Day),
    queries: Type.Integer(),
    waiting: Type.Integer(),
    answered: Type.Integer(),
    breaches: Type.Integer({ description: '身份不符、还没有查处的' }),
    objected: Type.Boolean({ description: '有异议等待复核' }),
    conclusion: nullable(Conclusion),
    validUntil: nullable(Day),
  },
  { title: 'VerificationLine', description: '核对台账的一行', ...closed },
);
export type VerificationLine = Static<typeof VerificationLine>;
export const VerificationLines = Type.Object(
  { items: Type.Array(VerificationLine), next: nullable(Type.String({ description: '下一页的游标' })) },
  { title: 'VerificationLines', description: '核对台账，后开始的在前', ...closed },
);
export type VerificationLines = Static<typeof VerificationLines>;
export const VerificationListQuery = Type.Object({
  show: Type.Optional(
    Type.Union([Type.Literal('waiting'), Type.Literal('breach'), Type.Literal('objected')], {
      description: '等待答复、身份不符待查处、有异议待复核；不写为全部',
    }),
  ),
  after: Type.Optional(
    Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}_[0-9a-f-]{36}$', description: '上一页给出的游标' }),
  ),
});
export type VerificationListQuery = Static<typeof VerificationListQuery>;

/** What somebody of the family sees of a report: what was found about himself and the minors, not about others. */
export const OwnVerification = Type.Object(
  {
    report: nullable(
      Type.Object(
        {
          id: Id,
          number: Type.String(),
          madeOn: Day,
          validUntil: Day,
          people: Type.Array(ReportPerson),
          differences: Type.Array(ReportDifference),
        },
        { title: 'OwnReport', description: '本人看得到的核对结果', ...closed },
      ),
    ),
    objection: nullable(VerificationObjection),
    waiting: Type.Boolean({ description: '核对正在进行' }),
  },
  { title: 'OwnVerification', description: '本人的核对情况', ...closed },
);
export type OwnVerification = Static<typeof OwnVerification>;
