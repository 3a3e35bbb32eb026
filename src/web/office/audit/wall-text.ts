const moment = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Shanghai',
  dateStyle: 'short',
  timeStyle: 'medium',
});

/** An instant to the second, by the clock of the county, as tables have it: `2026-11-23 23:05:09`. */
export function wallText(instant: string): string {
  return moment.format(new Date(instant));
}
