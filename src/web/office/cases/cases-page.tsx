import { getRouteApi } from '@tanstack/react-router';
import { useCallback } from 'react';
import type { CaseLine } from '#core/cases/cases.contract.ts';
import { searchTexts } from '#web/lib/search-texts.ts';
import { useItemPages } from '#web/lib/use-items.ts';
import { usePages } from '#web/lib/use-pages.ts';
import { DataTable } from '#web/ui/data-table.tsx';
import { EmptyState } from '#web/ui/empty-state.tsx';
import { FilterBar, SearchFilter, SelectFilter } from '#web/ui/filter-bar.tsx';
import { PageHeader } from '#web/ui/page-header.tsx';
import { QueryView } from '#web/ui/query-view.tsx';
import { ApplyLinks } from '../apply/apply-links.tsx';
import { DivisionFilter } from '../desk/division-filter.tsx';
import { useDesk } from '../desk/use-desk.ts';
import { caseColumns } from './case-columns.tsx';

const route = getRouteApi('/office/desk/cases');
const filters = ['division', 'stage', 'number'] as const;

/** All cases of the post's scope, the latest first. */
export function CasesPage() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { scopeName } = useDesk().post;
  const { read, more } = usePages<CaseLine>(['cases'], {
    address: '/api/cases',
    query: { ...search, number: search.number?.toUpperCase() },
    cursor: 'after',
    staleTime: 5_000,
  });
  const set = useCallback(
    (change: Record<string, string | undefined>) =>
      void navigate({ search: (before) => searchTexts({ ...before, ...change }, filters), replace: true }),
    [navigate],
  );
  const setNumber = useCallback((number: string) => set({ number }), [set]);
  return (
    <>
      <PageHeader title="办件" lead={`${scopeName}范围内的全部办件，新申请的在前。`} actions={<ApplyLinks />} />
      <FilterBar {...(Object.keys(search).length > 0 ? { onReset: () => void navigate({ search: {} }) } : {})}>
        <DivisionFilter value={search.division} onChange={(division) => set({ division })} />
        <StageFilter value={search.stage} onChange={(stage) => set({ stage })} />
        <SearchFilter label="办件编号" placeholder="如 DIBAO2026" value={search.number ?? ''} onChange={setNumber} />
      </FilterBar>
      <QueryView query={read} what="办件">
        {(rows) => (
          <DataTable
            label="办件列表"
            rows={rows}
            columns={caseColumns}
            rowKey={({ id }) => id}
            {...(more === undefined ? {} : { more })}
            empty={<EmptyState title="没有符合条件的办件" advice="请放宽或清除筛选条件再查。" />}
          />
        )}
      </QueryView>
    </>
  );
}

function StageFilter({ value, onChange }: { value: string | undefined; onChange: (stage?: string) => void }) {
  const items = useItemPages();
  // Items share stages of one name; a stage of two names is shown with the first.
  const stages = new Map(items.flatMap(({ stages }) => stages.toReversed().map(({ key, name }) => [key, name])));
  const options = [...stages].reverse().map(([key, name]) => ({ value: key, label: name }));
  return (
    <SelectFilter label="环节" value={options.length === 0 ? undefined : value} options={options} onChange={onChange} />
  );
}
