import { getRouteApi, Link } from '@tanstack/react-router';
import type { NoticeLine } from '#core/notices/notices.contract.ts';
import { searchTexts } from '#web/lib/search-texts.ts';
import { usePages } from '#web/lib/use-pages.ts';
import { type Column, DataTable } from '#web/ui/data-table.tsx';
import { EmptyState } from '#web/ui/empty-state.tsx';
import { FilterBar, SelectFilter } from '#web/ui/filter-bar.tsx';
import { PageHeader } from '#web/ui/page-header.tsx';
import { QueryView } from '#web/ui/query-view.tsx';
import { StageTag } from '#web/ui/stage-tag.tsx';
import { DivisionFilter } from '../desk/division-filter.tsx';
import { useDesk } from '../desk/use-desk.ts';
import { Period } from '../people/period.tsx';
import { noticeStates } from './notice-state.ts';

const route = getRouteApi('/office/desk/notices');

const states = [
  ...Object.entries(noticeStates).map(([value, { name }]) => ({ value, label: name })),
  { value: 'objected', label: '有未答复的异议' },
];

const columns: readonly Column<NoticeLine>[] = [
  {
    key: 'name',
    title: '公示对象',
    render: ({ id, content }) => (
      <Link to="/office/notices/$id" params={{ id }}>
        {content.name}
      </Link>
    ),
  },
  { key: 'title', title: '标题', render: ({ content }) => content.title },
  { key: 'division', title: '村（社区）', render: ({ divisionName }) => divisionName },
  {
    key: 'period',
    title: '公示期',
    kind: 'nowrap',
    render: ({ postedOn, lastDay }) => <Period from={postedOn} to={lastDay} />,
  },
  {
    key: 'state',
    title: '状态',
    render: ({ state }) => <StageTag name={noticeStates[state].name} tone={noticeStates[state].tone} />,
  },
  {
    key: 'objections',
    title: '异议',
    render: ({ objections, openObjections }) =>
      openObjections > 0 ? (
        <StageTag tone="warn" name={`${openObjections} 件未答复`} />
      ) : objections > 0 ? (
        `${objections} 件，已答复`
      ) : (
        <span className="soft">没有</span>
      ),
  },
];

/** The notices of the scope, the last posted first. */
export function NoticesPage() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { scopeName } = useDesk().post;
  const { read, more } = usePages<NoticeLine>(['notices'], {
    address: '/api/notices',
    query: { ...search },
    cursor: 'after',
    staleTime: 5_000,
  });
  const set = (change: Record<string, string | undefined>) =>
    void navigate({
      search: (before) => searchTexts({ ...before, ...change }, ['division', 'state']),
      replace: true,
    });
  return (
    <>
      <PageHeader title="公示" lead={`${scopeName}范围内的公示，新张贴的在前。办件进入公示环节后自动张贴。`} />
      <FilterBar {...(Object.keys(search).length > 0 ? { onReset: () => void navigate({ search: {} }) } : {})}>
        <DivisionFilter value={search.division} onChange={(division) => set({ division })} />
        <SelectFilter label="状态" value={search.state} options={states} onChange={(state) => set({ state })} />
      </FilterBar>
      <QueryView query={read} what="公示">
        {(rows) => (
          <DataTable
            label="公示列表"
            rows={rows}
            columns={columns}
            rowKey={({ id }) => id}
            {...(more === undefined ? {} : { more })}
            empty={<EmptyState title="没有符合条件的公示" advice="办件进入公示环节后会自动张贴；可以放宽筛选再查。" />}
          />
        )}
      </QueryView>
    </>
  );
}
