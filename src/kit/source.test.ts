import { Type } from 'typebox';
import { describe, expect, it } from 'vitest';
import { toyCatalogueOf } from '#test/toy-catalogue/index.ts';
import { lemonVoucher } from '#test/toy-catalogue/lemon-voucher/part.ts';
import { lemonRegister } from '#test/toy-catalogue/lemon-voucher/sources.ts';
import { lemonVerification } from '#test/toy-catalogue/lemon-voucher/verification.ts';
import { toyOffice } from '#test/toy-catalogue/toy-office.ts';
import { deathKind, defineFactKind } from './fact-kind.ts';
import { plainDate } from './plain-date.ts';
import { defineSource } from './source.ts';
import { defineVerification } from './verification.ts';

const on = plainDate('2026-06-15');
const dates = { on, window: { from: on, to: on } };
const trees = defineFactKind({ key: 'trees', id: 1201, name: '树', subject: 'person', value: 'count' });
const ofOrchard = defineFactKind({ key: 'fence', id: 1202, name: '篱笆', subject: 'household', value: 'count' });
const definition = {
  key: 'tree-register',
  name: '树籍',
  department: '树局',
  asks: '有几棵树',
  consent: '树园',
  kinds: [trees],
  answer: Type.Object({ trees: Type.Integer() }, { additionalProperties: false }),
  holds: '3mon',
  absent: '树籍里没有这个人',
  read: (answer: { readonly trees: number }) => ({
    facts: [{ kind: trees, value: answer.trees, from: on, to: null }],
    items: [{ label: '树', text: `${answer.trees}棵` }],
  }),
};

describe('一个核对来源', () => {
  it('把约定的答复读成事实和报告里的话', () => {
    expect(defineSource(definition).read({ trees: 3 }, dates)).toEqual({
      ok: true,
      facts: [{ kind: trees, value: 3, from: '2026-06-15', to: null }],
      items: [{ label: '树', text: '3棵' }],
      doubts: [],
    });
  });

  it('没有此人的记录：是疑问，还是就是没有，由来源说', () => {
    const item = { label: '查询结果', text: '没有此人的记录' };
    expect(defineSource(definition).read(null, dates)).toEqual({
      ok: true,
      facts: [],
      items: [item],
      doubts: ['树籍里没有这个人'],
    });
    expect(defineSource({ ...definition, absent: null }).read(null, dates)).toMatchObject({ doubts: [] });
  });

  it('格式不符的、带来别的事实的，读不出来，也不出错', () => {
    expect(defineSource(definition).read({ trees: 'three' }, dates)).toEqual({
      ok: false,
      reason: '答复的内容与约定的格式不符',
    });
    const stray = {
      ...definition,
      read: () => ({ facts: [{ kind: deathKind, value: 1, from: on, to: null }], items: [] }),
    };
    expect(defineSource(stray).read({ trees: 1 }, dates)).toEqual({ ok: false, reason: '答复里有不该有的内容：死亡' });
  });

  it('定义有误时，说明在哪里、怎样改', () => {
    expect(() => defineSource({ ...definition, holds: '三个月' })).toThrow(
      '核对来源 tree-register：有效期“三个月”写法不对',
    );
    expect(() => defineSource({ ...definition, kinds: [ofOrchard] })).toThrow('事实种类 fence 说的不是人');
    expect(() => defineSource({ ...definition, kinds: [trees, trees] })).toThrow('“trees”出现了两次');
  });
});

describe('目录里的核对', () => {
  const catalogueOf = (change: Partial<typeof lemonVerification>) => () =>
    toyCatalogueOf({
      toyOffice,
      lemonVoucher: { ...lemonVoucher, verifications: [{ ...lemonVerification, ...change }] },
    });

  it('只能问授权书上写着的来源', () => {
    const unsigned = { ...lemonRegister, consent: '橘子园' };
    expect(() =>
      toyCatalogueOf({
        toyOffice,
        lemonVoucher: {
          ...lemonVoucher,
          sources: [unsigned],
          verifications: [{ ...lemonVerification, sources: [unsigned] }],
        },
      }),
    ).toThrow('授权书上没有“橘子园”');
  });

  it('来源要列入目录，事项要存在，参数要声明，至少问一个', () => {
    expect(catalogueOf({ sources: [{ ...lemonRegister, key: 'other' }] })).toThrow('来源 other 没有列入目录');
    expect(catalogueOf({ items: ['orange-voucher'] })).toThrow('事项 orange-voucher 不存在');
    expect(catalogueOf({ parameters: { validMonths: 'no.such', days: 'lemon.verification-days' } })).toThrow(
      '参数 no.such 没有声明',
    );
    expect(() => defineVerification({ ...lemonVerification, sources: [] })).toThrow('没有核对来源');
  });
});
