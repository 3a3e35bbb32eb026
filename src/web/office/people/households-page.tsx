import { getRouteApi, Link } from '@tanstack/react-router';
import type { HouseholdPage as HouseholdLines } from '#core/people/people.contract.ts';
import { usePages } from '#web/lib/use-pages.ts';
import { type Column, DataTable } from '#web/ui/data-table.tsx';
import { EmptyState } from '#web/ui/empty-state.tsx';
import { FilterBar } from '#web/ui/filter-bar.tsx';
import { PageHeader } from '#web/ui/page-header.tsx';
import { QueryView } from '#web/ui/query-view.tsx';
import { DivisionFilter } from '../desk/division-filter.tsx';
import { useDesk } from '../desk/use-desk.ts';

type Line = HouseholdLines['items'][number];

const route = getRouteApi('/office/desk/households');

const columns: readonly Column<Line>[] = [
  {
    key: 'head',
    title: '户主',
    render: ({ id, headName }) => (
      <Link to="/office/households/$id" params={{ id }}>
        {headName}
      </Link>
    ),
  },
  { key: 'division', title: '村（社区）', render: ({ divisionName }) => divisionName },
  { key: 'address', title: '住址', render: ({ address }) => address ?? <span className="soft">未登记</span> },
];

/** The households of the scope, by division. */
export function HouseholdsPage() {
  const { division } = route.useSearch();
  const navigate = route.useNavigate();
  const { scopeName } = useDesk().post;
  const { read, more } = usePages<Line>(['households'], {
    address: '/api/households',
    query: { division },
    cursor: 'after',
  });
  return (
    <>
      <PageHeader title="家庭" lead={`${scopeName}范围内登记的家庭，按地区排列。查看个人信息会记入审计。`} />
      <FilterBar {...(division === undefined ? {} : { onReset: () => void navigate({ search: {} }) })}>
        <DivisionFilter
          value={division}
          onChange={(chosen) =>
            void navigate({ search: chosen === undefined ? {} : { division: chosen }, replace: true })
          }
        />
      </FilterBar>
      <QueryView query={read} what="家庭">
        {(rows) => (
          <DataTable
            label="家庭列表"
            rows={rows}
            columns={columns}
            rowKey={({ id }) => id}
            {...(more === undefined ? {} : { more })}
            empty={
              <EmptyState title="没有登记的家庭" advice="换一个地区再查；导入台账或办理申请后，家庭会出现在这里。" />
            }
          />
        )}
      </QueryView>
    </>
  );
}
