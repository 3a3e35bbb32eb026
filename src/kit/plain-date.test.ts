import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  addMonths,
  addMonthsTo,
  addYears,
  ageOn,
  dayOfWeek,
  daysBetween,
  epochDay,
  firstDay,
  formatChinese,
  fromEpochDay,
  lastDay,
  monthOf,
  monthsBetween,
  nextMonth,
  parseEventDate,
  parsePlainDate,
  plainDate,
  plainMonth,
} from './plain-date.ts';

describe('parseEventDate: 某天发生的事', () => {
  it('真实的日期照读，写法一样宽', () => {
    expect(parseEventDate('1900年1月2日')).toEqual({ ok: true, date: '1900-01-02' });
    expect(parseEventDate('农历腊月初八')).toEqual(parsePlainDate('农历腊月初八'));
  });

  it.each(['1900-01-01', '1900/1/1', '1899-12-31', '1899-12-30'])('%s 是表格里日期空着时的样子', (text) => {
    expect(parseEventDate(text)).toEqual({
      ok: false,
      reason: `“${text}”是表格里日期空着时的样子，请填真实的日期；不清楚的，请核实后再填`,
    });
  });
});

describe('parsePlainDate: 人们填写的日期', () => {
  it.each([
    '2026-03-07',
    '2026-3-7',
    '2026/03/07',
    '2026.3.7',
    '20260307',
    '2026年3月7日',
    '2026年03月07号',
    '２０２６－０３－０７',
    ' 2026年3月 7日 ',
  ])('读 %s', (text) => {
    expect(parsePlainDate(text)).toEqual({ ok: true, date: '2026-03-07' });
  });

  it.each([
    ['2026-02-30', '2026年2月没有 30 日，请核对“2026-02-30”'],
    ['2025-02-29', '2025年2月没有 29 日，请核对“2025-02-29”'],
    ['1946-03-00', '1946年3月没有 0 日，请核对“1946-03-00”'],
    ['2026-13-01', '没有 13 月，请核对“2026-13-01”'],
    ['26-3-7', '“26-3-7”的年份要写四位，如 2026-03-07'],
    ['58年3月7日', '“58年3月7日”的年份要写四位，如 2026-03-07'],
    ['1946年腊月廿三', '“1946年腊月廿三”像是农历日期，请换算成公历，写作 2026-03-07'],
    ['农历1946-3-7', '“农历1946-3-7”像是农历日期，请换算成公历，写作 2026-03-07'],
    ['1946年闰2月3日', '“1946年闰2月3日”像是农历日期，请换算成公历，写作 2026-03-07'],
    ['2026-03', '看不懂日期“2026-03”，请写作 2026-03-07'],
    ['2026-3/7', '看不懂日期“2026-3/7”，请写作 2026-03-07'],
    ['昨天', '看不懂日期“昨天”，请写作 2026-03-07'],
    ['', '没有填写日期'],
  ])('不收 %s，并说明原因', (text, reason) => {
    expect(parsePlainDate(text)).toEqual({ ok: false, reason });
  });
});

describe('plainDate 与 plainMonth', () => {
  it('只收写法规整且存在的', () => {
    expect(plainDate('2024-02-29')).toBe('2024-02-29');
    for (const text of ['2026-3-7', '2026-02-30', '1900-02-29', '2026-00-01', '0000-01-01', '2026-03-07T00:00']) {
      expect(() => plainDate(text)).toThrow(text);
    }
    expect(plainMonth('2026-12')).toBe('2026-12');
    for (const text of ['2026-13', '2026-00', '2026-1', '2026-01-01']) expect(() => plainMonth(text)).toThrow(text);
  });
});

describe('日期推算', () => {
  it('与标准日历逐日一致', () => {
    fc.assert(
      fc.property(fc.integer({ min: -700_000, max: 2_900_000 }), (days) => {
        const standard = new Date(days * 86_400_000);
        const date = plainDate(standard.toISOString().slice(0, 10));
        expect(fromEpochDay(days)).toBe(date);
        expect(epochDay(date)).toBe(days);
        expect(dayOfWeek(date)).toBe(standard.getUTCDay() || 7);
      }),
    );
  });

  it('加减日', () => {
    expect(addDays(plainDate('2024-02-28'), 2)).toBe('2024-03-01');
    expect(addDays(plainDate('2026-01-01'), -1)).toBe('2025-12-31');
    expect(daysBetween(plainDate('2026-09-01'), plainDate('2026-10-01'))).toBe(30);
    expect(daysBetween(plainDate('2026-10-01'), plainDate('2026-09-01'))).toBe(-30);
    expect(() => addDays(plainDate('9999-12-31'), 1)).toThrow(RangeError);
  });

  it('加月、加年到对应日，没有对应日的到月末（民法典 202）', () => {
    expect(addMonths(plainDate('2026-01-31'), 1)).toBe('2026-02-28');
    expect(addMonths(plainDate('2024-01-31'), 1)).toBe('2024-02-29');
    expect(addMonths(plainDate('2026-03-31'), -1)).toBe('2026-02-28');
    expect(addMonths(plainDate('2026-11-15'), 2)).toBe('2027-01-15');
    expect(addYears(plainDate('2024-02-29'), 1)).toBe('2025-02-28');
    expect(addYears(plainDate('2024-02-29'), 4)).toBe('2028-02-29');
  });

  it('EX-42 区划变更：12 个月完成，经批准再加 6 个月；代码一个月内公布', () => {
    const approved = plainDate('2026-03-15');
    expect(addMonths(approved, 12)).toBe('2027-03-15');
    expect(addMonths(addMonths(approved, 12), 6)).toBe('2027-09-15');
    expect(addMonths(plainDate('2026-06-10'), 1)).toBe('2026-07-10');
  });

  it('月份', () => {
    expect(monthOf(plainDate('2026-02-14'))).toBe('2026-02');
    expect(firstDay(plainMonth('2026-02'))).toBe('2026-02-01');
    expect(lastDay(plainMonth('2026-02'))).toBe('2026-02-28');
    expect(lastDay(plainMonth('2024-02'))).toBe('2024-02-29');
    expect(nextMonth(plainMonth('2026-12'))).toBe('2027-01');
    expect(addMonthsTo(plainMonth('2026-01'), -1)).toBe('2025-12');
    expect(addMonthsTo(plainMonth('2026-01'), 23)).toBe('2027-12');
    expect(monthsBetween(plainMonth('2025-11'), plainMonth('2026-02'))).toBe(3);
    expect(monthsBetween(plainMonth('2026-02'), plainMonth('2025-11'))).toBe(-3);
  });

  it('写成中文', () => {
    expect(formatChinese(plainDate('2026-03-07'))).toBe('2026年3月7日');
  });
});

describe('ageOn: 周岁', () => {
  it('生日当天满岁，前一天不满', () => {
    expect(ageOn(plainDate('1946-11-23'), plainDate('2026-11-22'))).toBe(79);
    expect(ageOn(plainDate('1946-11-23'), plainDate('2026-11-23'))).toBe(80);
    expect(ageOn(plainDate('1946-03-07'), plainDate('2026-11-23'))).toBe(80);
  });

  it('2 月 29 日出生的，平年在 2 月 28 日满岁，闰年在 2 月 29 日', () => {
    expect(ageOn(plainDate('1936-02-29'), plainDate('2026-02-27'))).toBe(89);
    expect(ageOn(plainDate('1936-02-29'), plainDate('2026-02-28'))).toBe(90);
    expect(ageOn(plainDate('1936-02-29'), plainDate('2028-02-28'))).toBe(91);
    expect(ageOn(plainDate('1936-02-29'), plainDate('2028-02-29'))).toBe(92);
  });

  it('出生前为负，出生当天为 0', () => {
    expect(ageOn(plainDate('2026-05-01'), plainDate('2026-05-01'))).toBe(0);
    expect(ageOn(plainDate('2026-05-01'), plainDate('2026-04-30'))).toBe(-1);
  });
});
