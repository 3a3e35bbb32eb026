import { getRouteApi } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { DecisionRunDetail, ProposalKind, ProposalRow } from '#core/decisions/decisions.contract.ts';
import { path, withQuery } from '#web/lib/api.ts';
import { usePages } from '#web/lib/use-pages.ts';
import { DataTable } from '#web/ui/data-table.tsx';
import { DownloadButton } from '#web/ui/download-button.tsx';
import { EmptyState } from '#web/ui/empty-state.tsx';
import { FilterBar, SelectFilter } from '#web/ui/filter-bar.tsx';
import { QueryView } from '#web/ui/query-view.tsx';
import { useDesk } from '../desk/use-desk.ts';
import { proposalKinds, proposalsOf } from './decision-run-states.ts';
import { proposalColumns } from './run-columns.tsx';
import { decisionRunsKey } from './use-decision-run.ts';

const route = getRouteApi('/office/desk/decision-runs/$id');
const pageSize = 500;

interface ProposalsProps {
  run: DecisionRunDetail;
  kind: ProposalKind | undefined;
  town: string | undefined;
}

/** The proposals of one kind or of all, the largest difference first. */
export function Proposals({ run, kind, town }: ProposalsProps) {
  const { may, post } = useDesk();
  const navigate = route.useNavigate();
  const isCounty = post.scope.length === 6;
  const query = { kind, ...(isCounty ? { town } : {}) };
  const address = path`/api/decision-runs/${run.id}/proposals`;
  const { read, more } = usePages<ProposalRow>([decisionRunsKey, 'proposals', run.id], {
    address,
    query: { ...query, limit: pageSize },
    cursor: 'after',
  });
  const mayExplain = may('people.read-sensitive');
  const columns = useMemo(() => proposalColumns(run.id, mayExplain), [run.id, mayExplain]);
  const towns = run.towns.map(({ town: code, name }) => ({ value: code, label: name }));
  const choose = (chosen: string | undefined) =>
    void navigate({
      search: ({ view }) => ({
        ...(view === undefined ? {} : { view }),
        ...(chosen === undefined ? {} : { town: chosen }),
      }),
      replace: true,
      resetScroll: false,
    });
  return (
    <div className="stack">
      {kind !== undefined && <p>{proposalKinds[kind].next}</p>}
      <FilterBar>
        {isCounty && <SelectFilter label="乡镇（街道）" value={town} options={towns} onChange={choose} />}
        <DownloadButton address={withQuery(`${address}.xlsx`, query)}>下载名单（xlsx）</DownloadButton>
      </FilterBar>
      {!isCounty && <p className="soft">上面的数是全县的；名单只列{post.scopeName}的。</p>}
      <QueryView query={read} what="建议">
        {(rows) => (
          <DataTable
            label="判定建议"
            rows={rows}
            columns={columns}
            rowKey={({ household }) => household}
            {...(isCounty ? { total: proposalsOf(run, kind, town) } : {})}
            {...(more === undefined ? {} : { more })}
            empty={<EmptyState title="没有这样的建议" advice="换一种建议或一个乡镇再看。" />}
          />
        )}
      </QueryView>
    </div>
  );
}
