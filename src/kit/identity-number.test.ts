import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkDigit, checkIdentityNumber, maskIdentityNumber } from './identity-number.ts';
import { addDays, plainDate } from './plain-date.ts';

const today = plainDate('2026-11-23');

describe('checkIdentityNumber（GB 11643）', () => {
  it('EX-21 校验位 9，男，1946 年 3 月 7 日出生', () => {
    expect(checkDigit('51202119460307001')).toBe('9');
    expect(checkIdentityNumber('512021194603070019', today)).toEqual({
      ok: true,
      number: '512021194603070019',
      born: '1946-03-07',
      sex: 'male',
      prefix: '512021',
    });
  });

  it('EX-23 历史区划前缀 511023 照收，女', () => {
    expect(checkDigit('51102319380915402')).toBe('0');
    expect(checkIdentityNumber('511023193809154020', today)).toMatchObject({
      ok: true,
      born: '1938-09-15',
      sex: 'female',
      prefix: '511023',
    });
  });

  it('EX-24 校验位对而日期不存在的，不收', () => {
    expect(checkDigit('51202119870230151')).toBe('1');
    expect(checkIdentityNumber('512021198702301511', today)).toEqual({
      ok: false,
      reason: '身份证号中的出生日期 19870230 不存在：1987年2月没有 30 日，请核对“19870230”',
    });
  });

  it('EX-24 两位颠倒的，不收', () => {
    expect(checkIdentityNumber('512021194603007019', today)).toEqual({
      ok: false,
      reason: '身份证号中的出生日期 19460300 不存在：1946年3月没有 0 日，请核对“19460300”',
    });
  });

  it('EX-24 十五位的，请出示十八位居民身份证', () => {
    expect(checkIdentityNumber('512021460307001', today)).toEqual({
      ok: false,
      reason: '这是 15 位旧身份证号，请出示并填写 18 位居民身份证号',
    });
  });

  it('全角、空格、小写 x 都先规整', () => {
    expect(checkDigit('51209919460307006')).toBe('X');
    expect(checkIdentityNumber(' ５１２０９９ 19460307 006ｘ', today)).toMatchObject({
      ok: true,
      number: '51209919460307006X',
    });
    expect(checkIdentityNumber('51209919460307006x', today)).toMatchObject({ number: '51209919460307006X' });
  });

  it.each([
    ['', '没有填写身份证号'],
    ['5.12021E+17', '身份证号被表格按数字保存，末几位已丢失，请对照证件重新录入（单元格设为文本）'],
    ['51202119460307001', '身份证号应为 18 位，现为 17 位'],
    ['L512021000001', '“L512021000001”是没有户口的人的临时编号，不是身份证号：请先到公安机关登记户口，编号不能代替'],
    ['E12345678', '“E12345678”像是护照或通行证的号码，请填居民身份证号；港澳台居民填居住证上的 18 位号码'],
    ['51202119460307A019', '身份证号前 17 位应为数字，末位为数字或 X'],
    ['51202119460307001A', '身份证号前 17 位应为数字，末位为数字或 X'],
    ['512021194613070019', '身份证号中的出生日期 19461307 不存在：没有 13 月，请核对“19461307”'],
    ['512021202611240014', '身份证号中的出生日期 2026年11月24日 晚于 2026年11月23日'],
    ['512021094603070013', '身份证号中的出生年份 946 不合理'],
    ['512021194603070018', '身份证号校验码不符：很可能有一位录错，请对照证件逐位核对'],
  ])('不收 %s，并说明原因', (text, reason) => {
    expect(checkIdentityNumber(text, today)).toEqual({ ok: false, reason });
  });

  it('出生当天可以，前一天不可以', () => {
    const first17 = '51209920261123002';
    const number = first17 + checkDigit(first17);
    expect(checkIdentityNumber(number, today)).toMatchObject({ ok: true, born: '2026-11-23' });
    expect(checkIdentityNumber(number, plainDate('2026-11-22'))).toMatchObject({ ok: false });
  });

  it('配上校验位必收，任改一位必不收', () => {
    const first17 = fc
      .tuple(fc.integer({ min: 0, max: 45_000 }), fc.integer({ min: 0, max: 999 }))
      .map(([days, order]) => {
        const born = addDays(plainDate('1900-01-01'), days).replaceAll('-', '');
        return `512099${born}${String(order).padStart(3, '0')}`;
      });
    fc.assert(
      fc.property(first17, fc.nat(16), fc.integer({ min: 1, max: 9 }), (digits, at, shift) => {
        const number = digits + checkDigit(digits);
        expect(checkIdentityNumber(number, today).ok).toBe(true);
        const changed = String((Number(number.charAt(at)) + shift) % 10);
        expect(checkIdentityNumber(number.slice(0, at) + changed + number.slice(at + 1), today).ok).toBe(false);
      }),
    );
  });

  it('名单上只留前六位和后四位', () => {
    expect(maskIdentityNumber('512021194603070019')).toBe('512021********0019');
  });
});
