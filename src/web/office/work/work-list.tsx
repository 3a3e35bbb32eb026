import type { CaseLine } from '#core/cases/cases.contract.ts';
import { usePages } from '#web/lib/use-pages.ts';
import { type Column, DataTable } from '#web/ui/data-table.tsx';
import { DateText } from '#web/ui/date-text.tsx';
import { EmptyState } from '#web/ui/empty-state.tsx';
import { QueryView } from '#web/ui/query-view.tsx';
import { caseColumns } from '../cases/case-columns.tsx';

const columns: readonly Column<CaseLine>[] = caseColumns.map((column) =>
  column.key === 'applied'
    ? { key: 'since', title: '到本环节', kind: 'nowrap', render: ({ stageSince }) => <DateText date={stageSince} /> }
    : column,
);

/** The cases of one item that wait for this post. */
export function WorkList({ item, name }: { item: string; name: string | undefined }) {
  const { read, more } = usePages<CaseLine>(['work', item], {
    address: '/api/work',
    query: { item },
    cursor: 'after',
    staleTime: 5_000,
  });
  return (
    <section className="stack">
      {name !== undefined && <h2>{name}</h2>}
      <QueryView query={read} what="待办">
        {(rows) => (
          <DataTable
            label={name === undefined ? '待办列表' : `${name}待办列表`}
            rows={rows}
            columns={columns}
            rowKey={({ id }) => id}
            {...(more === undefined ? {} : { more })}
            empty={<EmptyState title="现在没有待办" advice="新的待办会自动出现在这里，也可以到“办件”中查找。" />}
          />
        )}
      </QueryView>
    </section>
  );
}
