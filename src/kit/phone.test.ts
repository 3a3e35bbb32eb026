import { describe, expect, it } from 'vitest';
import { checkPhone, maskPhone } from './phone.ts';

describe('checkPhone', () => {
  it.each([
    ['13800001234', '13800001234', 'mobile'],
    ['１３８ 0000 1234', '13800001234', 'mobile'],
    ['+86 138-0000-1234', '13800001234', 'mobile'],
    ['028-24531234', '028-24531234', 'landline'],
    ['(0832)4531234', '0832-4531234', 'landline'],
    ['02824531234', '028-24531234', 'landline'],
  ])('读 %s', (text, number, kind) => {
    expect(checkPhone(text)).toEqual({ ok: true, number, kind });
  });

  it.each([
    ['', '没有填写电话号码'],
    ['1380000123', '手机号码应为 11 位、以 13 至 19 开头，现为 10 位“1380000123”'],
    ['12800001234', '手机号码应为 11 位、以 13 至 19 开头，现为 11 位“12800001234”'],
    ['24531234', '座机“24531234”缺少区号，请写作 028-24531234'],
    ['张三的', '电话号码只能有数字和连字符，如 13800001234 或 028-24531234'],
    ['0000', '“0000”不是可用的手机号码或带区号的座机号码'],
  ])('不收 %s，并说明原因', (text, reason) => {
    expect(checkPhone(text)).toEqual({ ok: false, reason });
  });

  it('只露头尾', () => {
    expect(maskPhone('13800001234')).toBe('138****1234');
    expect(maskPhone('028-24531234')).toBe('028-****1234');
  });
});
