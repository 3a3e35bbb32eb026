import { EmptyState } from '#web/ui/empty-state.tsx';
import { QueryView } from '#web/ui/query-view.tsx';
import { ProposalsTable } from './proposals-table.tsx';
import { useProposals } from './use-parameters.ts';

/** Every proposal ever made, newest first. */
export function ProposalRecord({ named }: { named: string }) {
  const { read, more } = useProposals('all');
  return (
    <QueryView query={read} what="提议记录">
      {(rows) => (
        <ProposalsTable
          label="提议记录"
          rows={rows.filter(({ name, key }) => name.includes(named) || key.includes(named))}
          named
          empty={<EmptyState title="没有提议记录" advice="提议过的值，不论批准、未批准还是撤回，都会列在这里。" />}
          {...(more === undefined ? {} : { more })}
        />
      )}
    </QueryView>
  );
}
