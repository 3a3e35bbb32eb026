import { describe, expect, it } from 'vitest';
import { stateCouncilCalendar } from '#catalogue/calendars/work-calendar.ts';
import { plainDate } from '#kit/plain-date.ts';
import { coolingOff, coolingOffState, formatWindowDate } from './cooling-off.ts';

const windowOf = (appliedOn: string) => coolingOff(stateCouncilCalendar, plainDate(appliedOn));
const sure = (date: string) => ({ date, confirmed: true });
const unsure = (date: string) => ({ date, confirmed: false });

describe('离婚冷静期与领证期（例 A）', () => {
  it.each([
    ['EX-01', '2026-06-01', '2026-07-01', '2026-07-02', '2026-07-31', '平常'],
    ['EX-02', '2026-05-14', '2026-06-15', '2026-06-16', '2026-07-15', '末日是星期六'],
    ['EX-03', '2026-09-01', '2026-10-08', '2026-10-09', '2026-11-09', '国庆节，两次顺延'],
    ['EX-04', '2026-09-10', '2026-10-10', '2026-10-11', '2026-11-09', '调休上班的星期六不顺延'],
    ['EX-06', '2026-01-20', '2026-02-24', '2026-02-25', '2026-03-26', '春节'],
    ['EX-07', '2024-01-30', '2024-02-29', '2024-03-01', '2024-04-01', '闰年'],
    ['EX-09', '2026-04-01', '2026-05-06', '2026-05-07', '2026-06-05', '劳动节'],
  ])('%s 申请于 %s：撤回至 %s，领证 %s 至 %s（%s）', (_id, appliedOn, until, from, end) => {
    expect(windowOf(appliedOn)).toEqual({
      appliedOn,
      withdrawUntil: sure(until),
      certificateFrom: sure(from),
      certificateUntil: sure(end),
    });
  });

  it('EX-11 常见的错算都不出现', () => {
    const { withdrawUntil, certificateFrom, certificateUntil } = windowOf('2026-09-01');
    expect(withdrawUntil.date, '申请当日算第一日').not.toBe('2026-09-30');
    expect(withdrawUntil.date, '按工作日计算').not.toBe('2026-10-19');
    expect(certificateFrom.date, '第二个三十日从未顺延的末日起算').not.toBe('2026-10-02');
    expect(certificateUntil.date, '末日不顺延').not.toBe('2026-11-07');
  });

  it.each([
    ['2026-09-01', '09:00', 'may-withdraw', '申请当日'],
    ['2026-10-08', '16:30', 'may-withdraw', '末日下班前，可以撤回，不能领证'],
    ['2026-10-08', '17:00', 'withdrawal-over', '末日下班，业务时间结束'],
    ['2026-10-08', '17:30', 'withdrawal-over', '末日下班后，撤回已迟，领证还早'],
    ['2026-10-09', '09:00', 'may-certify', '领证期第一日，不再是撤回'],
    ['2026-11-09', '16:00', 'may-certify', '领证期末日'],
    ['2026-11-09', '17:30', 'lapsed', '领证期末日下班后'],
    ['2026-11-10', '09:00', 'lapsed', '视为撤回，须重新申请'],
  ])('EX-12 %s %s → %s（%s）', (date, time, state) => {
    expect(coolingOffState(windowOf('2026-09-01'), plainDate(date), time, '17:00')).toBe(state);
  });

  it('EX-12 早于申请日的办理是错误', () => {
    expect(() => coolingOffState(windowOf('2026-09-01'), plainDate('2026-08-31'), '09:00', '17:00')).toThrow(
      '早于申请日',
    );
  });

  it('EX-13 领证期末日要等 2027 年日历', () => {
    const plain = windowOf('2026-11-23');
    expect(plain.withdrawUntil).toEqual(sure('2026-12-23'));
    expect(plain.certificateUntil).toEqual(unsure('2027-01-22'));
    expect(formatWindowDate(plain.certificateUntil)).toBe('2027-01-22，待日历确认');
    expect(formatWindowDate(plain.withdrawUntil)).toBe('2026-12-23');

    const newYear = windowOf('2026-11-02');
    expect(newYear.withdrawUntil).toEqual(sure('2026-12-02'));
    expect(newYear.certificateFrom).toEqual(sure('2026-12-03'));
    expect(newYear.certificateUntil).toEqual(unsure('2027-01-01'));
  });

  it('EX-13 待确认的日期不锁定：之前确定可领证，之后只能等日历', () => {
    const window = windowOf('2026-11-23');
    expect(coolingOffState(window, plainDate('2027-01-22'), '10:00', '17:00')).toBe('may-certify');
    expect(coolingOffState(window, plainDate('2027-01-23'), '10:00', '17:00')).toBe('awaits-calendar');
  });

  it('撤回末日已在没有日历的年份时，其后全部待确认', () => {
    const window = windowOf('2026-12-10');
    expect(window).toEqual({
      appliedOn: '2026-12-10',
      withdrawUntil: unsure('2027-01-09'),
      certificateFrom: unsure('2027-01-10'),
      certificateUntil: unsure('2027-02-08'),
    });
    expect(coolingOffState(window, plainDate('2027-01-08'), '10:00', '17:00')).toBe('may-withdraw');
    expect(coolingOffState(window, plainDate('2027-01-10'), '10:00', '17:00')).toBe('awaits-calendar');
  });
});
