import { append } from '#core/audit/index.ts';
import { parsePlainDate } from '#kit/plain-date.ts';
import { type Clock, type ClockStore, type Instant, instant, type ShiftedClock } from '#platform/clock.ts';
import type { Db, DbScope } from '#platform/database.ts';
import { defineError } from '#platform/errors.ts';
import * as store from './access.installation.store.ts';
import { type Actor, access, PracticeOnly } from './access.ts';
import { type Context, inTransaction } from './context.ts';

export const InstallationExists = defineError<{ name: string }>(
  'access.installation-exists',
  'conflict',
  '数据库已有一个县',
  ({ name }) => `这个数据库已是“${name}”的，练习与正式、县与县不能混在一起。请换一个空的数据库。`,
);

export const ClockMomentInvalid = defineError<{ to: string }>(
  'access.clock-moment-invalid',
  'invalid',
  '看不懂要拨到的时间',
  ({ to }) => `看不懂“${to}”，请写日期（如 2026-07-01，指当日 9 时）或带时区的时刻（如 2026-07-01T17:30:00+08:00）。`,
);

const system: DbScope = { role: 'jimin_job', settings: {} };

/** What this database is; undefined while it is empty. */
export function findInstallation(db: Db): Promise<store.InstallationRow | undefined> {
  return db.transaction(system, store.findInstallation);
}

/** Makes the database the one of a county, practice or real, for good. @throws InstallationExists */
export async function createInstallation(db: Db, row: store.InstallationRow): Promise<void> {
  await db.transaction(system, async (tx) => {
    if (await store.insertInstallation(tx, row)) return;
    throw InstallationExists({ name: (await store.findInstallation(tx))?.name ?? '' });
  });
}

/** Where a practice county keeps how far its business time is from wall time: whole seconds, rounded up, as time must not go back. */
export function practiceClockStore(db: Db): ClockStore {
  return {
    async load() {
      const seconds = await db.transaction(system, store.findClockOffset);
      return seconds === undefined || seconds === 0 ? undefined : seconds * 1000;
    },
    async save(shift) {
      await db.transaction(system, (tx) => store.updateClockOffset(tx, Math.ceil(shift / 1000)));
    },
  };
}

export interface PracticeClock {
  readonly businessNow: Instant;
  readonly today: string;
  readonly wallNow: Instant;
}

/** Business time of a practice county, read anew: another process may have moved it. @throws PracticeOnly */
export async function getPracticeClock(ctx: Context): Promise<PracticeClock> {
  await movable(ctx).refresh();
  return timesOf(ctx.clock);
}

/**
 * Moves business time of a practice county forward: `to` a day (9:00 there) or a moment with its zone. Permission
 * `practice.clock`. @throws PracticeOnly, ClockMomentInvalid, `platform.clock-cannot-go-back`
 */
export async function movePracticeClock(ctx: Context, actor: Actor, to: string): Promise<PracticeClock> {
  access.require(actor, 'practice.clock');
  const clock = movable(ctx);
  const moment = momentOf(to);
  await clock.refresh();
  const from = clock.businessNow();
  await clock.moveTo(moment);
  await inTransaction(ctx, actor, (tx) =>
    append(tx, ctx, actor, { action: 'practice.move-clock', detail: { from, to: moment } }),
  );
  return timesOf(clock);
}

function movable(ctx: Context): ShiftedClock {
  if (!ctx.installation.practice || !isShifted(ctx.clock)) throw PracticeOnly({});
  return ctx.clock;
}

/** The clock of a real county has no way to be moved. */
function isShifted(clock: Clock): clock is ShiftedClock {
  return 'moveTo' in clock;
}

function momentOf(to: string): Instant {
  const day = parsePlainDate(to);
  if (day.ok) return instant(`${day.date}T09:00:00+08:00`);
  try {
    return instant(to);
  } catch {
    throw ClockMomentInvalid({ to });
  }
}

function timesOf(clock: Clock): PracticeClock {
  return { businessNow: clock.businessNow(), today: clock.today(), wallNow: clock.wallNow() };
}
