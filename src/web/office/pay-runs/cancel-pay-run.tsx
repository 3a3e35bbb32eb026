import { useState } from 'react';
import type { PayRunCancelled, PayRunDetail } from '#core/payments/payments.contract.ts';
import { api, path } from '#web/lib/api.ts';
import { useWrite } from '#web/lib/use-write.ts';
import { Button } from '#web/ui/button.tsx';
import { ConfirmDialog } from '#web/ui/confirm-dialog.tsx';
import { payRunsKey } from './use-pay-run.ts';

/** Throws away a run that is not frozen. */
export function CancelPayRun({ run }: { run: PayRunDetail }) {
  const [asking, setAsking] = useState(false);
  const cancel = useWrite<string, PayRunCancelled>(
    (id, key) => api.post<PayRunCancelled>(path`/api/pay-runs/${id}/cancel`, { key }),
    { refresh: [[payRunsKey]], onSuccess: () => setAsking(false) },
  );
  return (
    <div className="row">
      <Button onClick={() => setAsking(true)}>作废批次</Button>
      {asking && (
        <ConfirmDialog
          danger
          title={`作废批次 ${run.number}？`}
          confirmLabel="作废"
          busy={cancel.isPending}
          error={cancel.error}
          onConfirm={() => cancel.mutate(run.id)}
          onCancel={() => {
            setAsking(false);
            cancel.reset();
          }}
        >
          <p>作废后不能恢复。其中的款项仍然应发，会列入该月重新生成的批次；批次号保留，不会再用。</p>
        </ConfirmDialog>
      )}
    </div>
  );
}
