import { describe, expect, it } from 'vitest';
import { defineCatalogue } from '#kit/catalogue.ts';
import { DefinitionError } from '#kit/definition-error.ts';
import { defineFactKind } from '#kit/fact-kind.ts';
import { defineFlow } from '#kit/flow.ts';
import { defineItem } from '#kit/item.ts';
import { declaredParameters } from '#kit/parameters-in-force.ts';
import { plainDate } from '#kit/plain-date.ts';
import { defineRule } from '#kit/rule.ts';
import { catalogue } from './index.ts';

const dibao = catalogue.items.find((item) => item.key === 'dibao');
if (dibao === undefined) throw new Error('目录里没有低保');

/** What a definition is refused with. */
const refusal = (define: () => unknown): string => {
  try {
    define();
  } catch (error) {
    if (error instanceof DefinitionError) return error.message;
    throw error;
  }
  return '没有被拒绝';
};

describe('目录', () => {
  it('目录自己的事实种类编号从100起，永不重复', () => {
    const own = catalogue.factKinds.filter((kind) => kind.id >= 100);
    expect(catalogue.factKinds.length - own.length).toBe(4);
    expect(new Set(own.map((kind) => kind.id)).size).toBe(own.length);
  });

  // Ids stand in stored situations: a change here would change what old situations say.
  it.each([
    ['status.determined', 100],
    ['custody', 101],
    ['tekun', 108],
    ['standard-type', 150],
    ['dibao.in-payment', 158],
    ['income.determined', 200],
    ['income.wage', 201],
    ['income.basic-pension', 208],
    ['income.exempt-other', 217],
  ])('事实种类 %s 的编号永远是 %i', (key, id) => {
    expect(catalogue.factKinds.find((kind) => kind.key === key)?.id).toBe(id);
  });

  it.each([
    ['2022-06-30', '615', '415'],
    ['2022-07-01', '680', '480'],
    ['2023-06-30', '680', '480'],
    ['2023-07-01', '740', '533'],
    ['2024-07-01', '788', '580'],
    ['2025-06-30', '788', '580'],
    ['2025-07-01', '826', '620'],
  ])('安岳 %s 的低保标准：城市 %s 元、农村 %s 元', (on, urban, rural) => {
    const inForce = declaredParameters(catalogue.parameters, '512021100201')(plainDate(on));
    expect([inForce.get('dibao.standard.urban').text, inForce.get('dibao.standard.rural').text]).toEqual([
      urban,
      rural,
    ]);
  });

  it.each([
    ['2025-12-31', true],
    ['2026-01-01', false],
  ])('%s 基础养老金免计：%s', (on, exempt) => {
    const inForce = declaredParameters(catalogue.parameters, '512021000000')(plainDate(on));
    expect(inForce.get('income.basic-pension-exempt').flag).toBe(exempt);
  });

  it('没有文号的值都待确认', () => {
    const values = catalogue.parameters.flatMap((parameter) => parameter.values);
    expect(values.filter((value) => value.confirmed && value.document === null)).toEqual([]);
  });

  it('岗位分离：管理员没有业务权限，制单的不能复核，调查的不能审批', () => {
    const permissions = (key: string) => catalogue.postKinds.find((kind) => kind.key === key)?.permissions ?? [];
    expect(permissions('administrator')).toEqual(['user.manage', 'practice.clock']);
    expect(permissions('finance-maker')).not.toContain('pay-run.approve');
    expect(permissions('finance-checker')).not.toContain('pay-run.make');
    expect(permissions('auditor').filter((one) => !one.endsWith('.read'))).toEqual([]);
    expect(dibao.flow.moves.confirm?.by).toEqual({ posts: ['county-approver'] });
    expect(dibao.flow.moves.confirm?.notBy).toEqual(['determine', 'post']);
  });
});

describe('定义有误时，说明在哪里、错在什么、怎样改', () => {
  it('规则没有法律依据', () => {
    const [rule] = dibao.rules;
    if (rule === undefined) throw new Error('没有规则');
    expect(refusal(() => defineRule({ ...rule, law: [] }))).toBe(
      '定义有误 规则 dibao-2021：没有法律依据。改法：在 law 写明文件与条款',
    );
  });

  it('事项没有指南', () => {
    expect(refusal(() => defineItem({ ...dibao, guide: [] }))).toBe(
      '定义有误 事项 dibao：没有办事指南。改法：在 guide 写给群众看的说明',
    );
  });

  it('动作通向没有的阶段、阶段到不了', () => {
    const { accept, ...others } = dibao.flow.moves;
    if (accept === undefined) throw new Error('没有受理');
    expect(
      refusal(() => defineFlow({ ...dibao.flow, moves: { ...others, accept: { ...accept, to: 'nowhere' } } })),
    ).toContain('流程 动作 accept：阶段 nowhere 不存在。改法：只能用 submitted、supplement');
    expect(refusal(() => defineFlow({ ...dibao.flow, moves: others }))).toBe(
      '定义有误 流程 阶段 accepted：到不了。改法：加一个通向它的动作，或删去它',
    );
  });

  it('事实种类编号重复、岗位不存在、参数没有声明', () => {
    const twice = defineFactKind({ key: 'twice', id: 201, name: '重复', subject: 'person', value: 'presence' });
    const kinds = catalogue.factKinds.filter((kind) => kind.id >= 100);
    const parts = { ...catalogue, factKinds: kinds, parameters: [] };
    expect(refusal(() => defineCatalogue({ ...parts, factKinds: [...kinds, twice] }))).toContain('“201”出现了两次');
    const fewer = catalogue.postKinds.filter((kind) => kind.key !== 'town-lead');
    expect(refusal(() => defineCatalogue({ ...parts, postKinds: fewer }))).toContain('岗位 town-lead 不存在');
    expect(refusal(() => defineCatalogue(parts))).toBe(
      '定义有误 事项 dibao 规则 dibao-2021：参数 income.basic-pension-exempt 没有声明。改法：在 parameters.yaml 声明',
    );
  });
});
