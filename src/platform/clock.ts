import { type PlainDate, plainDate } from '#kit/plain-date.ts';
import { defineError } from './errors.ts';

/** A moment, 'YYYY-MM-DDTHH:mm:ss.sssZ' in UTC; compares as a string. */
export type Instant = string & { readonly __brand: 'Instant' };

/** The only source of time. *Business now* stamps what the office does; *wall now* stamps audit, sign-ins and jobs. */
export interface Clock {
  /** Movable in a practice county only. */
  businessNow(): Instant;
  /** The machine's own time; nothing moves it. */
  wallNow(): Instant;
  /** The business day in China. */
  today(): PlainDate;
}

/** Where the shift of a practice county is kept: milliseconds to add to wall time, undefined when never set. */
export interface ClockStore {
  load(): Promise<number | undefined>;
  save(shift: number): Promise<void>;
}

/** A clock whose business time can be moved forward, never back: what is known from a day must not be unknown again. */
export interface ShiftedClock extends Clock {
  /** Throws `platform.clock-cannot-go-back`. Business time goes on running from there. */
  moveTo(moment: Instant): Promise<void>;
  /** Reads the shift again, when another process may have moved it. */
  refresh(): Promise<void>;
}

/** A clock for tests: stands still until told. */
export interface FixedClock extends Clock {
  setBusiness(moment: string): void;
  setWall(moment: string): void;
}

const CannotGoBack = defineError<{ from: PlainDate; to: PlainDate }>(
  'platform.clock-cannot-go-back',
  'conflict',
  '业务日期不能往回拨',
  ({ from, to }) => `现在的业务日期是 ${from}，不能拨回 ${to}；要从更早的日期练习，请重新建一个练习县。`,
);

/** Reads a moment in any ISO form with a zone. Throws RangeError when it is none. */
export function instant(text: string): Instant {
  const hasZone = /^\d{4}-\d{2}-\d{2}T.*(Z|[+-]\d{2}:?\d{2})$/.test(text);
  if (!hasZone) throw new RangeError(`“${text}”不是带时区的时刻，应如 2026-06-15T01:00:00Z`);
  return instantOf(new Date(text));
}

/** The day in China on which a moment falls (UTC+8; China has kept no summer time since 1991). */
export function dayOf(moment: Instant): PlainDate {
  return plainDate(new Date(Date.parse(moment) + 8 * 3_600_000).toISOString().slice(0, 10));
}

/** Both times are the machine's: the clock of a real county. */
export function systemClock(): Clock {
  return clockOf(
    () => Date.now(),
    () => Date.now(),
  );
}

/**
 * The clock of a practice county. `start` is the business moment of a store that was never set; it is saved at once.
 */
export async function shiftedClock(store: ClockStore, start: Instant): Promise<ShiftedClock> {
  let shift = await loadOrStart();
  const clock = clockOf(
    () => Date.now() + shift,
    () => Date.now(),
  );

  async function loadOrStart(): Promise<number> {
    const kept = await store.load();
    if (kept !== undefined) return kept;
    const fresh = Date.parse(start) - Date.now();
    await store.save(fresh);
    return fresh;
  }

  return {
    ...clock,
    async moveTo(moment) {
      if (moment < clock.businessNow()) throw CannotGoBack({ from: clock.today(), to: dayOf(moment) });
      const next = Date.parse(moment) - Date.now();
      await store.save(next);
      shift = next;
    },
    async refresh() {
      shift = await loadOrStart();
    },
  };
}

/** A clock that stands at the given business moment, and wall moment if that differs. */
export function fixedClock(business: string, wall: string = business): FixedClock {
  let [businessTime, wallTime] = [Date.parse(instant(business)), Date.parse(instant(wall))];
  return {
    ...clockOf(
      () => businessTime,
      () => wallTime,
    ),
    setBusiness(moment) {
      businessTime = Date.parse(instant(moment));
    },
    setWall(moment) {
      wallTime = Date.parse(instant(moment));
    },
  };
}

function clockOf(business: () => number, wall: () => number): Clock {
  const businessNow = () => instantOf(new Date(business()));
  return { businessNow, wallNow: () => instantOf(new Date(wall())), today: () => dayOf(businessNow()) };
}

function instantOf(date: Date): Instant {
  return date.toISOString() as Instant;
}
