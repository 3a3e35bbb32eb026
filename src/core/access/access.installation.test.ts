import { describe, expect, it } from 'vitest';
import { type Clock, instant, shiftedClock, systemClock } from '#platform/clock.ts';
import { accessCounty } from '#test/support/access-county.ts';
import { type Context, getPracticeClock, movePracticeClock, practiceClockStore } from './index.ts';

const { ctx, db, user, actorOf, asSuperuser } = await accessCounty();
await user('admin-1', 'admin', '512021');
await user('clerk-1', 'clerk', '512021100');

const start = instant('2026-06-15T09:00:00+08:00');
const openClock = () => shiftedClock(practiceClockStore(db), start);
const withClock = (clock: Clock): Context => ({ ...ctx, clock });

describe('练习县的业务时间', () => {
  it('从起始日开始，向前拨后记住，别的进程再问时也跟上', async () => {
    const [here, there] = [withClock(await openClock()), withClock(await openClock())];
    expect((await getPracticeClock(here)).today).toBe('2026-06-15');
    const admin = await actorOf('admin-1');
    expect((await movePracticeClock(here, admin, '2026-07-01')).today).toBe('2026-07-01');
    expect(here.clock.businessNow()).toMatch(/^2026-07-01T01:00:0/);
    expect((await getPracticeClock(there)).today).toBe('2026-07-01');
    expect((await movePracticeClock(here, admin, '2026-07-01T17:30:00+08:00')).businessNow).toMatch(
      /^2026-07-01T09:30:0/,
    );
    expect((await openClock()).today()).toBe('2026-07-01');
    expect(
      await asSuperuser(
        "select actor_kind, detail ->> 'to' as to from audit_entry where action = 'practice.move-clock'",
      ),
    ).toEqual([
      { actor_kind: 'staff', to: '2026-07-01T01:00:00.000Z' },
      { actor_kind: 'staff', to: '2026-07-01T09:30:00.000Z' },
    ]);
  });

  it('不能往回拨，看不懂的时间要说明', async () => {
    const here = withClock(await openClock());
    const admin = await actorOf('admin-1');
    await expect(movePracticeClock(here, admin, '2026-06-30')).rejects.toThrow('业务日期不能往回拨');
    await expect(movePracticeClock(here, admin, '下周一')).rejects.toThrow('看不懂“下周一”');
    await expect(movePracticeClock(here, admin, '2026-07-02T10:00:00')).rejects.toThrow('看不懂');
  });

  it('没有权限的岗位不能拨', async () => {
    const here = withClock(await openClock());
    await expect(movePracticeClock(here, await actorOf('clerk-1'), '2026-08-01')).rejects.toThrow('没有权限');
  });

  it('正式县没有可拨的时钟', async () => {
    const admin = await actorOf('admin-1');
    const real = { ...withClock(await openClock()), installation: { ...ctx.installation, practice: false } };
    await expect(movePracticeClock(real, admin, '2026-08-01')).rejects.toThrow('只在练习县中有');
    await expect(getPracticeClock(withClock(systemClock()))).rejects.toThrow('只在练习县中有');
    await asSuperuser('update installation set clock_offset_seconds = 0');
    await asSuperuser("update installation set kind = 'real'");
    await expect(asSuperuser('update installation set clock_offset_seconds = 1')).rejects.toThrow('check constraint');
    await asSuperuser("update installation set kind = 'practice'");
  });
});
