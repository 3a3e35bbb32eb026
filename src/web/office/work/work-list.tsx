import type { WorkQuery, WorkRow } from '#core/watch/watch.contract.ts';
import { usePages } from '#web/lib/use-pages.ts';
import { type Column, DataTable } from '#web/ui/data-table.tsx';
import { EmptyState } from '#web/ui/empty-state.tsx';
import { QueryView } from '#web/ui/query-view.tsx';
import { workColumns } from './work-columns.tsx';

interface WorkListProps {
  query: WorkQuery;
  columns?: readonly Column<WorkRow>[];
  empty?: { title: string; advice: string };
}

const nothingWaits = { title: '现在没有待办', advice: '新的待办会自动出现在这里，也可以到“办件”中查找。' };

/** Open work in one list, overdue first. */
export function WorkList({ query, columns = workColumns, empty = nothingWaits }: WorkListProps) {
  const { read, more } = usePages<WorkRow>(['work'], {
    address: '/api/my-work',
    query,
    cursor: 'after',
    staleTime: 5_000,
  });
  return (
    <QueryView query={read} what="待办">
      {(rows) => (
        <DataTable
          label="待办列表"
          rows={rows}
          columns={columns}
          rowKey={({ id }) => id}
          {...(more === undefined ? {} : { more })}
          empty={<EmptyState {...empty} />}
        />
      )}
    </QueryView>
  );
}
