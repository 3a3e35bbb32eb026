import { Link } from '@tanstack/react-router';
import type { PayRunSummary } from '#core/payments/payments.contract.ts';
import { countText, monthText } from '#web/lib/format.ts';
import { type Column, DataTable } from '#web/ui/data-table.tsx';
import { DateText } from '#web/ui/date-text.tsx';
import { EmptyState } from '#web/ui/empty-state.tsx';
import { MoneyText } from '#web/ui/money-text.tsx';
import { PageHeader } from '#web/ui/page-header.tsx';
import { QueryView } from '#web/ui/query-view.tsx';
import { StageTag } from '#web/ui/stage-tag.tsx';
import { useDesk } from '../desk/use-desk.ts';
import { NewPayRun } from './new-pay-run.tsx';
import { payRunStates } from './pay-run-states.ts';
import { usePayRuns } from './use-pay-run.ts';

const columns: readonly Column<PayRunSummary>[] = [
  {
    key: 'number',
    title: '批次',
    kind: 'nowrap',
    render: ({ id, number, month }) => (
      <Link to="/office/pay-runs/$id" params={{ id }}>
        {monthText(month)} <span className="cell-under">{number}</span>
      </Link>
    ),
  },
  { key: 'state', title: '状态', kind: 'nowrap', render: ({ state }) => <StageTag {...payRunStates[state]} /> },
  { key: 'lines', title: '笔数', kind: 'numeric', render: ({ lines }) => countText(lines) },
  { key: 'total', title: '金额', kind: 'numeric', render: ({ total }) => <MoneyText amount={total} /> },
  { key: 'held', title: '暂缓', kind: 'numeric', render: ({ held }) => (held === 0 ? '' : `${countText(held)} 笔`) },
  {
    key: 'made',
    title: '制单',
    render: ({ madeByName, madeAt }) => <Signed name={madeByName} at={madeAt} />,
  },
  {
    key: 'approved',
    title: '复核',
    render: ({ approvedByName, approvedAt }) =>
      approvedByName !== null && approvedAt !== null && <Signed name={approvedByName} at={approvedAt} />,
  },
];

/** The pay runs, newest month first. */
export function PayRunsPage() {
  const runs = usePayRuns();
  const { may, today } = useDesk();
  const mayMake = may('pay-run.make');
  return (
    <>
      <PageHeader title="资金发放" lead="每月一批：一人制单，另一人复核；复核后冻结，再导出银行文件。" />
      <div className="stack">
        {mayMake && <NewPayRun today={today} />}
        <QueryView query={runs} what="发放批次">
          {({ items }) => (
            <DataTable
              label="发放批次"
              rows={items}
              columns={columns}
              rowKey={({ id }) => id}
              empty={
                <EmptyState
                  title="还没有发放批次"
                  advice={mayMake ? '选择月份，新建第一个批次。' : '批次由资金制单岗新建，建好后会出现在这里。'}
                />
              }
            />
          )}
        </QueryView>
      </div>
    </>
  );
}

function Signed({ name, at }: { name: string; at: string }) {
  return (
    <span>
      {name}
      <span className="cell-under">
        <DateText date={at} />
      </span>
    </span>
  );
}
