import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import type { WorkOverview, WorkRow } from '#core/watch/watch.contract.ts';
import { api } from '#web/lib/api.ts';
import { countText } from '#web/lib/format.ts';
import { Button } from '#web/ui/button.tsx';
import { type Column, DataTable } from '#web/ui/data-table.tsx';
import { FilterBar, SelectFilter } from '#web/ui/filter-bar.tsx';
import { PageHeader } from '#web/ui/page-header.tsx';
import { QueryView } from '#web/ui/query-view.tsx';
import { DivisionFilter } from '../desk/division-filter.tsx';
import { workColumns } from '../work/work-columns.tsx';
import { WorkList } from '../work/work-list.tsx';
import { AssignDialog } from './assign-dialog.tsx';
import './overview.css';

const route = getRouteApi('/office/desk/overview');

interface Load {
  open: number;
  week: number;
  overdue: number;
}

const loadColumns = <Row extends Load>(): readonly Column<Row>[] => [
  { key: 'open', title: '在办', kind: 'numeric', render: ({ open }) => countText(open) },
  { key: 'week', title: '七日内到期', kind: 'numeric', render: ({ week }) => countText(week) },
  {
    key: 'overdue',
    title: '超期',
    kind: 'numeric',
    render: ({ overdue }) => (overdue === 0 ? '0' : <strong className="bad-figure">{countText(overdue)}</strong>),
  },
];

type Town = WorkOverview['towns'][number];
const towns: readonly Column<Town>[] = [
  {
    key: 'name',
    title: '地区',
    render: ({ division, name }) => (
      <Link to="/office/overview" search={{ division }}>
        {name}
      </Link>
    ),
  },
  ...loadColumns<Town>(),
];
const kinds: readonly Column<WorkOverview['kinds'][number]>[] = [
  { key: 'name', title: '环节、种类', render: ({ name }) => name },
  ...loadColumns<WorkOverview['kinds'][number]>(),
];
type Clerk = WorkOverview['clerks'][number];
const clerks: readonly Column<Clerk>[] = [
  {
    key: 'name',
    title: '指派给',
    render: ({ user, name }) =>
      user === null ? (
        name
      ) : (
        <Link to="/office/overview" search={(before) => ({ ...before, assignee: user })}>
          {name}
        </Link>
      ),
  },
  ...loadColumns<Clerk>(),
];

const dues = [
  { value: 'overdue', label: '已超期' },
  { value: 'week', label: '七日内到期（含超期）' },
];
const sources = [
  { value: 'case', label: '办件' },
  { value: 'signal', label: '预警线索' },
  { value: 'round', label: '走访复核' },
];

/** For who leads a place: how much is open, due and overdue, where and with whom; and who is to do it. */
export function OverviewPage() {
  const { division } = route.useSearch();
  const overview = useQuery({
    queryKey: ['work', 'overview', division],
    queryFn: ({ signal }) => api.get<WorkOverview>('/api/work/overview', { division }, signal),
  });
  return (
    <>
      <PageHeader
        title="工作进展"
        lead="管辖范围内在办、到期和超期的，按地区、环节和人员；点开可看到每一件，可以指派。"
      />
      <div className="stack">
        <QueryView query={overview} what="工作进展">
          {(loads) => <Loads loads={loads} />}
        </QueryView>
        <AllWork />
      </div>
    </>
  );
}

function Loads({ loads }: { loads: WorkOverview }) {
  return (
    <div className="overview-tables">
      <DataTable
        label="各地区"
        rows={loads.towns}
        columns={towns}
        rowKey={({ division }) => division}
        part
        empty={nothing}
      />
      <DataTable
        label="各环节、种类"
        rows={loads.kinds}
        columns={kinds}
        rowKey={({ name }) => name}
        part
        empty={nothing}
      />
      <DataTable label="各人员" rows={loads.clerks} columns={clerks} rowKey={({ name }) => name} part empty={nothing} />
    </div>
  );
}
const nothing = <p className="soft">没有在办的。</p>;

function AllWork() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const change = (next: typeof search) => void navigate({ search: { ...search, ...next }, replace: true });
  const [assigning, setAssigning] = useState<WorkRow>();
  const columns: readonly Column<WorkRow>[] = useMemo(
    () => [
      ...workColumns.filter(({ key }) => key !== 'assignee'),
      {
        key: 'assign',
        title: '指派给',
        kind: 'nowrap',
        render: (row) => (
          <Button kind="link" aria-label={`指派${row.name}`} onClick={() => setAssigning(row)}>
            {row.assignee ?? '指派'}
          </Button>
        ),
      },
    ],
    [],
  );
  const due = search.due === 'week' || search.due === 'overdue' ? search.due : undefined;
  const source = sources.find(({ value }) => value === search.source)?.value;
  return (
    <section className="stack" aria-label="每一件">
      <h2>每一件</h2>
      <FilterBar onReset={() => void navigate({ search: {}, replace: true })}>
        <DivisionFilter value={search.division} onChange={(division) => change({ division })} />
        <SelectFilter label="期限" value={due} options={dues} onChange={(chosen) => change({ due: chosen })} />
        <SelectFilter label="种类" value={source} options={sources} onChange={(chosen) => change({ source: chosen })} />
      </FilterBar>
      <WorkList
        columns={columns}
        query={{
          show: 'all',
          ...(search.division === undefined ? {} : { division: search.division }),
          ...(due === undefined ? {} : { due }),
          ...(source === 'case' || source === 'signal' || source === 'round' ? { source } : {}),
          ...(search.assignee === undefined ? {} : { assignee: search.assignee }),
        }}
        empty={{ title: '没有符合的', advice: '换一个地区、期限或种类，或清除筛选。' }}
      />
      {assigning !== undefined && <AssignDialog work={assigning} onClose={() => setAssigning(undefined)} />}
    </section>
  );
}
