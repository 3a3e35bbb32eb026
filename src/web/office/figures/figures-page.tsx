import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { FigureSheet } from '#core/figures/figures.contract.ts';
import { monthOf } from '#kit/plain-date.ts';
import { api, withQuery } from '#web/lib/api.ts';
import { monthText } from '#web/lib/format.ts';
import { type Column, DataTable } from '#web/ui/data-table.tsx';
import { DownloadButton } from '#web/ui/download-button.tsx';
import { EmptyState } from '#web/ui/empty-state.tsx';
import { FilterBar, SelectFilter } from '#web/ui/filter-bar.tsx';
import { MonthSelect } from '#web/ui/month-select.tsx';
import { PageHeader } from '#web/ui/page-header.tsx';
import { QueryView } from '#web/ui/query-view.tsx';
import { DivisionFilter } from '../desk/division-filter.tsx';
import { useDesk } from '../desk/use-desk.ts';
import { figureText } from './figure-text.ts';
import './figures.css';

const route = getRouteApi('/office/desk/figures');
const monthsOffered = 25;

/** The statistics of a month: each figure says how it is counted and opens into its list. */
export function FiguresPage() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const latest = monthOf(useDesk().today);
  const month = search.month ?? latest;
  const query = { ...search, month };
  const change = (next: typeof search) => void navigate({ search: { ...search, ...next }, replace: true });
  const sheet = useQuery({
    queryKey: ['figures', query],
    queryFn: ({ signal }) => api.get<FigureSheet>('/api/figures', query, signal),
  });
  return (
    <>
      <PageHeader
        title="统计"
        lead="每个数都是从清单里数出来的，点开就是那张清单。分母为零或无从统计的写暂无。"
        actions={<DownloadButton address={withQuery('/api/figures.xlsx', query)}>导出表格</DownloadButton>}
      />
      <div className="stack">
        <FilterBar>
          <MonthSelect
            label="月份"
            value={month}
            latest={latest}
            count={monthsOffered}
            onChange={(chosen) => change({ month: chosen })}
          />
          {(sheet.data?.benefits.length ?? 0) > 1 && (
            <SelectFilter
              label="待遇"
              value={sheet.data?.benefit}
              options={(sheet.data?.benefits ?? []).map(({ key, name }) => ({ value: key, label: name }))}
              onChange={(benefit) => change({ benefit })}
            />
          )}
          <DivisionFilter value={search.division} onChange={(division) => change({ division })} />
        </FilterBar>
        <QueryView query={sheet} what="统计">
          {(found) => <Sheet sheet={found} division={search.division} />}
        </QueryView>
      </div>
    </>
  );
}

function Sheet({ sheet, division }: { sheet: FigureSheet; division: string | undefined }) {
  const { month, benefitName, figures, towns } = sheet;
  const columns: readonly Column<FigureSheet['towns'][number]>[] = useMemo(
    () => [
      { key: 'name', title: '乡镇（街道）', kind: 'nowrap', render: ({ name }) => name },
      ...figures.map(
        ({ key, name, unit }, index): Column<FigureSheet['towns'][number]> => ({
          ...{ key, title: name, kind: 'numeric' },
          render: ({ values }) => figureText(values[index] ?? null, unit),
        }),
      ),
    ],
    [figures],
  );
  return (
    <>
      <h2>
        {monthText(month)} · {benefitName}
      </h2>
      <ul className="figure-cards" aria-label="指标">
        {figures.map(({ key, name, unit, about, value }) => (
          <li key={key} className="panel">
            <Link
              to="/office/figures/$key"
              params={{ key }}
              search={{ month, ...(division === undefined ? {} : { division }) }}
            >
              {name}
            </Link>
            <p className="figure-cards-value">{figureText(value, unit)}</p>
            <p className="soft">{about}</p>
          </li>
        ))}
      </ul>
      <section className="stack" aria-label="分乡镇">
        <h2>分乡镇</h2>
        <DataTable
          label="分乡镇统计"
          rows={towns}
          columns={columns}
          rowKey={({ division: town }) => town}
          part
          empty={<EmptyState title="这个月没有数据" advice="换一个月份，或等待遇、办件产生以后再看。" />}
        />
      </section>
    </>
  );
}
