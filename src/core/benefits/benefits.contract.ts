import { type Static, Type } from 'typebox';

const Month = Type.String({ pattern: '^[0-9]{4}-(0[1-9]|1[0-2])$', description: '月份，例如 2026-07' });
const Amount = Type.Integer({ description: '金额（分）' });
const Id = Type.String({ format: 'uuid' });

export const BenefitView = Type.Object(
  {
    id: Id,
    kind: Type.String({ description: '待遇' }),
    kindName: Type.String({ description: '待遇名称' }),
    household: Id,
    document: Type.String({ description: '依据文件' }),
    payee: Id,
    payeeName: Type.String({ description: '领款人' }),
    from: Month,
    to: Type.Union([Month, Type.Null()], { description: '最后一个应发月份，在发为空' }),
    stopReason: Type.Union([Type.String(), Type.Null()], { description: '停发原因' }),
    settledThrough: Type.Union([Month, Type.Null()], { description: '此月及以前已在系统外发放' }),
    amounts: Type.Array(
      Type.Object({ from: Month, amount: Amount, reason: Type.String({ description: '依据' }) }, { title: '待遇金额' }),
      { description: '自各月起每月金额' },
    ),
    members: Type.Array(
      Type.Object(
        { person: Id, name: Type.String(), active: Type.Boolean({ description: '现在保障' }) },
        { title: '保障人员' },
      ),
    ),
  },
  { title: 'BenefitView', description: '待遇', additionalProperties: false },
);

export const BenefitList = Type.Object(
  { items: Type.Array(BenefitView) },
  { title: 'BenefitList', description: '一户的待遇' },
);

export const OwnBenefits = Type.Object(
  {
    items: Type.Array(
      Type.Object(
        {
          id: Id,
          kindName: Type.String({ description: '待遇名称' }),
          payeeName: Type.String({ description: '领款人' }),
          from: Month,
          amount: Amount,
          amountFrom: Type.String({ ...Month, description: '现在的金额从哪个月起' }),
          paidThrough: Type.Union([Month, Type.Null()], { description: '发到哪个月，还没有发放的为空' }),
        },
        { title: 'OwnBenefit', description: '在发的待遇', additionalProperties: false },
      ),
    ),
  },
  { title: 'OwnBenefits', description: '本人和所在家庭在发的待遇' },
);

export const BenefitFigures = Type.Object(
  {
    month: Month,
    items: Type.Array(
      Type.Object(
        {
          kind: Type.String({ description: '待遇' }),
          kindName: Type.String({ description: '待遇名称' }),
          town: Type.String({ description: '乡镇（街道）代码' }),
          townName: Type.String({ description: '乡镇（街道）' }),
          households: Type.Integer({ description: '户数' }),
          people: Type.Integer({ description: '人数' }),
          amount: Amount,
        },
        { title: '乡镇待遇数', additionalProperties: false },
      ),
    ),
  },
  { title: 'BenefitFigures', description: '一月的待遇数' },
);

export const HouseholdParams = Type.Object({ id: Id });
export const FiguresQuery = Type.Object({ month: Type.Optional(Month) });

export type BenefitView = Static<typeof BenefitView>;
export type BenefitList = Static<typeof BenefitList>;
export type OwnBenefits = Static<typeof OwnBenefits>;
export type BenefitFigures = Static<typeof BenefitFigures>;
