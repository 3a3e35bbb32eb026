import { useState } from 'react';
import type { PayRunApproved, PayRunDetail } from '#core/payments/payments.contract.ts';
import { api, path } from '#web/lib/api.ts';
import { countText, moneyText, monthText } from '#web/lib/format.ts';
import { useWrite } from '#web/lib/use-write.ts';
import { Button } from '#web/ui/button.tsx';
import { Callout } from '#web/ui/callout.tsx';
import { ConfirmDialog } from '#web/ui/confirm-dialog.tsx';
import { useDesk } from '../desk/use-desk.ts';
import { payRunsKey } from './use-pay-run.ts';

/** The second pair of eyes. Who may not approve is told why, and who may. */
export function ApprovePayRun({ run }: { run: PayRunDetail }) {
  const [asking, setAsking] = useState(false);
  const approve = useWrite<string, PayRunApproved>(
    (id, key) => api.post<PayRunApproved>(path`/api/pay-runs/${id}/approve`, { key }),
    { refresh: [[payRunsKey]] },
  );
  if (run.lines === 0) return <NothingToPay run={run} />;
  if (!run.mayApprove) return <WhyNot run={run} />;
  return (
    <Callout tone="warn" title="等您复核">
      <p>请看合计、各乡镇小计和暂缓原因，必要时抽查明细。复核时系统会逐笔重新核对，情况有变的不能通过。</p>
      <div className="row">
        <Button kind="primary" onClick={() => setAsking(true)}>
          复核通过
        </Button>
      </div>
      {asking && (
        <ConfirmDialog
          title={`${monthText(run.month)}发放批次复核通过？`}
          confirmLabel="冻结批次"
          busy={approve.isPending}
          error={approve.error}
          onConfirm={() => approve.mutate(run.id)}
          onCancel={() => {
            setAsking(false);
            approve.reset();
          }}
        >
          <p>
            共 {countText(run.lines)} 笔，<strong>{moneyText(run.total)}</strong>。复核通过后批次冻结，
            <strong>不能再修改或作废</strong>，可以导出银行文件。
          </p>
        </ConfirmDialog>
      )}
    </Callout>
  );
}

function NothingToPay({ run }: { run: PayRunDetail }) {
  return (
    <Callout tone="warn" title="这个批次没有可发的款项。">
      <p>
        {run.held > 0
          ? `应发的 ${countText(run.held)} 笔都暂缓，原因见下。请作废本批次，处理暂缓原因后重新生成。`
          : '到这个月为止的款项都已发放。请作废本批次。'}
      </p>
    </Callout>
  );
}

function WhyNot({ run }: { run: PayRunDetail }) {
  const { may } = useDesk();
  // Someone with the permission who still may not is the maker himself.
  const isMaker = may('pay-run.approve') || may('pay-run.make');
  return (
    <Callout title={`等待复核${isMaker ? '，制单的人不能复核' : ''}`}>
      <p>
        {`制单和复核必须是两个人（不相容岗位分离）。本批次由${run.madeByName}制单，须由资金复核岗的另一人复核；复核通过后才能导出银行文件。`}
      </p>
    </Callout>
  );
}
