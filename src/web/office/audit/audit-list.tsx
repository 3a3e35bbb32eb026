import { getRouteApi } from '@tanstack/react-router';
import { useMemo } from 'react';
import { countText } from '#web/lib/format.ts';
import { Button } from '#web/ui/button.tsx';
import { type Column, DataTable } from '#web/ui/data-table.tsx';
import { EmptyState } from '#web/ui/empty-state.tsx';
import { QueryView } from '#web/ui/query-view.tsx';
import { actionName } from './action-names.ts';
import { actorText } from './actor-text.ts';
import { AuditDetail } from './audit-detail.tsx';
import { type AuditLine, useAudit } from './use-audit.ts';
import { wallText } from './wall-text.ts';

const route = getRouteApi('/office/desk/audit');

type Narrow = (to: { actor?: string; subject?: string }) => void;

/** The rows of the trail. */
export function AuditList() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { read, more, changing } = useAudit(search);
  const columns = useMemo(
    () => columnsOf((to) => void navigate({ search: (before) => ({ ...before, ...to }) })),
    [navigate],
  );
  return (
    <section aria-busy={changing}>
      <QueryView query={read} what="审计记录">
        {(rows) => (
          <DataTable
            label="审计记录"
            rows={rows}
            columns={columns}
            rowKey={({ seq }) => String(seq)}
            empty={<EmptyState title="没有符合条件的记录" advice="请放宽条件再查。" />}
            {...(more === undefined ? {} : { more })}
          />
        )}
      </QueryView>
    </section>
  );
}

const columnsOf = (narrow: Narrow): readonly Column<AuditLine>[] => [
  {
    key: 'at',
    title: '时间',
    kind: 'nowrap',
    render: ({ at, seq }) => (
      <span>
        <time dateTime={at}>{wallText(at)}</time>
        <span className="cell-under">第 {countText(seq)} 条</span>
      </span>
    ),
  },
  {
    key: 'who',
    title: '谁',
    kind: 'nowrap',
    render: (line) => {
      const { actor, actorKind } = line;
      return actorKind === 'staff' && actor !== null ? (
        <Button kind="link" title="只看这名工作人员" onClick={() => narrow({ actor })}>
          {actorText(line)}
        </Button>
      ) : (
        actorText(line)
      );
    },
  },
  { key: 'action', title: '做了什么', kind: 'nowrap', render: ({ action }) => actionName(action) },
  { key: 'purpose', title: '事由', render: ({ purpose }) => purpose ?? '' },
  {
    key: 'subjects',
    title: '涉及人员',
    kind: 'numeric',
    render: ({ subjects }) => (subjects.length === 0 ? '' : `${countText(subjects.length)} 人`),
  },
  {
    key: 'detail',
    title: '详情',
    render: (line) => <AuditDetail line={line} onSubject={(subject) => narrow({ subject })} />,
  },
];
