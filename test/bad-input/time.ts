import { plainDate } from '#kit/plain-date.ts';
import type { BadInput } from './doors.ts';

const child = { 姓名: '丙', 关系: '女', 收入: '无' } as const;
const head = { 姓名: '甲', 关系: '户主', 年龄: 45, 收入: '无' } as const;
const fits = '家庭财产状况符合最低生活保障的规定';

/** Days, months and clocks. */
export const timeRows: readonly BadInput[] = [
  {
    element: '农历日期',
    what: '台账的起始月份写成农历',
    send: (doors) => doors.ledger({ 起始月份: '农历2025年六月初一' }),
    answer: ['起始月份：看不懂月份“农历2025年六月初一”，请写作 2025-07 或 2025年7月'],
  },
  {
    element: '农历日期',
    what: '认定时情形的起始日期写成农历',
    send: (doors) =>
      doors.determine({ member: { circumstance: 'missing', circumstanceFrom: '农历二〇二五年腊月初八' } }),
    answer: [
      '/members/0/circumstanceFrom 该情形的起始日期：“农历二〇二五年腊月初八”像是农历日期，请换算成公历，写作 2026-03-07',
    ],
  },
  {
    element: '1900-01-01',
    what: '旧系统的空日期：情形自1900年1月1日起',
    send: (doors) => doors.determine({ member: { circumstance: 'missing', circumstanceFrom: '1900-01-01' } }),
    answer: [
      '/members/0/circumstanceFrom 该情形的起始日期：“1900-01-01”是表格里日期空着时的样子，请填真实的日期；不清楚的，请核实后再填',
    ],
  },
  {
    element: '1900-01-01',
    what: '台账的起始月份是表格的空日期',
    send: (doors) => doors.ledger({ 起始月份: '1900-01-01' }),
    answer: ['起始月份：“1900-01-01”是表格里日期空着时的样子，请填真实的日期；不清楚的，请核实后再填'],
  },
  {
    element: '将来的日期',
    what: '身份证号里的生日还没有到',
    send: (doors) =>
      doors.apply((idNumber) => ({
        members: [
          { name: '林甲', idNumber, relation: '01' },
          { name: '林乙', idNumber: doors.nextNumber('2027-01-01'), relation: '20' },
        ],
      })),
    answer: ['/members/1/idNumber 身份证号中的出生日期 2027年1月1日 晚于 2026年6月15日'],
  },
  {
    element: '将来的日期',
    what: '情形从明年起',
    send: (doors) => doors.determine({ member: { circumstance: 'prison', circumstanceFrom: '2027-01-10' } }),
    answer: ['/members/0/circumstanceFrom 该情形的起始日期：2027年1月10日还没有到，今天是2026年6月15日，请核对年月'],
  },
  {
    element: '将来的日期',
    what: '台账的起始月份在明年',
    send: (doors) => doors.ledger({ 起始月份: '2027-07' }),
    answer: ['这一户：起始月份 2027年7月还没有到，请核对年份和月份'],
  },
  {
    element: '将来的日期',
    what: '标准的文件还没有成文',
    send: (doors) => doors.propose({ documentDate: '2026-06-16' }),
    answer: ['/documentDate 成文日期：2026年6月16日还没有到，今天是 2026年6月15日'],
  },
  {
    element: '终止早于起始',
    what: '情形的终止日期早于起始日期',
    send: (doors) =>
      doors.determine({
        member: { circumstance: 'prison', circumstanceFrom: '2026-03-01', circumstanceTo: '2026-02-01' },
      }),
    answer: ['林甲的“特殊情形”终止日期 2026-02-01 早于起始日期 2026-03-01，请核对'],
  },
  {
    element: '终止早于起始',
    what: '写入一条倒着的事实',
    send: async (doors) =>
      doors.fact(await doors.person(), { from: plainDate('2026-03-01'), to: plainDate('2026-02-01') }),
    answer: ['事实“工资性收入”：终止日期 2026-02-01 早于起始日期 2026-03-01。'],
    lawful: true,
  },
  {
    element: '13月',
    what: '台账的起始月份是13月',
    send: (doors) => doors.ledger({ 起始月份: '2025-13' }),
    answer: ['起始月份：没有 13 月，请核对“2025-13”'],
  },
  {
    element: '13月',
    what: '收入的起始月份是13月',
    send: (doors) =>
      doors.determine({
        more: { incomes: [{ member: 0, item: 'wage', amount: 1000, period: 'month', from: '2025-13', basis: '流水' }] },
      }),
    answer: ['/incomes/0/from 起始月份：须写月份，如 2026-06'],
  },
  {
    element: '两位数年份',
    what: '情形的起始日期只写两位年份',
    send: (doors) => doors.determine({ member: { circumstance: 'prison', circumstanceFrom: '25-3-7' } }),
    answer: ['/members/0/circumstanceFrom 该情形的起始日期：“25-3-7”的年份要写四位，如 2026-03-07'],
  },
  {
    element: '2月29日',
    what: '平年没有2月29日',
    send: (doors) => doors.determine({ member: { circumstance: 'prison', circumstanceFrom: '2025-02-29' } }),
    answer: ['/members/0/circumstanceFrom 该情形的起始日期：2025年2月没有 29 日，请核对“2025-02-29”'],
  },
  {
    element: '2月29日',
    what: '2月29日出生的，平年2月28日满十八周岁',
    send: (doors) =>
      doors.rule({ 申请月份: '2026-02', 决定日期: '2026-02-28', 成员: [head, { ...child, 出生: '2008-02-29' }] }),
    answer: ['最低生活保障 620元 计入甲', '家庭人均月收入0.00元，低于最低生活保障标准每人每月620.00元', fits],
  },
  {
    element: '午夜前后',
    what: '北京时间零点半提交，算这一天，不算前一天',
    send: async (doors) => {
      doors.office.clock.setBusiness('2026-06-15T16:30:00Z');
      return doors.apply({});
    },
    answer: ['已提交', '林甲', '申请日 2026-06-16'],
    lawful: true,
  },
  {
    element: '12月31日作决定',
    what: '12月31日决定，按当年的标准认定，次年1月起发',
    send: (doors) =>
      doors.rule({
        ...{ 申请月份: '2025-12', 决定日期: '2025-12-31' },
        参数: { 农村低保标准: { '2025-07-01': 620, '2026-01-01': 650 } },
        成员: [head],
      }),
    answer: ['最低生活保障 650元 计入甲', '家庭人均月收入0.00元，低于最低生活保障标准每人每月620.00元', fits],
  },
  {
    element: '倒签审批日期',
    what: '办理时附带一个过去的日期：没有地方填，日期只按业务时钟',
    send: (doors) => doors.determine({ more: { on: '2026-05-01' } }),
    answer: ['/on 表中没有这一项，请删去'],
  },
];
