import { type Static, type TSchema, Type } from 'typebox';
import { CaseAnswers, FormDefinition } from '#core/cases/items.contract.ts';
import { PersonLine } from '#core/people/people.contract.ts';

const named = { additionalProperties: false };
const nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()]);
const Id = Type.String({ format: 'uuid' });
const Day = Type.String({ format: 'date' });
export const Key = Type.String({ minLength: 8, maxLength: 100, description: '请求键：重试时不变' });
const Division = Type.String({ pattern: '^\\d{12}$', description: '12 位区划代码' });

export const TaskSource = Type.Enum(['signal', 'round'], { description: '预警线索 signal、走访巡查 round' });
export type TaskSource = Static<typeof TaskSource>;
export const TaskResult = Type.Enum(['true', 'false', 'explained', 'kept', 'changed', 'gone'], {
  description: '属实 true、不实 false、有合理说明 explained；没有变化 kept、有变化 changed；起因已消失 gone',
});
export type TaskResult = Static<typeof TaskResult>;
export const SignalAnswer = Type.Enum(['true', 'false', 'explained']);
export type SignalAnswer = Static<typeof SignalAnswer>;
export const WorkColour = Type.Enum(['green', 'amber', 'red', 'none'], {
  description: '超期 red、剩三个工作日以内 amber、其余 green、没有期限 none',
});
export type WorkColour = Static<typeof WorkColour>;
export const WorkSource = Type.Enum(['case', 'signal', 'round'], { description: '办件 case、预警线索、走访巡查' });
export type WorkSource = Static<typeof WorkSource>;

export const SweepRow = Type.Object(
  {
    id: Id,
    sweptOn: Day,
    state: Type.Enum(['running', 'done', 'failed']),
    households: Type.Integer({ description: '看过的在保家庭' }),
    opened: Type.Integer({ description: '新增待办' }),
    closed: Type.Integer({ description: '起因消失而关闭的待办' }),
    madeByName: nullable(Type.String({ description: '夜间自动巡查为空' })),
    madeAt: Type.String({ format: 'date-time' }),
    job: nullable(Id),
  },
  { title: 'Sweep', ...named },
);
export type SweepRow = Static<typeof SweepRow>;
export const SweepList = Type.Object({ items: Type.Array(SweepRow) }, { title: 'SweepList', ...named });
export type SweepList = Static<typeof SweepList>;
export const NewSweep = Type.Object({ key: Key }, { title: 'NewSweep', ...named });
export const SweepMade = Type.Object({ id: Id, job: Id }, { title: 'SweepMade', ...named });
export type SweepMade = Static<typeof SweepMade>;

const clock = {
  dueOn: nullable(Day),
  duePending: Type.Boolean({ description: '期限跨入尚未公布日历的年份，待日历确认' }),
  daysLeft: nullable(Type.Integer({ description: '剩余工作日；负数为已超期' })),
  colour: WorkColour,
};

export const TaskRow = Type.Object(
  {
    id: Id,
    source: TaskSource,
    kind: Type.String(),
    kindName: Type.String(),
    severity: nullable(Type.Enum(['A', 'B', 'C'])),
    household: Id,
    headName: Type.String(),
    division: Type.String(),
    place: Type.String(),
    reason: Type.String(),
    openedOn: Day,
    ...clock,
    result: nullable(TaskResult),
    closedOn: nullable(Day),
    closedByName: nullable(Type.String()),
  },
  { title: 'TaskRow', ...named },
);
export type TaskRow = Static<typeof TaskRow>;
export const TaskPage = Type.Object(
  { items: Type.Array(TaskRow), next: nullable(Type.String()) },
  { title: 'TaskPage', ...named },
);
export type TaskPage = Static<typeof TaskPage>;
export const TaskFilter = Type.Object(
  {
    division: Type.Optional(Division),
    source: Type.Optional(TaskSource),
    kind: Type.Optional(Type.String({ maxLength: 100 })),
    state: Type.Optional(Type.Enum(['open', 'closed'])),
    after: Type.Optional(Type.String({ maxLength: 60 })),
  },
  named,
);
export type TaskFilter = Static<typeof TaskFilter>;
export const TaskParams = Type.Object({ id: Id }, named);

const Review = Type.Object(
  {
    item: Type.String(),
    itemName: Type.String(),
    mayStart: Type.Boolean({ description: '本岗位可以启动' }),
    open: nullable(Type.Object({ id: Id, number: Type.String() }, { title: 'OpenReview', ...named })),
  },
  { title: 'TaskReview', ...named },
);

export const TaskDetail = Type.Object(
  {
    ...TaskRow.properties,
    clause: Type.String(),
    postNames: Type.Array(Type.String()),
    answer: nullable(Type.String()),
    mayAct: Type.Boolean(),
    form: nullable(FormDefinition),
    visit: nullable(
      Type.Object(
        { visitedOn: Day, recordedByName: Type.String(), answers: CaseAnswers },
        { title: 'RoundVisit', ...named },
      ),
    ),
    review: nullable(Review),
  },
  { title: 'TaskDetail', ...named },
);
export type TaskDetail = Static<typeof TaskDetail>;

export const AnswerTask = Type.Object(
  { key: Key, result: SignalAnswer, answer: Type.String({ minLength: 1, maxLength: 1000 }) },
  { title: 'AnswerTask', ...named },
);
export const TaskAnswered = Type.Object({ id: Id, result: TaskResult }, { title: 'TaskAnswered', ...named });
export type TaskAnswered = Static<typeof TaskAnswered>;

export const WorkRow = Type.Object(
  {
    id: Id,
    source: WorkSource,
    kindName: Type.String({ description: '事项和环节，或线索、走访的名称' }),
    number: nullable(Type.String({ description: '办件编号' })),
    name: Type.String({ description: '申请人或户主' }),
    division: Type.String(),
    place: Type.String(),
    reason: nullable(Type.String()),
    severity: nullable(Type.Enum(['A', 'B', 'C'])),
    since: Day,
    ...clock,
    assignee: nullable(Type.String()),
    mine: Type.Boolean({ description: '由本岗位办理；否则是超期上报' }),
  },
  { title: 'WorkRow', ...named },
);
export type WorkRow = Static<typeof WorkRow>;
export const WorkPage = Type.Object(
  { items: Type.Array(WorkRow), next: nullable(Type.String()) },
  { title: 'WorkPage', ...named },
);
export type WorkPage = Static<typeof WorkPage>;
export const WorkQuery = Type.Object(
  {
    show: Type.Optional(
      Type.Enum(['mine', 'assigned', 'escalated', 'all'], {
        description: '本岗位的（缺省）、指派给我的、管辖范围内超期的、管辖范围内全部的',
      }),
    ),
    division: Type.Optional(Division),
    source: Type.Optional(WorkSource),
    due: Type.Optional(Type.Enum(['week', 'overdue'], { description: '七日内到期、已超期' })),
    assignee: Type.Optional(Id),
    after: Type.Optional(Type.String({ maxLength: 60 })),
  },
  named,
);
export type WorkQuery = Static<typeof WorkQuery>;

const Load = {
  open: Type.Integer({ description: '在办' }),
  week: Type.Integer({ description: '七日内到期' }),
  overdue: Type.Integer({ description: '超期' }),
};
export const WorkSummary = Type.Object(
  {
    mine: Type.Object(Load, { title: 'WorkLoad', ...named }),
    assigned: Type.Integer(),
    escalated: nullable(Type.Integer({ description: '管辖范围内超期、上报到本岗位的；不分管的岗位为空' })),
  },
  { title: 'WorkSummary', ...named },
);
export type WorkSummary = Static<typeof WorkSummary>;

const TownLoad = Type.Object(
  { division: Type.String(), name: Type.String(), ...Load },
  { title: 'TownLoad', ...named },
);
const KindLoad = Type.Object({ name: Type.String(), ...Load }, { title: 'KindLoad', ...named });
const ClerkLoad = Type.Object({ user: nullable(Id), name: Type.String(), ...Load }, { title: 'ClerkLoad', ...named });
export const WorkOverview = Type.Object(
  {
    today: Day,
    towns: Type.Array(TownLoad),
    kinds: Type.Array(KindLoad),
    clerks: Type.Array(ClerkLoad, { description: '指派给谁；没有指派的合为一行' }),
  },
  { title: 'WorkOverview', ...named },
);
export type WorkOverview = Static<typeof WorkOverview>;
export const OverviewQuery = Type.Object({ division: Type.Optional(Division) }, named);

export const AssignWork = Type.Object(
  { key: Key, source: WorkSource, user: nullable(Id) },
  { title: 'AssignWork', ...named },
);
export const WorkAssigned = Type.Object({ id: Id }, { title: 'WorkAssigned', ...named });
export type WorkAssigned = Static<typeof WorkAssigned>;
export const ClerkQuery = Type.Object({ source: WorkSource }, named);
export const ClerkList = Type.Object(
  {
    items: Type.Array(
      Type.Object({ user: Id, name: Type.String(), postName: Type.String() }, { title: 'Clerk', ...named }),
    ),
  },
  { title: 'ClerkList', ...named },
);
export type ClerkList = Static<typeof ClerkList>;

export const SearchQuery = Type.Object({ text: Type.String({ minLength: 1, maxLength: 100 }) }, named);
const CaseFound = Type.Object(
  {
    id: Id,
    number: Type.String(),
    itemName: Type.String(),
    stageName: Type.String(),
    applicantName: Type.String(),
    appliedOn: Day,
    closed: Type.Boolean(),
    place: Type.String(),
  },
  { title: 'CaseFound', ...named },
);
export const SearchAnswer = Type.Object(
  { people: Type.Array(PersonLine), cases: Type.Array(CaseFound) },
  { title: 'SearchAnswer', ...named },
);
export type SearchAnswer = Static<typeof SearchAnswer>;
