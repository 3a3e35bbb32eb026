import { Link } from '@tanstack/react-router';
import type { WorkRow } from '#core/watch/watch.contract.ts';
import type { Column } from '#web/ui/data-table.tsx';
import { DateText } from '#web/ui/date-text.tsx';
import { StageTag } from '#web/ui/stage-tag.tsx';
import { WorkClock } from './work-clock.tsx';

/** A piece of work in a list: opened by who it is about. */
export const workColumns: readonly Column<WorkRow>[] = [
  { key: 'name', title: '申请人、户主', width: '9em', render: (row) => <WorkLink row={row} /> },
  {
    key: 'what',
    title: '办什么',
    render: ({ kindName, source, severity, reason, number }) => (
      <span>
        <span className="row">
          {source === 'signal' && <StageTag tone={severity === 'A' ? 'bad' : 'warn'} name={`线索 ${severity}`} />}
          {source === 'round' && <StageTag tone="open" name="走访" />}
          {kindName}
        </span>
        {(reason ?? number) !== null && <span className="cell-under">{reason ?? number}</span>}
      </span>
    ),
  },
  { key: 'place', title: '村（社区）', render: ({ place }) => place },
  { key: 'since', title: '从哪天起', kind: 'nowrap', render: ({ since }) => <DateText date={since} /> },
  { key: 'due', title: '办理期限', kind: 'nowrap', render: (row) => <WorkClock clock={row} /> },
  { key: 'assignee', title: '指派', kind: 'nowrap', render: ({ assignee }) => assignee ?? '' },
];

function WorkLink({ row: { id, source, name } }: { row: WorkRow }) {
  return source === 'case' ? (
    <Link to="/office/cases/$id" params={{ id }}>
      {name}
    </Link>
  ) : (
    <Link to="/office/tasks/$id" params={{ id }}>
      {name}
    </Link>
  );
}
