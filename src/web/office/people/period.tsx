import { dateText } from '#web/lib/format.ts';

/** From a day to a day, both included; open when there is no last day. */
export function Period({ from, to }: { from: string; to: string | null }) {
  return (
    <span>
      <span className="numeric">{dateText(from)} 至</span>{' '}
      <span className="numeric">{to === null ? '今' : dateText(to)}</span>
    </span>
  );
}
