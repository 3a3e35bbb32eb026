import { type ReactNode, useMemo } from 'react';
import type { ImportHouseholdView, LedgerFaultView } from '#core/feeds/feeds.contract.ts';
import { type Column, DataTable } from '#web/ui/data-table.tsx';

interface FaultsTableProps {
  label: string;
  households: readonly ImportHouseholdView[];
  more?: { load: () => void; loading: boolean };
  empty: ReactNode;
}

type Fault = LedgerFaultView & { id: string; name: string; place: string };

const columns: readonly Column<Fault>[] = [
  {
    key: 'cell',
    title: '单元格',
    kind: 'nowrap',
    render: ({ row, column }) => (column === null ? `第 ${row} 行` : `第 ${row} 行 ${column} 列`),
  },
  { key: 'header', title: '表头', width: '8em', render: ({ header }) => header ?? '整户' },
  {
    key: 'found',
    title: '表里写的是',
    width: '14em',
    render: ({ found, column }) =>
      found === '' ? <span className="soft">{column === null ? '—' : '空白'}</span> : <q>{found}</q>,
  },
  { key: 'message', title: '问题和改法', render: ({ message }) => <strong>{message}</strong> },
  {
    key: 'name',
    title: '户主',
    width: '10em',
    render: ({ name, place }) => (
      <span>
        {name === '' ? '（没有写户主）' : name}
        {place !== '' && <span className="cell-under">{place}</span>}
      </span>
    ),
  },
];

/** Every fault with its cell as Excel names it, what stands there, and how to mend it. */
export function FaultsTable({ label, households, more, empty }: FaultsTableProps) {
  const rows = useMemo(() => households.flatMap(faultsOf), [households]);
  return (
    <DataTable
      label={`${label}：错误`}
      rows={rows}
      columns={columns}
      rowKey={({ id }) => id}
      empty={empty}
      {...(more === undefined ? {} : { more })}
    />
  );
}

function faultsOf({ faults, name, place, firstRow }: ImportHouseholdView): Fault[] {
  return faults.map((fault, index) => ({ ...fault, id: `${firstRow}-${index}`, name, place }));
}
