import { describe, expect, it } from 'vitest';
import { checkPersonName, maskMinorName, maskName } from './person-name.ts';

describe('checkPersonName', () => {
  it.each([
    ['王明', '王明'],
    ['　王小明 ', '王小明'],
    ['买买提•艾力', '买买提·艾力'],
    ['买买提・艾力', '买买提·艾力'],
    ['买买提．艾力', '买买提·艾力'],
    ['李𠅤', '李𠅤'],
    ['〇明', '〇明'],
    ['王\u200B明', '王明'],
  ])('读“%s”', (text, name) => {
    expect(checkPersonName(text)).toEqual({ ok: true, name });
  });

  it('生僻字算一个字：两个字不短，一个字太短', () => {
    expect(checkPersonName('𠅤𡋀')).toEqual({ ok: true, name: '𠅤𡋀' });
    expect(checkPersonName('𠅤')).toEqual({ ok: false, reason: '姓名应为 2 至 50 个字，现为 1 个字' });
    expect(checkPersonName('𠅤'.repeat(50)).ok).toBe(true);
    expect(checkPersonName('𠅤'.repeat(51))).toEqual({ ok: false, reason: '姓名应为 2 至 50 个字，现为 51 个字' });
  });

  it.each([
    ['', '没有填写姓名'],
    ['王 明', '姓名“王 明”中间有空格，请去掉'],
    ['王明2', '姓名“王明2”中不能有数字'],
    ['王？', '姓名“王?”中有未能显示的字，请按证件录入该生僻字'],
    ['王\uE000', '姓名“王\uE000”中有未能显示的字，请按证件录入该生僻字'],
    ['<b>王明', '姓名中不能有“<”'],
    ['=王明', '姓名中不能有“=”'],
    ['·王明', '姓名“·王明”中的间隔号位置不对'],
    ['买买提··艾力', '姓名“买买提··艾力”中的间隔号位置不对'],
  ])('不收“%s”，并说明原因', (text, reason) => {
    expect(checkPersonName(text)).toEqual({ ok: false, reason });
  });
});

describe('公示中的姓名', () => {
  it.each([
    ['王明', '王*'],
    ['王小明', '王*明'],
    ['欧阳修', '欧阳*'],
    ['欧阳小明', '欧阳*明'],
    ['阿木尔古', '阿**古'],
    ['李𠅤', '李*'],
    ['买买提·艾力', '买**·*力'],
  ])('%s → %s', (name, masked) => {
    expect(maskName(name)).toBe(masked);
  });

  it('未成年人只露姓', () => {
    expect(maskMinorName('王小明')).toBe('王某');
    expect(maskMinorName('欧阳小明')).toBe('欧阳某');
  });
});
