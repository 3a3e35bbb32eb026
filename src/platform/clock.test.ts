import { describe, expect, it } from 'vitest';
import { dayOf, fixedClock, instant, shiftedClock, systemClock } from './clock.ts';

function storeOf(kept: { shift: number | undefined }) {
  return {
    load: async () => kept.shift,
    save: async (shift: number) => {
      kept.shift = shift;
    },
  };
}

const minute = 60_000;

describe('the day in China', () => {
  it('begins at 16:00 UTC', () => {
    expect(dayOf(instant('2026-06-14T15:59:59.999Z'))).toBe('2026-06-14');
    expect(dayOf(instant('2026-06-14T16:00:00Z'))).toBe('2026-06-15');
  });

  it('is read from any zone', () => {
    expect(instant('2026-06-15T00:00:00+08:00')).toBe('2026-06-14T16:00:00.000Z');
  });

  it('is not guessed from a text without zone', () => {
    expect(() => instant('2026-06-15T00:00:00')).toThrow(RangeError);
    expect(() => instant('2026-06-15')).toThrow(RangeError);
  });
});

describe('the clock of a real county', () => {
  it('has one time for business and wall', () => {
    const clock = systemClock();
    expect(Math.abs(Date.parse(clock.businessNow()) - Date.now())).toBeLessThan(minute);
    expect(Math.abs(Date.parse(clock.wallNow()) - Date.now())).toBeLessThan(minute);
  });
});

describe('the clock of a practice county', () => {
  it('starts on the given business day while wall time stays', async () => {
    const clock = await shiftedClock(storeOf({ shift: undefined }), instant('2026-06-15T01:00:00Z'));
    expect(clock.today()).toBe('2026-06-15');
    expect(Math.abs(Date.parse(clock.wallNow()) - Date.now())).toBeLessThan(minute);
  });

  it('moves forward and remembers it after a restart', async () => {
    const kept = { shift: undefined };
    const clock = await shiftedClock(storeOf(kept), instant('2026-06-15T01:00:00Z'));
    await clock.moveTo(instant('2026-07-01T01:00:00Z'));
    expect(clock.today()).toBe('2026-07-01');
    const again = await shiftedClock(storeOf(kept), instant('2026-06-15T01:00:00Z'));
    expect(again.today()).toBe('2026-07-01');
  });

  it('is not moved back', async () => {
    const clock = await shiftedClock(storeOf({ shift: undefined }), instant('2026-06-15T01:00:00Z'));
    await expect(clock.moveTo(instant('2026-06-14T01:00:00Z'))).rejects.toMatchObject({
      code: 'platform.clock-cannot-go-back',
      detail: '现在的业务日期是 2026-06-15，不能拨回 2026-06-14；要从更早的日期练习，请重新建一个练习县。',
    });
    expect(clock.today()).toBe('2026-06-15');
  });

  it('sees on refresh that another process moved it', async () => {
    const kept: { shift: number | undefined } = { shift: undefined };
    const clock = await shiftedClock(storeOf(kept), instant('2026-06-15T01:00:00Z'));
    kept.shift = (kept.shift ?? 0) + 86_400_000;
    await clock.refresh();
    expect(clock.today()).toBe('2026-06-16');
  });
});

describe('the clock of a test', () => {
  it('stands still until it is set', () => {
    const clock = fixedClock('2026-06-15T01:00:00Z', '2026-11-23T02:00:00Z');
    clock.setBusiness('2026-12-31T16:00:00Z');
    expect(clock.today()).toBe('2027-01-01');
    expect(clock.wallNow()).toBe('2026-11-23T02:00:00.000Z');
  });
});
