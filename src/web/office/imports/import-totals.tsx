import type { ImportSummary } from '#core/feeds/feeds.contract.ts';
import { monthText } from '#web/lib/format.ts';
import { Figures } from '#web/ui/figures.tsx';
import { readyHouseholds } from './import-states.ts';

/** The figures a clerk compares with the foot of the ledger. */
export function ImportTotals({ batch }: { batch: ImportSummary }) {
  const { rows, households, imported, faulty, skipped, paidThrough } = batch;
  const entered = paidThrough !== null;
  return (
    <Figures
      label="读取结果"
      figures={[
        { name: '读到的行', count: rows, unit: '行' },
        { name: '家庭', count: households, unit: '户' },
        ...(entered ? [{ name: '已导入', count: imported, unit: '户' }] : []),
        ...(batch.state === 'done' ? [] : [{ name: '可以导入', count: readyHouseholds(batch), unit: '户' }]),
        { name: '有错误', count: faulty, unit: '户', bad: faulty > 0 },
        ...(entered ? [{ name: '导入时跳过', count: skipped, unit: '户', bad: skipped > 0 }] : []),
        ...(entered ? [{ name: '此前已发至', text: monthText(paidThrough) }] : []),
      ]}
    />
  );
}
