import { describe, expect, it } from 'vitest';
import { checkBankAccount, maskBankAccount } from './bank-account.ts';

describe('checkBankAccount', () => {
  it.each(['6222000000000000004', '6222 0000 0000 0000 004', '６２２２0000-0000-0000-004'])('读 %s', (text) => {
    expect(checkBankAccount(text)).toEqual({ ok: true, number: '6222000000000000004' });
  });

  it.each([
    ['', '没有填写银行账号'],
    ['6.222E+18', '银行账号被表格按数字保存，末几位已丢失，请对照银行卡重新录入（单元格设为文本）'],
    ['6222abc', '银行账号只能有数字'],
    ['622200000000000', '银行账号应为 16 至 19 位，现为 15 位'],
    ['6222000000000000005', '银行账号校验位不符：很可能有一位录错，请对照银行卡逐位核对'],
  ])('不收 %s，并说明原因', (text, reason) => {
    expect(checkBankAccount(text)).toEqual({ ok: false, reason });
  });

  it('只露后四位', () => {
    expect(maskBankAccount('6222000000000000004')).toBe('***************0004');
  });
});
