import { Link } from '@tanstack/react-router';
import type { WorkRow } from '#core/watch/watch.contract.ts';
import type { Column } from '#web/ui/data-table.tsx';
import { DateText } from '#web/ui/date-text.tsx';
import { StageTag } from '#web/ui/stage-tag.tsx';
import { WorkClock } from './work-clock.tsx';
import './work.css';

/** A piece of work in a list: a case is opened by its number, a signal or a round by its name. */
export const workColumns: readonly Column<WorkRow>[] = [
  { key: 'work', title: '办件、待办', render: (row) => <WorkLink row={row} /> },
  { key: 'name', title: '申请人、户主', width: '9em', render: ({ name }) => name },
  { key: 'what', title: '环节、事由', render: ({ reason, kindName }) => reason ?? kindName },
  { key: 'place', title: '村（社区）', render: ({ place }) => place },
  { key: 'since', title: '从哪天起', kind: 'nowrap', render: ({ since }) => <DateText date={since} /> },
  { key: 'due', title: '办理期限', kind: 'nowrap', render: (row) => <WorkClock clock={row} /> },
  {
    key: 'assignee',
    title: '指派给',
    kind: 'nowrap',
    render: ({ assignee }) => assignee ?? <span className="soft">—</span>,
  },
];

function WorkLink({ row: { id, source, number, kindName, severity } }: { row: WorkRow }) {
  if (source === 'case') {
    return (
      <Link to="/office/cases/$id" params={{ id }} className="work-number">
        {number}
      </Link>
    );
  }
  return (
    <span className="row">
      {source === 'signal' ? (
        <StageTag tone={severity === 'A' ? 'bad' : 'warn'} name={`线索 ${severity} 级`} />
      ) : (
        <StageTag tone="open" name="走访" />
      )}
      <Link to="/office/tasks/$id" params={{ id }}>
        {kindName}
      </Link>
    </span>
  );
}
