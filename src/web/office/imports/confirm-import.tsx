import { useState } from 'react';
import type { ImportStarted, ImportSummary } from '#core/feeds/feeds.contract.ts';
import { addMonthsTo, nextMonth, plainMonth } from '#kit/plain-date.ts';
import { api, path } from '#web/lib/api.ts';
import { countText, monthText } from '#web/lib/format.ts';
import { useWrite } from '#web/lib/use-write.ts';
import { Button } from '#web/ui/button.tsx';
import { ErrorState } from '#web/ui/error-state.tsx';
import { MonthSelect } from '#web/ui/month-select.tsx';
import { readyHouseholds } from './import-states.ts';
import { importsKey } from './use-import.ts';

/** How far back the last payment outside Jimin may lie, in months. */
const monthsOffered = 36;

/** The last word before anything is written: how many, and from which month Jimin pays. */
export function ConfirmImport({ batch }: { batch: ImportSummary }) {
  const usual = plainMonth(batch.paidThrough ?? batch.defaultPaidThrough);
  const [paidThrough, setPaidThrough] = useState<string>(usual);
  const confirm = useWrite<string, ImportStarted>(
    (month, key) => api.post<ImportStarted>(path`/api/imports/${batch.id}/confirm`, { paidThrough: month, key }),
    { refresh: [[importsKey]] },
  );
  const first = nextMonth(plainMonth(paidThrough));
  return (
    <section className="panel stack" aria-labelledby="confirm-import">
      <h2 id="confirm-import">确认导入</h2>
      <div className="row">
        <MonthSelect
          label="在济民之外已经发到哪个月？"
          value={paidThrough}
          latest={addMonthsTo(plainMonth(batch.defaultPaidThrough), 1)}
          count={monthsOffered}
          onChange={setPaidThrough}
        />
      </div>
      <p className="confirm-words" aria-live="polite">
        {monthText(paidThrough)}及以前的钱已经由原来的渠道发过，济民<strong>不再发、也不补发</strong>；从
        <strong>{monthText(first)}</strong>起由济民发放。选早了会重复发，选晚了会漏发，拿不准时请先问资金股。
      </p>
      {confirm.error !== null && <ErrorState error={confirm.error} />}
      <div className="row">
        <Button kind="primary" busy={confirm.isPending} onClick={() => confirm.mutate(paidThrough)}>
          确认导入
        </Button>
        <span className="soft">将写入 {countText(readyHouseholds(batch))} 户的家庭、成员和待遇。</span>
      </div>
    </section>
  );
}
