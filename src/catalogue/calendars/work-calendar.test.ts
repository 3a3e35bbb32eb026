import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, dayOfWeek, plainDate } from '#kit/plain-date.ts';
import { deadline, isWorkingDay } from '#kit/work-calendar.ts';
import { stateCouncilCalendar as calendar, parseCalendarTable } from './work-calendar.ts';

const lastDay = (from: string, length: string, options: { roll?: boolean; back?: boolean } = {}) =>
  deadline(calendar, { from: plainDate(from), length, ...options });
const on = (date: string) => ({ ok: true, date });

describe('国务院办公厅的放假安排', () => {
  it('2026 年', () => {
    const off = [...calendar.off].filter((day) => day.startsWith('2026')).map((day) => day.slice(5));
    expect(off.join(' ')).toBe(
      '01-01 01-02 01-03 02-15 02-16 02-17 02-18 02-19 02-20 02-21 02-22 02-23 04-04 04-05 04-06 ' +
        '05-01 05-02 05-03 05-04 05-05 06-19 06-20 06-21 09-25 09-26 09-27 ' +
        '10-01 10-02 10-03 10-04 10-05 10-06 10-07',
    );
    const work = [...calendar.work].filter((day) => day.startsWith('2026')).map((day) => day.slice(5));
    expect(work.join(' ')).toBe('01-04 02-14 02-28 05-09 09-20 10-10');
  });

  it.each([
    [2024, 251],
    [2025, 248],
    [2026, 248],
  ])('%d 年共 %d 个工作日', (year, expected) => {
    let count = 0;
    for (let day = plainDate(`${year}-01-01`); day <= `${year}-12-31`; day = addDays(day, 1)) {
      if (isWorkingDay(calendar, day)) count += 1;
    }
    expect(count).toBe(expected);
  });
});

describe('跨节假日的期限（例 B）', () => {
  it('EX-14 国庆前的 10 个工作日', () => {
    expect(lastDay('2026-09-18', '10wd')).toEqual(on('2026-10-09'));
  });

  it('EX-15 许可决定 20 个工作日', () => {
    expect(lastDay('2026-09-30', '20wd')).toEqual(on('2026-11-03'));
  });

  it('EX-17 信用信息录入 5 个工作日', () => {
    expect(lastDay('2026-04-28', '5wd')).toEqual(on('2026-05-08'));
  });

  it('EX-19 地名备案与公告 15 日，末日顺延', () => {
    expect(lastDay('2026-09-21', '15cal')).toEqual(on('2026-10-06'));
    expect(lastDay('2026-09-21', '15cal', { roll: true })).toEqual(on('2026-10-08'));
    expect(lastDay('2026-04-20', '15cal', { roll: true })).toEqual(on('2026-05-06'));
    expect(lastDay('2026-05-20', '15cal', { roll: true })).toEqual(on('2026-06-04'));
  });

  it('EX-20 要用到没有载入的 2027 年时报错', () => {
    expect(lastDay('2026-12-29', '2wd')).toEqual(on('2026-12-31'));
    expect(lastDay('2026-12-29', '5wd')).toEqual({
      ok: false,
      reason: '缺少 2027 年工作日历（calendar 2027 missing）：请在国务院办公厅公布 2027 年节假日安排后载入，再行推算',
    });
  });

  it('EX-86 选民名单至少提前 20 日，落在星期日也不移动；申诉与处理顺延', () => {
    expect(lastDay('2026-12-12', '20cal', { back: true })).toEqual(on('2026-11-22'));
    expect(lastDay('2026-11-20', '5cal', { roll: true })).toEqual(on('2026-11-25'));
    expect(lastDay('2026-11-25', '3cal', { roll: true })).toEqual(on('2026-11-30'));
  });

  it('EX-42 区划变更按月计算', () => {
    expect(lastDay('2026-03-15', '12mon')).toEqual(on('2027-03-15'));
    expect(lastDay('2026-03-15', '18mon')).toEqual(on('2027-09-15'));
    expect(lastDay('2026-06-10', '1mon', { roll: true })).toEqual(on('2026-07-10'));
  });

  it('顺延后的末日从不是休息日，也从不早于名义末日；不顺延的工作日期限同样落在工作日', () => {
    const starts = fc.integer({ min: 0, max: 1000 }).map((days) => addDays(plainDate('2024-01-01'), days));
    fc.assert(
      fc.property(starts, fc.integer({ min: 1, max: 60 }), (from, count) => {
        const rolled = deadline(calendar, { from, length: `${count}cal`, roll: true });
        const worked = deadline(calendar, { from, length: `${count}wd` });
        if (rolled.ok) {
          expect(isWorkingDay(calendar, rolled.date)).toBe(true);
          expect(rolled.date >= addDays(from, count)).toBe(true);
        }
        if (worked.ok) expect(isWorkingDay(calendar, worked.date)).toBe(true);
      }),
    );
  });

  it('调休上班日都是周末', () => {
    for (const day of calendar.work) expect(dayOfWeek(day)).toBeGreaterThan(5);
  });
});

describe('parseCalendarTable', () => {
  const year = { document: '文号', source: '来源', off: { 元旦: '2027-01-01' }, work: [] };
  const parse = (notice: unknown) => parseCalendarTable({ years: { '2027': notice } }, 'x.yaml');

  it('读一年', () => {
    expect(parse({ ...year, off: { 元旦: '2027-01-01–2027-01-03' } })).toEqual({
      years: {
        '2027': { document: '文号', source: '来源', off: ['2027-01-01', '2027-01-02', '2027-01-03'], work: [] },
      },
    });
  });

  it.each([
    [{ ...year, note: '' }, '工作日历 x.yaml 的 years.2027：没有“note”这个字段'],
    [{ ...year, document: ' ' }, '工作日历 x.yaml 的 years.2027.document：应为文字且不能为空'],
    [{ document: '文号', source: '来源', work: [] }, '工作日历 x.yaml 的 years.2027：缺少字段“off”'],
    [{ ...year, off: { 元旦: '2027-02-30' } }, '工作日历 x.yaml 的 years.2027.off.元旦：不是存在的日期：2027-02-30'],
    [
      { ...year, off: { 元旦: '2027-01-03–2027-01-01' } },
      '工作日历 x.yaml 的 years.2027.off.元旦：起止日期不对：2027-01-03–2027-01-01',
    ],
    [{ ...year, work: '2027-01-09' }, '工作日历 x.yaml 的 years.2027.work：应为日期列表'],
    [{ ...year, work: ['9 日'] }, '工作日历 x.yaml 的 years.2027.work[0]：不是存在的日期：9 日'],
    [[], '工作日历 x.yaml 的 years.2027：应为字段与值'],
  ])('第 %# 种错误指明文件和字段', (notice, message) => {
    expect(() => parse(notice)).toThrow(message);
  });

  it('至少要有一年，年份四位', () => {
    expect(() => parseCalendarTable({ years: {} }, 'x.yaml')).toThrow('至少要有一年');
    expect(() => parseCalendarTable({ years: { '27': year } }, 'x.yaml')).toThrow('年份应为四位数字');
  });
});
