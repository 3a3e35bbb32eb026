import { describe, expect, it } from 'vitest';
import { defineCodeSet } from '#kit/code-set.ts';
import { choice, flag, listOf, money, person, text } from '#kit/field.ts';
import { sameAsAbove } from './list-row.tsx';
import { afterRemoval, toggled } from './open-rows.ts';

const codes = defineCodeSet({
  key: 'colour',
  name: '颜色',
  source: '测试',
  codes: [
    { code: 'red', name: '红' },
    { code: 'blue', name: '蓝' },
  ],
});
const list = listOf('成员', '成员', {
  who: person('人员'),
  colour: choice('颜色', codes),
  wage: money('工资'),
  whole: flag('已核定'),
  basis: text('依据', { when: { field: 'whole', is: true } }),
});

describe('列表里的行', () => {
  it('空白处同上一个：只取选项和文字，人和金额不取，填了的不改', () => {
    const above = { who: 'a', colour: 'red', wage: 100, whole: true, basis: '核对报告' };
    expect(sameAsAbove(list, { who: 'b' }, above)).toEqual({ colour: 'red', whole: true });
    expect(sameAsAbove(list, { who: 'b', colour: 'blue', whole: true }, above)).toEqual({ basis: '核对报告' });
  });

  it('一次只开一行的，开一行收其余；可以同时开的，各开各的', () => {
    expect([...toggled(new Set([0]), 2, true)]).toEqual([2]);
    expect([...toggled(new Set([0]), 2, false)]).toEqual([0, 2]);
    expect([...toggled(new Set([0, 2]), 0, false)]).toEqual([2]);
  });

  it('删掉一行，后面的行往前移', () => {
    expect([...afterRemoval(new Set([0, 2, 3]), 2)]).toEqual([0, 2]);
  });
});
