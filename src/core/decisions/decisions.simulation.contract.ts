import { type Static, Type } from 'typebox';
import { Amount, Count, Month, Town, UndecidedCount } from './decisions.contract.ts';

const strict = { additionalProperties: false } as const;
const Day = Type.String({ pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}$', description: '日期，例如 2026-07-01' });

export const SimulatedChange = Type.Object(
  {
    parameter: Type.String({ minLength: 1, maxLength: 100, description: '参数的标识' }),
    division: Type.Optional(Type.String({ pattern: '^[0-9]{12}$', description: '在哪里执行，12 位代码；不写为全县' })),
    from: Day,
    value: Type.String({ minLength: 1, maxLength: 40, description: '拟定的值，按参数的单位写，例如 680' }),
  },
  { title: 'SimulatedChange', description: '拟改的一个参数', ...strict },
);

export const NewSimulation = Type.Object(
  {
    item: Type.String({ minLength: 1, maxLength: 60, description: '事项的标识' }),
    changes: Type.Array(SimulatedChange, { minItems: 1, maxItems: 20 }),
    months: Type.Optional(
      Type.Integer({ minimum: 1, maximum: 60, description: '测算几个月，从第一个改动生效的月份起；不写为 12' }),
    ),
    nearLine: Type.Optional(
      Type.Integer({ minimum: 1, maximum: 100, description: '收入超出标准百分之几以内算“刚过线”；不写为 10' }),
    ),
  },
  { title: 'NewSimulation', description: '政策测算：如果参数改成这样', ...strict },
);

export const SimulationKind = Type.Union(
  [
    Type.Literal('enters', { description: '新增享受' }),
    Type.Literal('leaves', { description: '不再享受' }),
    Type.Literal('gains', { description: '金额增加' }),
    Type.Literal('loses', { description: '金额减少' }),
  ],
  { description: '受影响的种类' },
);

export const SimulationListKind = Type.Union(
  [
    ...SimulationKind.anyOf,
    Type.Literal('cliffs', { description: '陡坡：多挣一点就失去全部' }),
    Type.Literal('near-line', { description: '刚过线而没有享受' }),
  ],
  { description: '名单的种类' },
);

export const NewSimulationList = Type.Object(
  { ...NewSimulation.properties, list: SimulationListKind },
  { title: 'NewSimulationList', description: '政策测算的一份完整名单', ...strict },
);

/** What stands before every household of a list. The name is masked. */
const household = {
  household: Type.String({ format: 'uuid' }),
  headName: Type.String({ description: '户主，姓名已遮盖' }),
  place: Type.String({ description: '所在村（社区）' }),
  members: Type.Integer({ minimum: 0, description: '计入的人数' }),
} as const;

export const AffectedHousehold = Type.Object(
  {
    ...household,
    before: Amount,
    after: Amount,
    difference: Amount,
    classBefore: Type.String({ description: '现在的类别' }),
    classAfter: Type.String({ description: '拟定后的类别' }),
  },
  { title: 'AffectedHousehold', description: '受影响的一户，金额为每月（分）', ...strict },
);

export const AffectedKind = Type.Object(
  {
    kind: SimulationKind,
    households: Count,
    people: Count,
    amount: Type.Integer({ description: '每月增减合计（分）' }),
    list: Type.Array(AffectedHousehold, { description: '增减最大的 500 户' }),
  },
  { title: 'AffectedKind', description: '一种受影响的家庭', ...strict },
);

export const CliffHousehold = Type.Object(
  {
    ...household,
    className: Type.String(),
    income: Type.Integer({ description: '测算用的收入（分/月）' }),
    ends: Type.Integer({ description: '到多少为止（分/月）' }),
    step: Type.Integer({ description: '再多挣多少就失去（分/月）' }),
    loss: Type.Integer({ description: '失去多少（分/月）' }),
  },
  { title: 'CliffHousehold', description: '陡坡上的一户', ...strict },
);

export const NearLineHousehold = Type.Object(
  {
    ...household,
    className: Type.String(),
    income: Type.Integer({ description: '测算用的收入（分/月）' }),
    line: Type.Integer({ description: '标准线（分/月）' }),
    above: Type.Integer({ description: '超出多少（分/月）' }),
  },
  { title: 'NearLineHousehold', description: '刚过线而没有享受的一户', ...strict },
);

const sum = { households: Count, people: Count, month: Amount, total: Amount };

export const SimulationSum = Type.Object(sum, {
  title: 'SimulationSum',
  description: '享受的户数、人数、比较月份的金额、全部月份的金额（分）',
  ...strict,
});

const beforeAndAfter = { before: SimulationSum, after: SimulationSum } as const;

export const SimulationTown = Type.Object(
  { town: Town, name: Type.String(), ...beforeAndAfter, enters: Count, leaves: Count, gains: Count, loses: Count },
  { title: 'SimulationTown', description: '一个乡镇（街道）的测算', ...strict },
);

export const SimulationMonth = Type.Object(
  { month: Month, householdsBefore: Count, householdsAfter: Count, before: Amount, after: Amount },
  { title: 'SimulationMonth', description: '一个月的户数和金额', ...strict },
);

export const ClassMove = Type.Object(
  {
    before: Type.String(),
    beforeName: Type.String(),
    after: Type.String(),
    afterName: Type.String(),
    households: Count,
  },
  { title: 'ClassMove', description: '从一类到另一类的户数', ...strict },
);

export const IncomeBand = Type.Object(
  {
    from: Type.Integer({ description: '收入占标准线的百分数，从（含）' }),
    to: Type.Union([Type.Integer(), Type.Null()], { description: '到（不含）；最后一档没有上限' }),
    before: Count,
    after: Count,
  },
  { title: 'IncomeBand', description: '收入占标准线某一段的户数', ...strict },
);

export const ShownChange = Type.Object(
  {
    parameter: Type.String(),
    name: Type.String(),
    place: Type.String(),
    from: Day,
    now: Type.Union([Type.String(), Type.Null()], { description: '现在到这一天执行的值；没有为空' }),
    proposed: Type.String({ description: '拟定的值' }),
  },
  { title: 'ShownChange', description: '拟改的一个参数，写给人看', ...strict },
);

export const SimulationResult = Type.Object(
  {
    item: Type.String(),
    itemName: Type.String(),
    changes: Type.Array(ShownChange),
    months: Type.Array(Month),
    month: Type.String({ description: '比较月份：全部改动都生效的第一个月；名单、类别、乡镇按这个月' }),
    households: Type.Integer({ minimum: 0, description: '全县的户数' }),
    decided: Type.Integer({ minimum: 0, description: '能测算的户数' }),
    undecided: Type.Array(UndecidedCount),
    assumptions: Type.Array(Type.String(), { description: '还没有公布、按此前的值沿用的参数，写给人看' }),
    ...beforeAndAfter,
    kinds: Type.Array(AffectedKind),
    towns: Type.Array(SimulationTown),
    byMonth: Type.Array(SimulationMonth),
    classes: Type.Array(ClassMove),
    cliffs: Type.Object(
      { households: Count, list: Type.Array(CliffHousehold, { description: '最陡的 500 户' }) },
      { title: 'Cliffs', description: '陡坡（按拟定的参数）', ...strict },
    ),
    nearLine: Type.Object(
      {
        within: Type.Integer({ description: '超出标准百分之几以内' }),
        households: Count,
        people: Count,
        list: Type.Array(NearLineHousehold, { description: '离线最近的 500 户' }),
      },
      { title: 'NearLine', description: '刚过线而没有享受（按拟定的参数）', ...strict },
    ),
    income: Type.Array(IncomeBand, { description: '收入占标准线百分数的分布' }),
  },
  { title: 'SimulationResult', description: '政策测算的结果；不保存', ...strict },
);

export type SimulatedChange = Static<typeof SimulatedChange>;
export type NewSimulation = Static<typeof NewSimulation>;
export type NewSimulationList = Static<typeof NewSimulationList>;
export type ShownChange = Static<typeof ShownChange>;
export type SimulationKind = Static<typeof SimulationKind>;
export type SimulationListKind = Static<typeof SimulationListKind>;
export type AffectedHousehold = Static<typeof AffectedHousehold>;
export type AffectedKind = Static<typeof AffectedKind>;
export type CliffHousehold = Static<typeof CliffHousehold>;
export type NearLineHousehold = Static<typeof NearLineHousehold>;
export type SimulationSum = Static<typeof SimulationSum>;
export type SimulationTown = Static<typeof SimulationTown>;
export type SimulationMonth = Static<typeof SimulationMonth>;
export type ClassMove = Static<typeof ClassMove>;
export type IncomeBand = Static<typeof IncomeBand>;
export type SimulationResult = Static<typeof SimulationResult>;
