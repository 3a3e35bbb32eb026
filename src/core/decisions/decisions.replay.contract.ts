import { type Static, Type } from 'typebox';
import { DecisionView } from '#core/cases/cases.contract.ts';
import { Month } from './decisions.contract.ts';

const strict = { additionalProperties: false } as const;
const Id = Type.String({ format: 'uuid' });
const Day = Type.String({ format: 'date' });
const nullable = <T extends Parameters<typeof Type.Union>[0][number]>(type: T, description?: string) =>
  Type.Union([type, Type.Null()], description === undefined ? {} : { description });

export const ReplayChange = Type.Object(
  {
    kind: Type.Union(
      [
        Type.Literal('known', { description: '新知道的事实' }),
        Type.Literal('corrected', { description: '被更正的事实' }),
        Type.Literal('withdrawn', { description: '被撤回的事实' }),
        Type.Literal('member', { description: '成员是否计入有变' }),
        Type.Literal('parameter', { description: '标准、参数不同' }),
      ],
      { description: '不同之处的种类' },
    ),
    text: Type.String({ description: '整句，可以直接给人看' }),
    subject: nullable(Type.String(), '谁的；家庭的写“家庭”'),
    name: nullable(Type.String(), '事实或参数的名称'),
    before: nullable(Type.String(), '原来'),
    now: nullable(Type.String(), '现在'),
    from: nullable(Day),
    to: nullable(Day),
    source: nullable(Type.String(), '来源；参数的为文号'),
    knownOn: nullable(Day, '哪一天知道的'),
  },
  { title: 'ReplayChange', description: '前后两次判定所依据的一处不同', ...strict },
);

export const ReplayedDecision = Type.Object(
  {
    case: Id,
    number: Type.String({ description: '办件编号' }),
    moveName: Type.String({ description: '时间线上的说法' }),
    decidedOn: Day,
    knownAt: Type.String({ format: 'date-time', description: '按哪一刻所知作出' }),
    identical: Type.Boolean({ description: '按当时所知重新判定，与当时的决定逐字相同' }),
    decision: DecisionView,
    again: nullable(DecisionView, '不相同时，重新判定的结果'),
  },
  { title: 'ReplayedDecision', description: '当时的决定，按当时所知重新判定', ...strict },
);

export const ReplayedMonth = Type.Object(
  {
    month: Month,
    decision: nullable(Type.Integer({ minimum: 0 }), '按哪个决定（decisions 中的位置）；台账带来的为空'),
    document: nullable(Type.String(), '在发金额的依据'),
    ranThen: Type.Integer({ description: '当月月底所知的在发金额（分）' }),
    ran: Type.Integer({ description: '现在所知的在发金额（分）' }),
    paid: nullable(Type.Integer(), '已发（分）；没有复核的批次发过为空'),
    due: nullable(Type.Integer(), '按现在所知应发（分）；事实不全不能判定为空'),
    difference: nullable(Type.Integer(), '应发减已发；没有发过的减在发（分）'),
    now: nullable(DecisionView, '按现在所知重新判定'),
    note: nullable(Type.String(), '不能判定的原因，或金额没有随之调整的说明'),
    learned: Type.Array(ReplayChange, { description: '作决定以后才知道的' }),
    dated: Type.Array(ReplayChange, { description: '作决定时已知、到这个月才起作用的' }),
  },
  { title: 'ReplayedMonth', description: '一个月：发了多少，按现在所知应是多少，为什么', ...strict },
);

export const Replay = Type.Object(
  {
    household: Id,
    headName: Type.String({ description: '户主' }),
    item: Type.String(),
    itemName: Type.String(),
    decisions: Type.Array(ReplayedDecision),
    months: Type.Array(ReplayedMonth),
    difference: Type.Integer({ description: '能判定的各月差额合计（分）' }),
    undetermined: Type.Integer({ minimum: 0, description: '不能判定的月数' }),
  },
  { title: 'Replay', description: '一户重新判定', ...strict },
);

export const ReplayParams = Type.Object({ id: Type.String({ format: 'uuid', description: '家庭' }) });
export const ReplayQuery = Type.Object({ month: Month, until: Type.Optional(Month) });

export type ReplayChange = Static<typeof ReplayChange>;
export type ReplayedDecision = Static<typeof ReplayedDecision>;
export type ReplayedMonth = Static<typeof ReplayedMonth>;
export type Replay = Static<typeof Replay>;
