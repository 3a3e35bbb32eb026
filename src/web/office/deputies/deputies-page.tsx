import { useQuery } from '@tanstack/react-query';
import type { DeputyList, DeputyNamed } from '#core/access/access.deputies.contract.ts';
import { api, path } from '#web/lib/api.ts';
import { dateText } from '#web/lib/format.ts';
import { useWrite } from '#web/lib/use-write.ts';
import { Button } from '#web/ui/button.tsx';
import { type Column, DataTable } from '#web/ui/data-table.tsx';
import { EmptyState } from '#web/ui/empty-state.tsx';
import { ErrorState } from '#web/ui/error-state.tsx';
import { PageHeader } from '#web/ui/page-header.tsx';
import { QueryView } from '#web/ui/query-view.tsx';
import { useDesk } from '../desk/use-desk.ts';
import { NewDeputy } from './new-deputy.tsx';

type Row = DeputyList['items'][number];

const columns: readonly Column<Row>[] = [
  { key: 'post', title: '岗位', render: ({ scopeName, postName }) => `${scopeName} ${postName}` },
  { key: 'holder', title: '本人', render: ({ holderName }) => holderName },
  { key: 'deputy', title: '代理人', render: ({ userName }) => userName },
  { key: 'days', title: '期间', render: ({ from, to }) => `${dateText(from)}至${dateText(to)}` },
  { key: 'reason', title: '原因', render: ({ reason }) => reason },
  { key: 'end', title: '办理', kind: 'nowrap', render: (row) => (row.mine ? <EndButton row={row} /> : '') },
];

/** Who acts with whose post while he is away. */
export function DeputiesPage() {
  const { post } = useDesk();
  const deputies = useQuery({
    queryKey: ['deputies'],
    queryFn: ({ signal }) => api.get<DeputyList>('/api/deputies', {}, signal),
  });
  return (
    <>
      <PageHeader
        title="代理"
        lead="休假、出差时请同事代理岗位：期间他可以切换到您的岗位，以自己的名字办理，都记入审计。"
      />
      <div className="stack">
        <NewDeputy postName={`${post.scopeName} ${post.name}`} />
        <QueryView query={deputies} what="代理">
          {({ items }) => (
            <DataTable
              label="代理"
              rows={items}
              columns={columns}
              rowKey={({ id }) => id}
              empty={<EmptyState title="现在没有代理" advice="您请人代理，或有人请您代理，会出现在这里。" />}
            />
          )}
        </QueryView>
      </div>
    </>
  );
}

function EndButton({ row: { id, userName } }: { row: Row }) {
  const end = useWrite<undefined, DeputyNamed>((_, key) =>
    api.post<DeputyNamed>(path`/api/deputies/${id}/end`, { key }),
  );
  return (
    <>
      <Button
        kind="link"
        busy={end.isPending}
        aria-label={`结束${userName}的代理`}
        onClick={() => end.mutate(undefined)}
      >
        提前结束
      </Button>
      {end.error !== null && <ErrorState error={end.error} />}
    </>
  );
}
