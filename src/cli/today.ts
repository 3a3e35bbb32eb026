import { type PlainDate, plainDate } from '#kit/plain-date.ts';

/** Today in Asia/Shanghai by this computer's clock: the command line stands at the edge and may read it. */
export function today(): PlainDate {
  return plainDate(new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(new Date()));
}
