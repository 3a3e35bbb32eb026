import { dateText, instantText } from '#web/lib/format.ts';

/** A day (`2026-06-15`) or an instant (ISO 8601). */
export function DateText({ date }: { date: string }) {
  return (
    <time className="numeric" dateTime={date}>
      {date.length === 10 ? dateText(date) : instantText(date)}
    </time>
  );
}
