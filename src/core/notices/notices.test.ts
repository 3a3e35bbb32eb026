import { describe, expect, it } from 'vitest';
import { plainDate } from '#kit/plain-date.ts';
import { lastDayOf, maskContact, nextCursor, parseCursor, stateOf } from './notices.ts';

describe('公示期', () => {
  it('2026-09-24张贴公示7天，到2026-10-01止，国庆不顺延（EX-A20）', () => {
    expect(lastDayOf(plainDate('2026-09-24'), 7)).toBe('2026-10-01');
  });

  it('不足一天的公示期没有意义', () => {
    expect(() => lastDayOf(plainDate('2026-09-24'), 0)).toThrow('至少 1 天');
    expect(() => lastDayOf(plainDate('2026-09-24'), 1.5)).toThrow('整数天');
  });

  it('最后一日还在公示，次日期满；提前撤下的不再算公示中', () => {
    const notice = { lastDay: plainDate('2026-10-01'), takenDownOn: null };
    expect(stateOf(notice, plainDate('2026-10-01'))).toBe('hanging');
    expect(stateOf(notice, plainDate('2026-10-02'))).toBe('ended');
    expect(stateOf({ ...notice, takenDownOn: plainDate('2026-09-28') }, plainDate('2026-09-28'))).toBe('taken-down');
  });
});

describe('联系方式的掩码', () => {
  it.each([
    ['13800001234', '138****1234'],
    ['028-24531234', '028-****1234'],
    ['wang@example.cn', 'wa****'],
    ['村口小卖部转', '村口****'],
  ])('%s 显示为 %s', (contact, mask) => {
    expect(maskContact(contact)).toBe(mask);
  });
});

describe('翻页', () => {
  const page = [{ postedOn: plainDate('2026-09-24'), id: '0199a000-0000-7000-8000-000000000001' }];

  it('满页给出最后一条作游标，不满页没有下一页', () => {
    expect(nextCursor(page, 1)).toBe('2026-09-24_0199a000-0000-7000-8000-000000000001');
    expect(nextCursor(page, 2)).toBeNull();
    expect(parseCursor('2026-09-24_0199a000-0000-7000-8000-000000000001')).toEqual(page[0]);
  });

  it('不存在的日期不是游标', () => {
    expect(() => parseCursor('2026-02-30_0199a000-0000-7000-8000-000000000001')).toThrow('请回到第一页');
  });
});
