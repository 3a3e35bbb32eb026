import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkCreditCode, creditCheckDigit, organisationCheckDigit } from './credit-code.ts';

describe('checkCreditCode（GB 32100、GB 11714）', () => {
  it('EX-25 社会团体：主体标识码校验 6，总校验 D', () => {
    expect(organisationCheckDigit('MJ012345')).toBe('6');
    expect(creditCheckDigit('51512021MJ0123456')).toBe('D');
    expect(checkCreditCode('51512021MJ0123456D')).toEqual({
      ok: true,
      code: '51512021MJ0123456D',
      department: '5',
      category: '1',
      kind: '社会团体',
      authority: '512021',
      organisation: 'MJ0123456',
    });
  });

  it('EX-26 民办非企业单位：主体标识码校验 0，总校验 6', () => {
    expect(organisationCheckDigit('MJ7A8B9C')).toBe('0');
    expect(creditCheckDigit('52512021MJ7A8B9C0')).toBe('6');
    expect(checkCreditCode('52512021MJ7A8B9C06')).toMatchObject({ ok: true, kind: '民办非企业单位（社会服务机构）' });
  });

  it('EX-28 总校验对而主体标识码错的，不收', () => {
    expect(creditCheckDigit('52512021MJ0123457')).toBe('D');
    expect(checkCreditCode('52512021MJ0123457D')).toEqual({
      ok: false,
      reason: '主体标识码校验失败：第 9 至 17 位“MJ0123457”有误，请对照证书核对',
    });
  });

  it('全角、小写、空格先规整', () => {
    expect(checkCreditCode(' ５１512021 mj0123456d ')).toMatchObject({ ok: true, code: '51512021MJ0123456D' });
  });

  it.each([
    ['', '没有填写统一社会信用代码'],
    ['51512021MJ0123456', '统一社会信用代码应为 18 位，现为 17 位'],
    ['51512021MJO123456D', '统一社会信用代码不使用字符“O”（不含 I、O、S、V、Z，请核对是否为 1、0、5、2）'],
    ['51A12021MJ0123456D', '第 3 至 8 位应为登记机关的 6 位行政区划代码，现为“A12021”'],
    ['51512021MJ0123456E', '统一社会信用代码校验码不符：很可能有一位录错，请对照证书逐位核对'],
  ])('不收 %s，并说明原因', (text, reason) => {
    expect(checkCreditCode(text)).toEqual({ ok: false, reason });
  });

  it('配上两个校验位必收，任改末段一位必不收', () => {
    const alphabet = [...'0123456789ABCDEFGHJKLMNPQRTUWXY'];
    const bodies = fc.array(fc.constantFrom(...alphabet), { minLength: 8, maxLength: 8 }).map((all) => all.join(''));
    fc.assert(
      fc.property(bodies, fc.nat(9), fc.constantFrom(...alphabet), (body, at, other) => {
        const first17 = `51512099${body}${organisationCheckDigit(body)}`;
        const code = first17 + creditCheckDigit(first17);
        expect(checkCreditCode(code).ok).toBe(true);
        const changed = code.slice(0, 8 + at) + other + code.slice(9 + at);
        expect(checkCreditCode(changed).ok).toBe(changed === code);
      }),
    );
  });
});
