import type { PayHoldRow, PayLineRow, PayRunDetail } from '#core/payments/payments.contract.ts';
import { countText, monthText } from '#web/lib/format.ts';
import type { Column } from '#web/ui/data-table.tsx';
import { MoneyText } from '#web/ui/money-text.tsx';
import { StageTag } from '#web/ui/stage-tag.tsx';
import { lineTypes } from './pay-run-states.ts';

type Town = PayRunDetail['towns'][number];

export const townColumns: readonly Column<Town>[] = [
  { key: 'name', title: '乡镇（街道）', render: ({ name }) => name },
  { key: 'lines', title: '笔数', kind: 'numeric', render: ({ lines }) => countText(lines) },
  { key: 'amount', title: '金额', kind: 'numeric', render: ({ amount }) => <MoneyText amount={amount} /> },
  { key: 'held', title: '暂缓', kind: 'numeric', render: ({ held }) => (held === 0 ? '' : `${countText(held)} 笔`) },
  {
    key: 'heldAmount',
    title: '暂缓金额',
    kind: 'numeric',
    render: ({ held, heldAmount }) => (held === 0 ? '' : <MoneyText amount={heldAmount} />),
  },
];

export const lineColumns: readonly Column<PayLineRow>[] = [
  { key: 'number', title: '序号', kind: 'numeric', render: ({ number }) => countText(number) },
  { key: 'payee', title: '收款人', render: ({ payeeName }) => payeeName },
  { key: 'place', title: '所在地', render: ({ place }) => place },
  {
    key: 'kind',
    title: '待遇',
    render: ({ kindName, month, type }) => (
      <span>
        {kindName} <span className="numeric">{monthText(month)}</span>{' '}
        {type === 'back-pay' && <StageTag name={lineTypes[type]} tone="warn" />}
      </span>
    ),
  },
  {
    key: 'account',
    title: '收款账户',
    render: ({ bank, accountMask }) => (
      <span>
        <span className="numeric">{accountMask}</span>
        {bank !== null && <span className="cell-under">{bank}</span>}
      </span>
    ),
  },
  { key: 'amount', title: '金额', kind: 'numeric', render: ({ amount }) => <MoneyText amount={amount} /> },
];

export const holdColumns: readonly Column<PayHoldRow>[] = [
  { key: 'payee', title: '收款人', render: ({ payeeName }) => payeeName },
  { key: 'reason', title: '暂缓原因', render: ({ reasonName }) => <strong>{reasonName}</strong> },
  { key: 'place', title: '所在地', render: ({ place }) => place },
  { key: 'kind', title: '待遇', render: ({ kindName, month }) => `${kindName} ${monthText(month)}` },
  { key: 'amount', title: '金额', kind: 'numeric', render: ({ amount }) => <MoneyText amount={amount} /> },
];
