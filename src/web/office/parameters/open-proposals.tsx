import { Button } from '#web/ui/button.tsx';
import { EmptyState } from '#web/ui/empty-state.tsx';
import { QueryView } from '#web/ui/query-view.tsx';
import { ProposalCards } from './proposal-cards.tsx';
import { useProposals } from './use-parameters.ts';

/** Every proposal that waits, of parameters whose name contains a text. */
export function OpenProposals({ named }: { named: string }) {
  const { read, more } = useProposals('open');
  return (
    <QueryView query={read} what="待审的提议">
      {(rows) => {
        const shown = rows.filter(({ name, key }) => name.includes(named) || key.includes(named));
        return (
          <>
            {shown.length === 0 && (
              <EmptyState title="没有待审的提议" advice="县级审核岗在参数的页面提议新的值以后，会列在这里等审批。" />
            )}
            <ProposalCards proposals={shown} link />
            {more !== undefined && (
              <div className="row">
                <Button busy={more.loading} onClick={more.load}>
                  加载更多
                </Button>
              </div>
            )}
          </>
        );
      }}
    </QueryView>
  );
}
