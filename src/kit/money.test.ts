import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addFen, capitalYuan, fen, formatYuan, parseYuan, sumFen, yuan } from './money.ts';

describe('parseYuan: 人们填写的金额', () => {
  it.each([
    ['1,350.00', 135000],
    ['1350', 135000],
    ['１３５０元', 135000],
    ['１，３５０．５０', 135050],
    ['￥826', 82600],
    [' 50块 ', 5000],
    ['826元整', 82600],
    ['0', 0],
    ['0.5', 50],
    ['12,345,678.09', 1234567809],
  ])('读 %s 为 %d 分', (text, expected) => {
    expect(parseYuan(text)).toEqual({ ok: true, fen: expected });
  });

  it.each([
    ['约800', '“约800”不是确数，请填写准确金额，如 800'],
    ['八百左右', '“八百左右”不是确数，请填写准确金额，如 800'],
    ['1.2万', '“1.2万”是以万元（或亿元）为单位，请按元写全，如 1.2万 写作 12000'],
    ['1.2万元', '“1.2万元”是以万元（或亿元）为单位，请按元写全，如 1.2万 写作 12000'],
    ['826元/月', '“826元/月”带有周期，请只写金额，不带“/月”“每年”等字样'],
    ['-5', '金额不能是负数：“-5”'],
    ['－５', '金额不能是负数：“－５”'],
    ['(500)', '金额不能是负数：“(500)”'],
    ['1.234', '金额最多两位小数（到分），现为“1.234”'],
    ['1,35', '“1,35”的千分位逗号位置不对，请核对后写作 1,350.00 或 1350.00'],
    ['', '没有填写金额；确实没有的请填 0'],
    ['　 ', '没有填写金额；确实没有的请填 0'],
    ['abc', '看不懂金额“abc”，请只写数字，如 1350.00'],
    ['1.2.3', '看不懂金额“1.2.3”，请只写数字，如 1350.00'],
    ['99999999999999999', '金额过大：“99999999999999999”'],
  ])('不收 %s，并说明原因', (text, reason) => {
    expect(parseYuan(text)).toEqual({ ok: false, reason });
  });

  it('读回自己写出的金额', () => {
    fc.assert(
      fc.property(fc.nat(Number.MAX_SAFE_INTEGER), (amount) => {
        expect(parseYuan(formatYuan(fen(amount)))).toEqual({ ok: true, fen: amount });
      }),
    );
  });
});

describe('Fen', () => {
  it('只收安全的整数分', () => {
    expect(() => fen(0.5)).toThrow('金额须为整数分，现为 0.5');
    expect(() => fen(2 ** 53)).toThrow('金额须为整数分');
    expect(() => yuan('约800')).toThrow('不是确数');
    expect(Object.is(fen(-0), 0)).toBe(true);
  });

  it('相加不出安全范围', () => {
    expect(addFen(yuan('826.00'), fen(-600))).toBe(82000);
    expect(sumFen([yuan('1'), yuan('2.50'), fen(1)])).toBe(351);
    expect(sumFen([])).toBe(0);
    expect(() => addFen(fen(Number.MAX_SAFE_INTEGER), fen(1))).toThrow(RangeError);
  });

  it.each([
    [135000, '1,350.00'],
    [5, '0.05'],
    [-135000, '-1,350.00'],
    [123456789, '1,234,567.89'],
  ])('写 %d 分', (amount, expected) => {
    expect(formatYuan(fen(amount))).toBe(expected);
  });
});

describe('capitalYuan: 人民币大写（《支付结算办法》附一的例子）', () => {
  it.each([
    [135000, '壹仟叁佰伍拾元整'],
    [140950, '壹仟肆佰零玖元伍角'],
    [600714, '陆仟零柒元壹角肆分'],
    [168032, '壹仟陆佰捌拾元叁角贰分'],
    [10700053, '壹拾万柒仟元伍角叁分'],
    [1640902, '壹万陆仟肆佰零玖元零贰分'],
    [32504, '叁佰贰拾伍元零肆分'],
    [1000, '壹拾元整'],
    [0, '零元整'],
    [50, '伍角'],
    [5, '伍分'],
    [10050000, '壹拾万零伍佰元整'],
    [10000000100, '壹亿零壹元整'],
    [1002003400000, '壹佰亿贰仟零叁万肆仟元整'],
    [1234500000000, '壹佰贰拾叁亿肆仟伍佰万元整'],
    [123450000000000, '壹万贰仟叁佰肆拾伍亿元整'],
    [-82600, '负捌佰贰拾陆元整'],
  ])('%d 分 → %s', (amount, expected) => {
    expect(capitalYuan(fen(amount))).toBe(expected);
  });
});
