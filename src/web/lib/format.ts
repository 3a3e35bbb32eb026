import { fen, formatYuan } from '#kit/money.ts';
import { formatChinese, plainDate, plainMonth, yearOf } from '#kit/plain-date.ts';

/** 分 as people read it: 135000 → `1,350.00 元`. */
export function moneyText(amount: number): string {
  return `${formatYuan(fen(amount))} 元`;
}

/** `2026-06-15` → `2026年6月15日`. */
export function dateText(date: string): string {
  return formatChinese(plainDate(date));
}

/** `2026-06` → `2026年6月`. */
export function monthText(month: string): string {
  const read = plainMonth(month);
  return `${yearOf(read)}年${Number(read.slice(5))}月`;
}

const counted = new Intl.NumberFormat('zh-CN');

/** A count with thousands separators. */
export function countText(count: number): string {
  return counted.format(count);
}

/** A difference in 分 with its sign: -35000 → `−350.00 元`; nothing → `0.00 元`. */
export function signedMoney(amount: number): string {
  return `${signOf(amount)}${moneyText(Math.abs(amount))}`;
}

/** A difference of counts with its sign. */
export function signedCount(count: number): string {
  return `${signOf(count)}${countText(Math.abs(count))}`;
}

const signOf = (value: number): string => (value > 0 ? '+' : value < 0 ? '−' : '');

const moment = new Intl.DateTimeFormat('zh-CN', {
  timeZone: 'Asia/Shanghai',
  year: 'numeric',
  month: 'long',
  day: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

/** An instant (ISO 8601) by the clock of the county: `2026年6月15日 09:05`. */
export function instantText(instant: string): string {
  return moment.format(new Date(instant)).replace(/日\s*/, '日 ');
}

const clock = new Intl.DateTimeFormat('zh-CN', {
  timeZone: 'Asia/Shanghai',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

/** The time of day of an instant by the clock of the county: `10:32`. */
export function clockText(instant: string): string {
  return clock.format(new Date(instant));
}
