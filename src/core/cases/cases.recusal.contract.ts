import { type Static, Type } from 'typebox';
import { ClientKey } from './cases.contract.ts';
import { named } from './items.contract.ts';

export const RecusalToRecord = Type.Object(
  {
    user: Type.Optional(Type.String({ format: 'uuid', description: '要回避的经办人；本人自行回避的不填' })),
    reason: Type.String({
      minLength: 2,
      maxLength: 200,
      pattern: '\\S',
      description: '回避的理由，如“与申请人是表兄弟”',
    }),
    key: ClientKey,
  },
  { title: 'RecusalToRecord', description: '登记回避', ...named },
);
export type RecusalToRecord = Static<typeof RecusalToRecord>;

export const Recusals = Type.Object(
  {
    items: Type.Array(
      Type.Object(
        {
          user: Type.String({ format: 'uuid' }),
          userName: Type.String({ description: '回避的经办人' }),
          reason: Type.String({ description: '理由' }),
          on: Type.String({ format: 'date', description: '登记日期' }),
        },
        { title: 'Recusal', ...named },
      ),
    ),
  },
  { title: 'Recusals', description: '办件的回避登记', ...named },
);
export type Recusals = Static<typeof Recusals>;
