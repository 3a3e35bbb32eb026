import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { PayRunMade } from '#core/payments/payments.contract.ts';
import { monthOf, type PlainDate } from '#kit/plain-date.ts';
import { api } from '#web/lib/api.ts';
import { useWrite } from '#web/lib/use-write.ts';
import { Button } from '#web/ui/button.tsx';
import { ErrorState } from '#web/ui/error-state.tsx';
import { MonthSelect } from '#web/ui/month-select.tsx';
import { payRunsKey } from './use-pay-run.ts';
import './pay-runs.css';

const monthsOffered = 12;

/** The month of a new run. `today` is the business date. */
export function NewPayRun({ today }: { today: PlainDate }) {
  const navigate = useNavigate();
  const now = monthOf(today);
  const [month, setMonth] = useState<string>(now);
  const make = useWrite<string, PayRunMade>(
    (chosen, key) => api.post<PayRunMade>('/api/pay-runs', { month: chosen, key }),
    {
      refresh: [[payRunsKey]],
      onSuccess: ({ id }) => void navigate({ to: '/office/pay-runs/$id', params: { id } }),
    },
  );
  return (
    <section className="panel stack" aria-label="新建批次">
      <div className="new-pay-run">
        <MonthSelect label="发放月份" value={month} latest={now} count={monthsOffered} onChange={setMonth} />
        <Button kind="primary" busy={make.isPending} onClick={() => make.mutate(month)}>
          新建发放批次
        </Button>
        <p className="soft">列出到这个月为止应发而未发的全部待遇，包括以前月份欠发的；生成后须由另一人复核。</p>
      </div>
      {make.error !== null && <ErrorState error={make.error} />}
    </section>
  );
}
