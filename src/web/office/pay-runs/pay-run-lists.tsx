import { getRouteApi } from '@tanstack/react-router';
import type { PayHoldRow, PayLineRow, PayRunDetail } from '#core/payments/payments.contract.ts';
import { path } from '#web/lib/api.ts';
import { usePages } from '#web/lib/use-pages.ts';
import { DataTable } from '#web/ui/data-table.tsx';
import { EmptyState } from '#web/ui/empty-state.tsx';
import { QueryView } from '#web/ui/query-view.tsx';
import { ViewSwitch } from '#web/ui/view-switch.tsx';
import { holdColumns, lineColumns, townColumns } from './pay-run-columns.tsx';
import { payRunsKey } from './use-pay-run.ts';

const route = getRouteApi('/office/desk/pay-runs/$id');

/** By town, what is held back and why, and every line. */
export function PayRunLists({ run }: { run: PayRunDetail }) {
  const { view = 'towns' } = route.useSearch();
  const navigate = route.useNavigate();
  return (
    <section>
      <ViewSwitch
        label="查看"
        views={[
          { key: 'towns', name: '乡镇小计', count: run.towns.length },
          { key: 'holds', name: '暂缓发放', count: run.held },
          { key: 'lines', name: '发放明细', count: run.lines },
        ]}
        chosen={view}
        onChoose={(chosen) => void navigate({ search: chosen === 'towns' ? {} : { view: chosen }, resetScroll: false })}
      />
      {view === 'towns' && (
        <DataTable
          part
          label="乡镇小计"
          rows={run.towns}
          columns={townColumns}
          rowKey={({ town }) => town}
          empty={<EmptyState title="没有乡镇小计" advice="批次里没有款项。" />}
        />
      )}
      {view === 'holds' && <Holds run={run} />}
      {view === 'lines' && <Lines run={run} />}
    </section>
  );
}

function Holds({ run }: { run: PayRunDetail }) {
  const { read, more } = usePages<PayHoldRow>([payRunsKey, 'holds', run.id], {
    address: path`/api/pay-runs/${run.id}/holds`,
    cursor: 'after',
  });
  return (
    <QueryView query={read} what="暂缓发放">
      {(rows) => (
        <DataTable
          label="暂缓发放"
          rows={rows}
          columns={holdColumns}
          rowKey={({ number }) => String(number)}
          total={run.held}
          empty={<EmptyState title="没有暂缓的款项" advice="应发的都在发放明细里。" />}
          {...(more === undefined ? {} : { more })}
        />
      )}
    </QueryView>
  );
}

function Lines({ run }: { run: PayRunDetail }) {
  const { read, more } = usePages<PayLineRow>([payRunsKey, 'lines', run.id], {
    address: path`/api/pay-runs/${run.id}/lines`,
    cursor: 'after',
  });
  return (
    <QueryView query={read} what="发放明细">
      {(rows) => (
        <DataTable
          label="发放明细"
          rows={rows}
          columns={lineColumns}
          rowKey={({ number }) => String(number)}
          total={run.lines}
          empty={<EmptyState title="没有发放明细" advice="这个批次没有可发的款项。" />}
          {...(more === undefined ? {} : { more })}
        />
      )}
    </QueryView>
  );
}
