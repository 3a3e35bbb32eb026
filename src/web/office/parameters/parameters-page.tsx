import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useCallback } from 'react';
import type { ParameterList } from '#core/parameters/parameters.contract.ts';
import { api } from '#web/lib/api.ts';
import { EmptyState } from '#web/ui/empty-state.tsx';
import { FilterBar, SearchFilter } from '#web/ui/filter-bar.tsx';
import { PageHeader } from '#web/ui/page-header.tsx';
import { QueryView } from '#web/ui/query-view.tsx';
import { ViewSwitch } from '#web/ui/view-switch.tsx';
import { ParameterPanel } from './parameter-panel.tsx';
import './parameters.css';

const route = getRouteApi('/office/desk/parameters');

/** The standards and other numbers of the law: which value, where, from when, by which document. */
export function ParametersPage() {
  const parameters = useQuery({
    queryKey: ['parameters'],
    queryFn: ({ signal }) => api.get<ParameterList>('/api/parameters', {}, signal),
  });
  return (
    <>
      <PageHeader
        title="标准参数"
        lead="认定和发放所用的标准，按地区和起始日期列出。下级没有自己的值时，按上级的执行。标着“待确认”的，文号或数值还要由民政局核实。"
      />
      <QueryView query={parameters} what="标准参数">
        {({ items }) => <Parameters items={items} />}
      </QueryView>
    </>
  );
}

function Parameters({ items }: ParameterList) {
  const { text = '', show } = route.useSearch();
  const navigate = route.useNavigate();
  const seek = useCallback(
    (typed: string) => void navigate({ search: (before) => ({ ...before, text: typed }), replace: true }),
    [navigate],
  );
  const onlyOpen = show === 'open';
  const named = items.filter(({ name, key }) => name.includes(text) || key.includes(text));
  const open = named.filter(({ values }) => values.some(({ confirmed }) => !confirmed));
  const shown = onlyOpen ? open : named;
  return (
    <div className="stack">
      <FilterBar>
        <SearchFilter label="参数名称" value={text} placeholder="例如 低保标准" onChange={seek} />
      </FilterBar>
      <ViewSwitch
        label="显示哪些参数"
        views={[
          { key: 'all', name: '全部', count: named.length },
          { key: 'open', name: '有待确认的', count: open.length },
        ]}
        chosen={onlyOpen ? 'open' : 'all'}
        onChoose={(chosen) => void navigate({ search: { text, show: chosen === 'open' ? 'open' : '' } })}
      />
      {shown.length === 0 && <EmptyState title="没有符合条件的参数" advice="请换一个名称，或显示全部。" />}
      {shown.map((parameter) => (
        <ParameterPanel key={parameter.key} parameter={parameter} onlyOpen={onlyOpen} />
      ))}
    </div>
  );
}
