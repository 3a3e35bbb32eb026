import { describe, expect, it } from 'vitest';
import { plainDate } from './plain-date.ts';
import { CalendarMissing, deadline, isWorkingDay, parseLength, workCalendar } from './work-calendar.ts';

const notice = (off: string[], work: string[]) => ({
  document: '测试文号',
  source: '测试',
  off: off.map(plainDate),
  work: work.map(plainDate),
});

/** A made-up year: 4 May (Mon) is off, 9 May (Sat) is worked. */
const calendar = workCalendar({ years: { '2026': notice(['2026-05-04'], ['2026-05-09']) } });

describe('isWorkingDay', () => {
  it.each([
    ['2026-05-04', false, '放假的星期一'],
    ['2026-05-05', true, '平常的星期二'],
    ['2026-05-09', true, '调休上班的星期六'],
    ['2026-05-10', false, '平常的星期日'],
  ])('%s → %s（%s）', (date, expected) => {
    expect(isWorkingDay(calendar, plainDate(date))).toBe(expected);
  });

  it('没有载入的年份报错，绝不按“只有周末休息”推断', () => {
    expect(() => isWorkingDay(calendar, plainDate('2027-01-05'))).toThrow(CalendarMissing);
    expect(() => isWorkingDay(calendar, plainDate('2027-01-05'))).toThrow('calendar 2027 missing');
    expect(() => isWorkingDay(calendar, plainDate('2027-01-02'))).toThrow('2027');
  });
});

describe('workCalendar: 通知表自相矛盾时不收', () => {
  it.each([
    [notice(['2025-05-04'], []), '不属于 2026 年'],
    [notice(['2026-05-09'], ['2026-05-09']), '出现了两次'],
    [notice([], ['2026-05-08']), '不是周末'],
  ])('第 %# 种', (year, message) => {
    expect(() => workCalendar({ years: { '2026': year } })).toThrow(message);
  });

  it('来年的通知可以管到上年年末', () => {
    const both = workCalendar({ years: { '2018': notice([], []), '2019': notice(['2018-12-31'], ['2018-12-29']) } });
    expect(isWorkingDay(both, plainDate('2018-12-31'))).toBe(false);
    expect(isWorkingDay(both, plainDate('2018-12-29'))).toBe(true);
  });
});

describe('parseLength', () => {
  it('读四种单位', () => {
    expect(parseLength('10wd')).toEqual({ ok: true, length: { count: 10, unit: 'wd' } });
    expect(parseLength('30cal')).toEqual({ ok: true, length: { count: 30, unit: 'cal' } });
    expect(parseLength('1mon')).toEqual({ ok: true, length: { count: 1, unit: 'mon' } });
    expect(parseLength('2y')).toEqual({ ok: true, length: { count: 2, unit: 'y' } });
  });

  it.each(['10', '10d', '0wd', '-3cal', '1.5mon', 'wd', '99999y', ''])('不收 %s', (text) => {
    expect(parseLength(text)).toMatchObject({ ok: false, reason: expect.stringContaining(`期限“${text}”写法不对`) });
  });
});

describe('deadline', () => {
  const from = plainDate('2026-05-01');

  it('当日不计，休息日不算工作日，调休的星期六算', () => {
    expect(deadline(calendar, { from, length: '1wd' })).toEqual({ ok: true, date: '2026-05-05' });
    expect(deadline(calendar, { from, length: '5wd' })).toEqual({ ok: true, date: '2026-05-09' });
    expect(deadline(calendar, { from, length: '6wd' })).toEqual({ ok: true, date: '2026-05-11' });
  });

  it('只有要求顺延时才移动末日', () => {
    expect(deadline(calendar, { from, length: '1cal' })).toEqual({ ok: true, date: '2026-05-02' });
    expect(deadline(calendar, { from, length: '1cal', roll: true })).toEqual({ ok: true, date: '2026-05-05' });
    expect(deadline(calendar, { from, length: '8cal', roll: true })).toEqual({ ok: true, date: '2026-05-09' });
  });

  it('不顺延的日、月、年不需要日历', () => {
    expect(deadline(calendar, { from, length: '12mon' })).toEqual({ ok: true, date: '2027-05-01' });
    expect(deadline(calendar, { from: plainDate('2024-02-29'), length: '3y' })).toEqual({
      ok: true,
      date: '2027-02-28',
    });
    expect(deadline(calendar, { from, length: '400cal' })).toEqual({ ok: true, date: '2027-06-05' });
  });

  it('顺延到没有日历的年份时，给出名义末日待确认', () => {
    expect(deadline(calendar, { from, length: '12mon', roll: true })).toMatchObject({
      ok: false,
      reason: expect.stringContaining('2027'),
      nominal: '2027-05-01',
    });
  });

  it('向前倒推的期限不移动，也不许要求顺延', () => {
    expect(deadline(calendar, { from, length: '20cal', back: true })).toEqual({ ok: true, date: '2026-04-11' });
    expect(deadline(calendar, { from: plainDate('2026-05-11'), length: '5wd', back: true })).toEqual({
      ok: true,
      date: '2026-05-05',
    });
    expect(deadline(calendar, { from, length: '20cal', back: true, roll: true })).toEqual({
      ok: false,
      reason: '倒推的期限（back）不因节假日移动，不能同时要求顺延（roll）',
    });
  });

  it('写法不对或超出年份都说明原因', () => {
    expect(deadline(calendar, { from, length: '10' })).toMatchObject({ ok: false });
    expect(deadline(calendar, { from, length: '9999y' })).toEqual({
      ok: false,
      reason: '2026-05-01 起 9999y 超出可推算的年份',
    });
  });
});
