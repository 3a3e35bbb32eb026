import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { PracticeClock } from '#core/access/access.contract.ts';
import { addDays, firstDay, monthOf, nextMonth, type PlainDate, parsePlainDate } from '#kit/plain-date.ts';
import { api } from '#web/lib/api.ts';
import { dateText } from '#web/lib/format.ts';
import { Button } from '#web/ui/button.tsx';
import { Dialog } from '#web/ui/dialog.tsx';
import { ErrorState } from '#web/ui/error-state.tsx';
import { useDesk } from './use-desk.ts';

/** Moves the business date of a practice county forward: notices end, deadlines fall, months become payable. */
export function ClockDialog({ onClose }: { onClose: () => void }) {
  const { today } = useDesk();
  const [typed, setTyped] = useState<string>(addDays(today, 1));
  const client = useQueryClient();
  const move = useMutation({
    mutationFn: (to: PlainDate) => api.post<PracticeClock>('/api/practice/clock', { to }),
    onSuccess: async () => {
      onClose();
      await client.invalidateQueries();
    },
  });
  const read = parsePlainDate(typed);
  const fault = !read.ok
    ? '请写成 2026-06-15 或 20260615 这样的日期。'
    : read.date <= today
      ? `日期只能向前拨，请选 ${dateText(today)} 以后的日子。`
      : undefined;
  const quick: readonly [string, PlainDate][] = [
    ['明天', addDays(today, 1)],
    ['一周后', addDays(today, 7)],
    ['公示期满次日（8 天后）', addDays(today, 8)],
    ['下个月 1 日', firstDay(nextMonth(monthOf(today)))],
  ];
  return (
    <Dialog title="调整日期" onClose={onClose}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          if (read.ok && fault === undefined && !move.isPending) move.mutate(read.date);
        }}
      >
        <p className="soft">
          现在是 {dateText(today)}。演练的业务日期只能向前拨，所有人一起生效；审计时间仍是真实时间。
        </p>
        <div className="row">
          {quick.map(([label, date]) => (
            <Button key={label} aria-pressed={typed === date} onClick={() => setTyped(date)}>
              {label}
            </Button>
          ))}
        </div>
        <div className="field">
          <label htmlFor="clock-to">拨到哪一天</label>
          <input
            id="clock-to"
            className="control"
            style={{ maxWidth: '12em' }}
            value={typed}
            inputMode="numeric"
            autoComplete="off"
            aria-invalid={fault !== undefined || undefined}
            aria-describedby="clock-understood"
            onChange={(event) => setTyped(event.target.value)}
          />
          <p id="clock-understood" className={fault === undefined ? 'field-understood' : 'field-fault'} role="status">
            {fault ?? (read.ok && dateText(read.date))}
          </p>
        </div>
        {move.error !== null && <ErrorState error={move.error} />}
        <div className="dialog-actions">
          <Button onClick={onClose}>返回</Button>
          <Button kind="primary" type="submit" busy={move.isPending}>
            拨到这一天
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
