import { getRouteApi, Link } from '@tanstack/react-router';
import type { PayRunDetail } from '#core/payments/payments.contract.ts';
import { fen, formatYuan } from '#kit/money.ts';
import { monthText } from '#web/lib/format.ts';
import { buttonClass } from '#web/ui/button.tsx';
import { Callout } from '#web/ui/callout.tsx';
import { Figures } from '#web/ui/figures.tsx';
import { PageHeader } from '#web/ui/page-header.tsx';
import { QueryView } from '#web/ui/query-view.tsx';
import { StageTag } from '#web/ui/stage-tag.tsx';
import { ApprovePayRun } from './approve-pay-run.tsx';
import { BankFile } from './bank-file.tsx';
import { CancelPayRun } from './cancel-pay-run.tsx';
import { PayRunFacts } from './pay-run-facts.tsx';
import { PayRunLists } from './pay-run-lists.tsx';
import { PayRunProgress } from './pay-run-progress.tsx';
import { payRunStates } from './pay-run-states.ts';
import { usePayRun } from './use-pay-run.ts';
import './pay-runs.css';

const route = getRouteApi('/office/desk/pay-runs/$id');

/** One pay run: who made it, who approved it, how much, for whom, and the file for the bank. */
export function PayRunPage() {
  const { id } = route.useParams();
  const one = usePayRun(id);
  return (
    <QueryView query={one} what="发放批次">
      {(run) => (
        <>
          <PageHeader
            title={`${monthText(run.month)}发放批次`}
            above={<StageTag {...payRunStates[run.state]} />}
            lead={<span className="numeric">批次号 {run.number}</span>}
            actions={
              <Link to="/office/pay-runs" className={buttonClass()}>
                全部批次
              </Link>
            }
          />
          <div className="stack">{run.state === 'making' ? <PayRunProgress run={run} /> : <MadeRun run={run} />}</div>
        </>
      )}
    </QueryView>
  );
}

function MadeRun({ run }: { run: PayRunDetail }) {
  return (
    <>
      {run.state === 'cancelled' && (
        <Callout title="本批次已作废，没有付款。">
          <p>其中的款项仍然应发，会列入该月重新生成的批次。</p>
        </Callout>
      )}
      {run.lines > 0 && (
        <Figures
          label="批次合计"
          figures={[
            { name: '应发金额', text: formatYuan(fen(run.total)), unit: '元' },
            { name: '笔数', count: run.lines, unit: '笔' },
            { name: '乡镇（街道）', count: run.towns.length, unit: '个' },
            { name: '暂缓', count: run.held, unit: '笔', bad: run.held > 0 },
          ]}
        />
      )}
      {run.state === 'made' && <ApprovePayRun run={run} />}
      {run.state === 'frozen' && <BankFile run={run} />}
      <PayRunFacts run={run} />
      <PayRunLists run={run} />
      {run.mayCancel && <CancelPayRun run={run} />}
    </>
  );
}
