import { type Static, Type } from 'typebox';

const named = { additionalProperties: false };
const Id = Type.String({ format: 'uuid' });
const Day = Type.String({ format: 'date' });

export const DeputyRow = Type.Object(
  {
    id: Id,
    post: Id,
    postName: Type.String(),
    scopeName: Type.String(),
    holderName: Type.String(),
    user: Id,
    userName: Type.String(),
    from: Day,
    to: Day,
    reason: Type.String(),
    mine: Type.Boolean({ description: '我的岗位，可以提前结束' }),
  },
  { title: 'Deputy', ...named },
);
export const DeputyList = Type.Object({ items: Type.Array(DeputyRow) }, { title: 'DeputyList', ...named });
export type DeputyList = Static<typeof DeputyList>;
export const NewDeputy = Type.Object(
  {
    key: Type.String({ minLength: 8, maxLength: 100, description: '请求键：重试时不变' }),
    user: Type.String({ format: 'uuid', description: '由谁代理现在的岗位' }),
    from: Day,
    to: Type.String({ format: 'date', description: '最后一天，含当天' }),
    reason: Type.String({ minLength: 1, maxLength: 100 }),
  },
  { title: 'NewDeputy', ...named },
);
export const DeputyNamed = Type.Object({ id: Id }, { title: 'DeputyNamed', ...named });
export type DeputyNamed = Static<typeof DeputyNamed>;
export const EndDeputy = Type.Object(
  { key: Type.String({ minLength: 8, maxLength: 100, description: '请求键：重试时不变' }) },
  { title: 'EndDeputy', ...named },
);
export const DeputyParams = Type.Object({ id: Id }, named);
export const ColleagueList = Type.Object(
  {
    items: Type.Array(
      Type.Object(
        { user: Id, name: Type.String(), postNames: Type.Array(Type.String()) },
        { title: 'Colleague', ...named },
      ),
    ),
  },
  { title: 'ColleagueList', ...named },
);
export type ColleagueList = Static<typeof ColleagueList>;
