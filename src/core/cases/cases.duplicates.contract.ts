import { type Static, Type } from 'typebox';
import { named, nullable } from './items.contract.ts';

/** Something known of a person of an application, or of its account or papers, that the law does not let be twice, or that one should look at. */
export const Duplicate = Type.Object(
  {
    kind: Type.Union([
      Type.Literal('open-case', { description: '别处有同一事项的在办申请' }),
      Type.Literal('benefit', { description: '正在享受待遇' }),
      Type.Literal('membership', { description: '登记在别的家庭' }),
      Type.Literal('death', { description: '有死亡记录' }),
      Type.Literal('account', { description: '银行账号与别户相同' }),
      Type.Literal('file', { description: '材料与别户办件里的相同' }),
    ]),
    severity: Type.Union([
      Type.Literal('blocks', { description: '没有解决以前不能受理' }),
      Type.Literal('look', { description: '请核对' }),
    ]),
    person: nullable(Type.String({ format: 'uuid', description: '本办件的哪一位；账号、材料的为空' })),
    text: Type.String({ description: '查到了什么；别户只写隐去名字的户主和乡镇' }),
  },
  { title: 'Duplicate', ...named },
);
export type Duplicate = Static<typeof Duplicate>;

export const DuplicateCheck = Type.Object(
  {
    on: Type.String({ format: 'date', description: '核查日期' }),
    kept: Type.Boolean({ description: '办结的办件：最后一次核查时的结果' }),
    items: Type.Array(Duplicate),
  },
  { title: 'DuplicateCheck', description: '重复和冲突核查', ...named },
);
export type DuplicateCheck = Static<typeof DuplicateCheck>;
