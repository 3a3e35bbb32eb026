import { type Static, Type } from 'typebox';
import { standings } from '#kit/fact-kind.ts';

const named = { additionalProperties: false };
const Id = Type.String({ format: 'uuid' });
const Day = Type.String({ format: 'date' });
const OpenDay = Type.Union([Day, Type.Null()], { description: '终止日期（含当日）；空为至今' });
const DivisionCode = Type.String({ pattern: '^[0-9]{12}$', description: '12位区划代码' });
const Cursor = Type.Optional(Type.String({ maxLength: 60, description: '上一页给出的 next' }));
const Next = Type.Union([Type.String(), Type.Null()], { description: '下一页的 after；没有了为空' });

const card = {
  id: Id,
  name: Type.String(),
  sex: Type.Union([Type.Literal('male'), Type.Literal('female')]),
  born: Day,
  died: Type.Union([Day, Type.Null()]),
  idNumberMask: Type.String({ description: '身份证号，中间遮住' }),
  phoneMask: Type.Union([Type.String(), Type.Null()], { description: '电话，中间遮住' }),
  division: DivisionCode,
  divisionName: Type.String({ description: '例如“岳阳镇土地堂社区”' }),
};

export const PersonLine = Type.Object(card, { title: 'PersonLine', ...named });

export const PersonPage = Type.Object({ items: Type.Array(PersonLine), next: Next }, { title: 'PersonPage', ...named });

export const FactView = Type.Object(
  {
    id: Id,
    kind: Type.String({ description: '事实种类' }),
    name: Type.String({ description: '种类名称' }),
    value: Type.Integer({ description: '数值：分、分/年、代码、天数，或 1' }),
    text: Type.String({ description: '供阅读的值，例如“2400.00 元/年”' }),
    from: Day,
    to: OpenDay,
    standing: Type.Enum([...standings], { description: '采信等级' }),
    standingName: Type.String({ description: '例如“经办认定”' }),
    source: Type.String({ description: '来源' }),
    basis: Type.String({ description: '依据的材料或情形' }),
    knownFrom: Type.String({ format: 'date-time', description: '何时得知' }),
  },
  { title: 'Fact', ...named },
);

const membership = {
  relation: Type.String({ description: '与户主关系，GB/T 4761 代码' }),
  from: Day,
  to: OpenDay,
};
const facts = Type.Array(FactView, { description: '现行的事实；无权查看敏感信息的岗位看不到健康等敏感的事实' });

export const PersonDetail = Type.Object(
  {
    ...card,
    households: Type.Array(Type.Object({ household: Id, ...membership }, { title: 'MembershipOfPerson', ...named })),
    facts,
    accounts: Type.Array(
      Type.Object(
        {
          id: Id,
          numberMask: Type.String({ description: '账号，只见末四位' }),
          holder: Type.String(),
          bank: Type.Union([Type.String(), Type.Null()]),
        },
        { title: 'BankAccount', ...named },
      ),
      { description: '银行账户，第一个为现用' },
    ),
  },
  { title: 'Person', ...named },
);

const household = {
  id: Id,
  head: Id,
  headName: Type.String({ description: '户主姓名' }),
  address: Type.Union([Type.String(), Type.Null()]),
  division: DivisionCode,
  divisionName: Type.String(),
};

export const HouseholdPage = Type.Object(
  { items: Type.Array(Type.Object(household, { title: 'HouseholdLine', ...named })), next: Next },
  { title: 'HouseholdPage', ...named },
);

export const HouseholdDetail = Type.Object(
  {
    ...household,
    facts,
    members: Type.Array(
      Type.Object(
        {
          person: PersonLine,
          ...membership,
          facts,
        },
        { title: 'HouseholdMember', ...named },
      ),
      { description: '现在和曾经的成员' },
    ),
  },
  { title: 'Household', ...named },
);

export const UnmaskedPerson = Type.Object(
  {
    name: Type.String(),
    idNumber: Type.String(),
    phone: Type.Union([Type.String(), Type.Null()]),
  },
  { title: 'UnmaskedPerson', ...named },
);

export const UnmaskRequest = Type.Object(
  { purpose: Type.String({ minLength: 2, maxLength: 200, description: '查看完整号码的事由，记入审计' }) },
  { title: 'UnmaskRequest', ...named },
);

export const IdParams = Type.Object({ id: Id });
export const SearchQuery = Type.Object({
  text: Type.String({
    minLength: 1,
    maxLength: 50,
    description: '姓名中相邻的两个以上汉字，或全拼、首字母；或 18 位身份证号',
  }),
  after: Cursor,
});
export const HouseholdsQuery = Type.Object({ division: Type.Optional(DivisionCode), after: Cursor });

export type PersonLine = Static<typeof PersonLine>;
export type PersonPage = Static<typeof PersonPage>;
export type PersonDetail = Static<typeof PersonDetail>;
export type FactView = Static<typeof FactView>;
export type HouseholdPage = Static<typeof HouseholdPage>;
export type HouseholdDetail = Static<typeof HouseholdDetail>;
export type UnmaskedPerson = Static<typeof UnmaskedPerson>;
