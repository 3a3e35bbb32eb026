import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { FigureItem, FigureItems } from '#core/figures/figures.contract.ts';
import { monthOf } from '#kit/plain-date.ts';
import { api, path } from '#web/lib/api.ts';
import { countText, moneyText, monthText } from '#web/lib/format.ts';
import { usePages } from '#web/lib/use-pages.ts';
import { buttonClass } from '#web/ui/button.tsx';
import { type Column, DataTable } from '#web/ui/data-table.tsx';
import { EmptyState } from '#web/ui/empty-state.tsx';
import { PageHeader } from '#web/ui/page-header.tsx';
import { PageQuery } from '#web/ui/page-query.tsx';
import { QueryView } from '#web/ui/query-view.tsx';
import { ViewSwitch } from '#web/ui/view-switch.tsx';
import { useDesk } from '../desk/use-desk.ts';

const route = getRouteApi('/office/desk/figures/$key');

const always: readonly Column<FigureItem>[] = [
  { key: 'name', title: '户主、申请人', render: (item) => <ItemLink item={item} /> },
  { key: 'place', title: '村（社区）', render: ({ place }) => place },
];
const some: readonly (Column<FigureItem> & { has: (item: FigureItem) => boolean })[] = [
  { key: 'note', title: '办件编号', kind: 'nowrap', has: ({ note }) => note !== null, render: ({ note }) => note },
  {
    ...{ key: 'people', title: '保障人数', kind: 'numeric', has: ({ people }: FigureItem) => people !== null },
    render: ({ people }) => countText(people ?? 0),
  },
  {
    ...{ key: 'amount', title: '每月', kind: 'numeric', has: ({ amount }: FigureItem) => amount !== null },
    render: ({ amount }) => moneyText(amount ?? 0),
  },
  {
    ...{ key: 'days', title: '天数', kind: 'numeric', has: ({ days }: FigureItem) => days !== null },
    render: ({ days }) => countText(days ?? 0),
  },
];

function ItemLink({ item: { id, source, name } }: { item: FigureItem }) {
  switch (source) {
    case 'household':
      return (
        <Link to="/office/households/$id" params={{ id }}>
          {name}
        </Link>
      );
    case 'case':
      return (
        <Link to="/office/cases/$id" params={{ id }}>
          {name}
        </Link>
      );
    case 'task':
      return (
        <Link to="/office/tasks/$id" params={{ id }}>
          {name}
        </Link>
      );
  }
}

/** The list behind a figure: those it was counted from. */
export function FigurePage() {
  const { key } = route.useParams();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { today } = useDesk();
  const month = search.month ?? monthOf(today);
  const part = search.part === 'denominator' ? 'denominator' : 'numerator';
  const address = path`/api/figures/${key}/rows`;
  const query = { month, division: search.division, part };
  const first = useQuery({
    queryKey: ['figures', key, 'head', query],
    queryFn: ({ signal }) => api.get<FigureItems>(address, query, signal),
    staleTime: 60_000,
  });
  return (
    <PageQuery query={first} what="清单">
      {({ name, about }) => (
        <>
          <PageHeader
            title={`${name}：${monthText(month)}`}
            lead={about}
            actions={
              <Link to="/office/figures" search={{ month }} className={buttonClass()}>
                全部统计
              </Link>
            }
          />
          <div className="stack">
            {about.includes('÷') && (
              <ViewSwitch
                label="清单"
                views={[
                  { key: 'numerator', name: '分子' },
                  { key: 'denominator', name: '分母' },
                ]}
                chosen={part}
                onChoose={(chosen) => void navigate({ search: { ...search, part: chosen }, replace: true })}
              />
            )}
            <Rows address={address} query={query} />
          </div>
        </>
      )}
    </PageQuery>
  );
}

function Rows({ address, query }: { address: string; query: Record<string, string | undefined> }) {
  const { read, more } = usePages<FigureItem>(['figures', 'rows', address], { address, query, cursor: 'after' });
  return (
    <QueryView query={read} what="清单">
      {(rows) => (
        <DataTable
          label="清单"
          rows={rows}
          columns={[...always, ...some.filter(({ has }) => rows.some(has))]}
          rowKey={({ id }) => id}
          {...(more === undefined ? {} : { more })}
          empty={<EmptyState title="清单是空的" advice="这个月没有可数的，指标写 0 或暂无。" />}
        />
      )}
    </QueryView>
  );
}
