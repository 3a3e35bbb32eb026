import { Link } from '@tanstack/react-router';
import type { DecisionRunRow } from '#core/decisions/decisions.contract.ts';
import { countText, monthText } from '#web/lib/format.ts';
import { type Column, DataTable } from '#web/ui/data-table.tsx';
import { DateText } from '#web/ui/date-text.tsx';
import { EmptyState } from '#web/ui/empty-state.tsx';
import { PageHeader } from '#web/ui/page-header.tsx';
import { QueryView } from '#web/ui/query-view.tsx';
import { StageTag } from '#web/ui/stage-tag.tsx';
import { useDesk } from '../desk/use-desk.ts';
import { decisionRunStates } from './decision-run-states.ts';
import { NewDecisionRun } from './new-decision-run.tsx';
import { useDecisionRuns } from './use-decision-run.ts';

const whenDecided = ({ state }: DecisionRunRow, count: number) => (state === 'decided' ? countText(count) : '');

const columns: readonly Column<DecisionRunRow>[] = [
  {
    key: 'number',
    title: '批次',
    kind: 'nowrap',
    render: ({ id, number, month }) => (
      <Link to="/office/decision-runs/$id" params={{ id }}>
        {monthText(month)} <span className="cell-under">{number}</span>
      </Link>
    ),
  },
  { key: 'item', title: '事项', render: ({ itemName }) => itemName },
  {
    key: 'state',
    title: '状态',
    kind: 'nowrap',
    render: ({ state }) => <StageTag {...decisionRunStates[state]} />,
  },
  { key: 'households', title: '全县户数', kind: 'numeric', render: (run) => whenDecided(run, run.households) },
  { key: 'stops', title: '应停发', kind: 'numeric', render: (run) => whenDecided(run, run.stops) },
  { key: 'changes', title: '金额应调整', kind: 'numeric', render: (run) => whenDecided(run, run.changes) },
  { key: 'starts', title: '可能符合', kind: 'numeric', render: (run) => whenDecided(run, run.starts) },
  {
    key: 'made',
    title: '发起',
    render: ({ madeByName, madeAt }) => (
      <span>
        {madeByName}
        <span className="cell-under">
          <DateText date={madeAt} />
        </span>
      </span>
    ),
  },
];

/** What the law says of every household of the county, as it was asked each time. */
export function DecisionRunsPage() {
  const runs = useDecisionRuns();
  const { may, today } = useDesk();
  const mayRun = may('decision.run');
  return (
    <>
      <PageHeader
        title="全县核定"
        lead="每户按规定重新判定一遍，列出应停发、应调整的和可能符合而没有享受的。只提建议，由人复核后再办。"
      />
      <div className="stack">
        <QueryView query={runs} what="判定批次">
          {({ items, decidable }) => (
            <>
              {mayRun && <NewDecisionRun items={decidable} today={today} />}
              <DataTable
                label="判定批次"
                rows={items}
                columns={columns}
                rowKey={({ id }) => id}
                empty={
                  <EmptyState
                    title="还没有判定过"
                    advice={mayRun ? '选择月份，判定第一次。' : '由县级审核、审批岗发起，完成后会出现在这里。'}
                  />
                }
              />
            </>
          )}
        </QueryView>
      </div>
    </>
  );
}
