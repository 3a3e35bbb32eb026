import type { WorkRow } from '#core/watch/watch.contract.ts';
import { DateText } from '#web/ui/date-text.tsx';
import { StageTag, type Tone } from '#web/ui/stage-tag.tsx';
import '../cases/cases.css';

type Clock = Pick<WorkRow, 'dueOn' | 'duePending' | 'daysLeft' | 'colour'>;

const tones: Readonly<Record<WorkRow['colour'], Tone>> = { red: 'bad', amber: 'warn', green: 'good', none: 'quiet' };

/** A legal clock: how many working days are left, in words and in colour, and the date. */
export function WorkClock({ clock }: { clock: Clock }) {
  const { dueOn, duePending, colour } = clock;
  if (duePending) {
    return (
      <span className="due">
        <StageTag tone="quiet" name="待日历确认" />
        {dueOn !== null && (
          <span className="soft">
            约 <DateText date={dueOn} />
          </span>
        )}
      </span>
    );
  }
  if (dueOn === null) return <span className="soft">没有期限</span>;
  return (
    <span className="due">
      <StageTag tone={tones[colour]} name={leftText(clock)} />
      <DateText date={dueOn} />
    </span>
  );
}

function leftText({ daysLeft, colour }: Clock): string {
  const days = daysLeft ?? 0;
  if (colour === 'red') return days === 0 ? '已超期' : `超期 ${-days} 个工作日`;
  return days === 0 ? '今天到期' : `还剩 ${days} 个工作日`;
}
