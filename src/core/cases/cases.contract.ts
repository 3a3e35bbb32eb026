import { type Static, Type } from 'typebox';
import { CaseAnswers, named, nullable } from './items.contract.ts';

export const CaseLine = Type.Object(
  {
    id: Type.String({ format: 'uuid' }),
    number: Type.String(),
    item: Type.String(),
    itemName: Type.String(),
    stage: Type.String(),
    stageName: Type.String(),
    applicantName: Type.String(),
    division: Type.String(),
    divisionName: Type.String(),
    appliedOn: Type.String({ format: 'date' }),
    stageSince: Type.String({ format: 'date' }),
    dueOn: nullable(Type.String({ format: 'date' })),
    duePending: Type.Boolean({ description: '期限跨入尚未公布日历的年份，待日历确认' }),
    overdue: Type.Boolean(),
    closed: Type.Boolean(),
  },
  { title: 'CaseLine', ...named },
);
export type CaseLine = Static<typeof CaseLine>;
export const CaseLines = Type.Object(
  { items: Type.Array(CaseLine), next: nullable(Type.String({ description: '下一页的游标' })) },
  { title: 'CaseLines', ...named },
);
export type CaseLines = Static<typeof CaseLines>;

export const WorkCount = Type.Object(
  {
    item: Type.String(),
    itemName: Type.String(),
    stage: Type.String(),
    stageName: Type.String(),
    cases: Type.Integer(),
    overdue: Type.Integer(),
    mine: Type.Boolean({ description: '这一阶段由本岗位办理' }),
  },
  { title: 'WorkCount', ...named },
);
export const WorkCounts = Type.Object({ items: Type.Array(WorkCount) }, { title: 'WorkCounts', ...named });
export type WorkCounts = Static<typeof WorkCounts>;

export const CasePersonView = Type.Object(
  {
    id: Type.String({ format: 'uuid' }),
    name: Type.String(),
    relation: Type.String(),
    born: Type.String({ format: 'date' }),
    sex: Type.Union([Type.Literal('male'), Type.Literal('female')]),
    applicant: Type.Boolean(),
    self: Type.Boolean({ description: '登录的群众本人' }),
    mustSign: Type.Boolean(),
    signedOn: nullable(Type.String({ format: 'date' })),
    signedManner: nullable(Type.Union([Type.Literal('own-session'), Type.Literal('link'), Type.Literal('paper')])),
  },
  { title: 'CasePerson', ...named },
);

export const CaseActionView = Type.Object(
  {
    seq: Type.Integer(),
    move: Type.String(),
    name: Type.String({ description: '时间线上的说法' }),
    stageName: Type.String(),
    on: Type.String({ format: 'date' }),
    at: Type.String({ format: 'date-time' }),
    actorName: Type.String(),
    form: nullable(Type.String()),
    answers: CaseAnswers,
  },
  { title: 'CaseAction', ...named },
);

export const DecisionView = Type.Object(
  {
    outcome: Type.Union([
      Type.Literal('granted'),
      Type.Literal('refused'),
      Type.Literal('not-applicable'),
      Type.Literal('undetermined'),
    ]),
    outcomeName: Type.String(),
    class: Type.String(),
    className: Type.String({ description: '认定的类别' }),
    amount: Type.Integer({ description: '分/月' }),
    shares: Type.Array(
      Type.Object(
        { member: Type.String({ format: 'uuid' }), amount: Type.Integer({ description: '分/月' }) },
        { title: 'Share', ...named },
      ),
      { description: '按规定分到人的金额；按户补差的没有' },
    ),
    lastMonth: Type.Optional(Type.String({ description: '到这个月为止，自行终止的才有' })),
    members: Type.Array(Type.String({ format: 'uuid' })),
    reasons: Type.Array(
      Type.Object({ code: Type.String(), text: Type.String(), clause: Type.String() }, { title: 'Reason', ...named }),
    ),
    trace: Type.Array(
      Type.Object(
        {
          kind: Type.String(),
          text: Type.String(),
          clause: Type.Optional(Type.String()),
          passed: Type.Optional(Type.Boolean()),
        },
        { title: 'TraceLine', ...named },
      ),
    ),
    facts: Type.Array(
      Type.Object(
        {
          member: nullable(Type.String({ format: 'uuid' })),
          memberName: nullable(Type.String({ description: '谁的；家庭的为空' })),
          kind: Type.String(),
          name: Type.String(),
          text: Type.String(),
          from: nullable(Type.String({ format: 'date' })),
          to: nullable(Type.String({ format: 'date' })),
          standingName: Type.String({ description: '采信等级' }),
          source: Type.String({ description: '来源' }),
          basis: Type.String({ description: '依据' }),
          knownOn: nullable(Type.String({ format: 'date', description: '记入日期' })),
        },
        { title: 'ExplainedFact', ...named },
      ),
      { description: '作决定时面前的每一条事实' },
    ),
    parameters: Type.Array(
      Type.Object(
        {
          key: Type.String(),
          name: Type.String(),
          text: Type.String(),
          from: Type.String({ format: 'date' }),
          document: nullable(Type.String()),
          confirmed: Type.Boolean(),
          clause: Type.String(),
        },
        { title: 'UsedParameter', ...named },
      ),
    ),
  },
  { title: 'Decision', ...named },
);
export type DecisionView = Static<typeof DecisionView>;

export const OfferedMove = Type.Object(
  {
    key: Type.String(),
    name: Type.String(),
    form: nullable(Type.String()),
    emphasis: nullable(Type.Union([Type.Literal('primary'), Type.Literal('danger')])),
    blocked: Type.Array(Type.String(), { description: '现在还不能办的原因；空则可办' }),
    prefill: CaseAnswers,
  },
  { title: 'OfferedMove', ...named },
);
export type OfferedMove = Static<typeof OfferedMove>;

export const CaseDetail = Type.Object(
  {
    ...CaseLine.properties,
    seq: Type.Integer(),
    household: Type.String({ format: 'uuid' }),
    acceptedOn: nullable(Type.String({ format: 'date' })),
    tell: Type.String({ description: '此阶段告知申请人的话' }),
    people: Type.Array(CasePersonView),
    actions: Type.Array(CaseActionView),
    decision: nullable(DecisionView),
    posted: nullable(DecisionView),
    notice: nullable(
      Type.Object(
        {
          id: Type.String({ format: 'uuid' }),
          postedOn: Type.String({ format: 'date' }),
          lastDay: Type.String({ format: 'date' }),
          openObjections: Type.Integer(),
        },
        { title: 'CaseNotice', ...named },
      ),
    ),
    entrustment: nullable(
      Type.Object(
        {
          principalName: Type.String({ description: '委托人（申请人）' }),
          agentName: Type.String({ description: '受托人' }),
          recordedByName: Type.String({ description: '代为提交的工作人员' }),
          entrustedOn: Type.String({ format: 'date', description: '委托书日期' }),
          papers: Type.Array(Type.String({ format: 'uuid' }), { description: '签好的委托书' }),
        },
        { title: 'CaseEntrustment', description: '委托代办', ...named },
      ),
    ),
    moves: Type.Array(OfferedMove),
  },
  { title: 'CaseDetail', ...named },
);
export type CaseDetail = Static<typeof CaseDetail>;

export const ClientKey = Type.String({ minLength: 8, maxLength: 80, description: '客户端生成的键：同键重发只算一次' });

export const Applied = Type.Object(
  { id: Type.String({ format: 'uuid' }), number: Type.String() },
  { title: 'Applied', ...named },
);
export type Applied = Static<typeof Applied>;
export const Acted = Type.Object({ stage: Type.String(), seq: Type.Integer() }, { title: 'Acted', ...named });
export type Acted = Static<typeof Acted>;
export const Done = Type.Object({ done: Type.Literal(true) }, { title: 'Done', ...named });

export const SignLinkRequest = Type.Object(
  { person: Type.String({ format: 'uuid' }) },
  { title: 'SignLinkRequest', ...named },
);
export const SignLink = Type.Object(
  { url: Type.String(), expires: Type.String({ format: 'date-time' }) },
  { title: 'SignLink', ...named },
);
export type SignLink = Static<typeof SignLink>;
export const OwnSignature = Type.Object({ key: ClientKey }, { title: 'OwnSignature', ...named });
export const PaperSignature = Type.Object(
  { person: Type.String({ format: 'uuid' }), file: Type.String({ format: 'uuid' }), key: ClientKey },
  { title: 'PaperSignature', ...named },
);
export const LinkSignature = Type.Object(
  { name: Type.String({ maxLength: 50 }), idNumber: Type.String({ maxLength: 40 }) },
  { title: 'LinkSignature', ...named },
);
export const SignPage = Type.Object(
  {
    item: Type.String(),
    applicant: Type.String(),
    signer: Type.String(),
    purpose: Type.String(),
    sources: Type.Array(Type.String()),
    term: Type.String(),
    clause: Type.String(),
  },
  { title: 'SignPage', ...named },
);
export type SignPage = Static<typeof SignPage>;

export const CaseParams = Type.Object({ id: Type.String({ format: 'uuid' }) });
export const ActionParams = Type.Object({ id: Type.String({ format: 'uuid' }), move: Type.String({ maxLength: 60 }) });
export const SignParams = Type.Object({ token: Type.String({ maxLength: 60 }) });
export const WorkQuery = Type.Object({
  item: Type.String({ maxLength: 60 }),
  after: Type.Optional(Type.String({ maxLength: 60 })),
});
export const CaseQuery = Type.Object({
  division: Type.Optional(Type.String({ pattern: '^\\d{12}$' })),
  stage: Type.Optional(Type.String({ maxLength: 60 })),
  number: Type.Optional(Type.String({ maxLength: 40 })),
  after: Type.Optional(Type.String({ maxLength: 60 })),
});
