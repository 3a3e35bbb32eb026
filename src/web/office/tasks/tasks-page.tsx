import { getRouteApi, Link } from '@tanstack/react-router';
import type { TaskRow } from '#core/watch/watch.contract.ts';
import { usePages } from '#web/lib/use-pages.ts';
import { type Column, DataTable } from '#web/ui/data-table.tsx';
import { DateText } from '#web/ui/date-text.tsx';
import { EmptyState } from '#web/ui/empty-state.tsx';
import { FilterBar, SelectFilter } from '#web/ui/filter-bar.tsx';
import { PageHeader } from '#web/ui/page-header.tsx';
import { QueryView } from '#web/ui/query-view.tsx';
import { StageTag } from '#web/ui/stage-tag.tsx';
import { ViewSwitch } from '#web/ui/view-switch.tsx';
import { DivisionFilter } from '../desk/division-filter.tsx';
import { useDesk } from '../desk/use-desk.ts';
import { WorkClock } from '../work/work-clock.tsx';
import { Sweeps } from './sweeps.tsx';
import { taskResults } from './task-results.ts';

const route = getRouteApi('/office/desk/tasks');

const common: readonly Column<TaskRow>[] = [
  {
    key: 'head',
    title: '户主',
    width: '8em',
    render: ({ id, headName }) => (
      <Link to="/office/tasks/$id" params={{ id }}>
        {headName}
      </Link>
    ),
  },
  {
    key: 'what',
    title: '看什么',
    render: ({ kindName, severity, reason }) => (
      <span>
        <span className="row">
          {severity !== null && <StageTag tone={severity === 'A' ? 'bad' : 'warn'} name={`${severity} 级`} />}
          {kindName}
        </span>
        <span className="cell-under">{reason}</span>
      </span>
    ),
  },
  { key: 'place', title: '村（社区）', render: ({ place }) => place },
  { key: 'opened', title: '发现', kind: 'nowrap', render: ({ openedOn }) => <DateText date={openedOn} /> },
];
const open: readonly Column<TaskRow>[] = [
  ...common,
  { key: 'due', title: '期限', kind: 'nowrap', render: (row) => <WorkClock clock={row} /> },
];
const closed: readonly Column<TaskRow>[] = [
  ...common,
  {
    key: 'result',
    title: '结果',
    kind: 'nowrap',
    render: ({ result, closedOn, closedByName }) => (
      <span>
        {result !== null && <StageTag {...taskResults[result]} />}
        <span className="cell-under">
          {closedByName} {closedOn !== null && <DateText date={closedOn} />}
        </span>
      </span>
    ),
  },
];

const sources = [
  { value: 'signal', label: '预警线索' },
  { value: 'round', label: '走访复核' },
];

/** What the nightly look at every household in payment found: signals to check, rounds that are due. */
export function TasksPage() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { may } = useDesk();
  const state = search.state === 'closed' ? 'closed' : 'open';
  const change = (next: typeof search) => void navigate({ search: { ...search, ...next }, replace: true });
  const { read, more } = usePages<TaskRow>(['tasks'], {
    address: '/api/tasks',
    query: { ...search, state },
    cursor: 'after',
    staleTime: 5_000,
  });
  return (
    <>
      <PageHeader
        title="线索和走访"
        lead="每天夜里把在保家庭看一遍：有情况的列为线索，到期的列为走访。只提示，由人核查，不会自动停发。"
      />
      <div className="stack">
        <Sweeps mayStart={may('watch.sweep')} />
        <ViewSwitch
          label="状态"
          views={[
            { key: 'open', name: '待办' },
            { key: 'closed', name: '已办结' },
          ]}
          chosen={state}
          onChoose={(view) => change({ state: view === 'open' ? undefined : view })}
        />
        <FilterBar>
          <DivisionFilter value={search.division} onChange={(division) => change({ division })} />
          <SelectFilter
            label="种类"
            value={search.source}
            options={sources}
            onChange={(source) => change({ source })}
          />
        </FilterBar>
        <QueryView query={read} what="线索和走访">
          {(rows) => (
            <DataTable
              label="线索和走访"
              rows={rows}
              columns={state === 'closed' ? closed : open}
              rowKey={({ id }) => id}
              {...(more === undefined ? {} : { more })}
              empty={
                <EmptyState
                  title={state === 'closed' ? '还没有办结的' : '没有要核查、走访的'}
                  advice="巡查发现情况，或走访到期，会自动出现在这里。"
                />
              }
            />
          )}
        </QueryView>
      </div>
    </>
  );
}
