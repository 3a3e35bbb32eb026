import { getRouteApi } from '@tanstack/react-router';
import { useCallback } from 'react';
import type { ParameterList } from '#core/parameters/parameters.contract.ts';
import { EmptyState } from '#web/ui/empty-state.tsx';
import { FilterBar, SearchFilter } from '#web/ui/filter-bar.tsx';
import { PageHeader } from '#web/ui/page-header.tsx';
import { QueryView } from '#web/ui/query-view.tsx';
import { ViewSwitch } from '#web/ui/view-switch.tsx';
import { useDesk } from '../desk/use-desk.ts';
import { OpenProposals } from './open-proposals.tsx';
import { groupRows, parameterRow } from './parameter-groups.ts';
import { ParametersTable } from './parameters-table.tsx';
import { ProposalRecord } from './proposal-record.tsx';
import { UnconfirmedTable } from './unconfirmed-table.tsx';
import { useParameters } from './use-parameters.ts';
import './parameters.css';

const route = getRouteApi('/office/desk/parameters');
const views = ['all', 'unconfirmed', 'open', 'record'] as const;

/** The standards and other numbers of the law: which value, where, from when, by which document. */
export function ParametersPage() {
  const parameters = useParameters();
  return (
    <>
      <PageHeader
        title="标准参数"
        lead="认定和发放所用的标准。改动由县级审核岗写明文号提议，县级审批岗的另一人批准后才生效。标着“待确认”的，还没有文号。"
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
  const { today, county } = useDesk();
  const seek = useCallback(
    (typed: string) => void navigate({ search: (before) => ({ ...before, text: typed }), replace: true }),
    [navigate],
  );
  const chosen = views.find((view) => view === show) ?? 'all';
  const named = items
    .filter(({ name, key }) => name.includes(text) || key.includes(text))
    .map((parameter) => parameterRow(parameter, county.code, today));
  const unconfirmed = named.flatMap((row) => row.unconfirmed.map((value) => ({ ...value, parameter: row })));
  const open = named.reduce((sum, row) => sum + row.open, 0);
  return (
    <div className="stack">
      <FilterBar>
        <SearchFilter label="参数名称" value={text} placeholder="例如 低保标准" onChange={seek} />
      </FilterBar>
      <ViewSwitch
        label="显示哪些"
        views={[
          { key: 'all', name: '全部参数', count: named.length },
          { key: 'unconfirmed', name: '待确认的值', count: unconfirmed.length },
          { key: 'open', name: '待审的提议', count: open },
          { key: 'record', name: '提议记录' },
        ]}
        chosen={chosen}
        onChoose={(view) => void navigate({ search: { text, show: view === 'all' ? '' : view } })}
      />
      {chosen === 'all' && named.length === 0 && (
        <EmptyState title="没有符合条件的参数" advice="请换一个名称，或清空名称显示全部。" />
      )}
      {chosen === 'all' &&
        groupRows(named).map(({ name, rows }) => (
          <section key={name} className="parameter">
            <h2>{name}</h2>
            <ParametersTable label={name} rows={rows} />
          </section>
        ))}
      {chosen === 'unconfirmed' && <UnconfirmedTable rows={unconfirmed} />}
      {chosen === 'open' && <OpenProposals named={text} />}
      {chosen === 'record' && <ProposalRecord named={text} />}
    </div>
  );
}
