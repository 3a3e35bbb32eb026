import type { ReactNode } from 'react';
import type { ImportHouseholdView } from '#core/feeds/feeds.contract.ts';
import { monthText } from '#web/lib/format.ts';
import { type Column, DataTable } from '#web/ui/data-table.tsx';
import { MoneyText } from '#web/ui/money-text.tsx';
import { StageTag } from '#web/ui/stage-tag.tsx';
import { householdStates } from './import-states.ts';

interface HouseholdsTableProps {
  label: string;
  households: readonly ImportHouseholdView[];
  more?: { load: () => void; loading: boolean };
  empty: ReactNode;
}

const columns: readonly Column<ImportHouseholdView>[] = [
  {
    key: 'name',
    title: '户主',
    width: '18%',
    render: (household) => <HouseholdName household={household} />,
  },
  {
    key: 'rows',
    title: 'Excel 行',
    kind: 'nowrap',
    render: ({ firstRow, lastRow }) => (firstRow === lastRow ? String(firstRow) : `${firstRow}–${lastRow}`),
  },
  { key: 'members', title: '成员', width: '13%', render: ({ members }) => <Members members={members} /> },
  {
    key: 'amount',
    title: '月保障金',
    kind: 'numeric',
    render: ({ benefit }) => (benefit === null ? '' : <MoneyText amount={benefit.amount} />),
  },
  {
    key: 'benefit',
    title: '待遇',
    width: '24%',
    render: ({ benefit }) => benefit !== null && <Benefit benefit={benefit} />,
  },
  { key: 'check', title: '核对结果', render: (household) => <CheckResult household={household} /> },
];

/** The households as they were read: who, where, how much, and what was noticed. */
export function HouseholdsTable({ label, households, more, empty }: HouseholdsTableProps) {
  return (
    <DataTable
      label={label}
      rows={households}
      columns={columns}
      rowKey={({ firstRow }) => String(firstRow)}
      empty={empty}
      {...(more === undefined ? {} : { more })}
    />
  );
}

function Members({ members }: Pick<ImportHouseholdView, 'members'>) {
  if (members.length === 0) return null;
  return (
    <details>
      <summary>{members.length} 人</summary>
      <ul className="cell-list">
        {members.map(({ name, idNumberMask, relationName }) => (
          <li key={`${name}${idNumberMask}`}>
            {name}（{relationName}） <span className="soft numeric">{idNumberMask}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}

function Benefit({ benefit }: { benefit: NonNullable<ImportHouseholdView['benefit']> }) {
  return (
    <span>
      {benefit.kindName}，{monthText(benefit.from)}起
      <span className="cell-under">
        <span className="numeric">{benefit.accountMask}</span>
      </span>
      <span className="cell-under">{benefit.document}</span>
    </span>
  );
}

function CheckResult({ household }: { household: ImportHouseholdView }) {
  const { state, faults, mends, notes } = household;
  return (
    <div>
      <StageTag {...householdStates[state]} />
      <ul className="cell-list">
        {faults.map(({ row, column, header, message }) => (
          <li key={`${row}${column}${message}`}>
            {column === null ? `第 ${row} 行` : `${column}${row} ${header}`}：{message}
          </li>
        ))}
        {notes.map((note) => (
          <li key={note} className="soft">
            {note}
          </li>
        ))}
      </ul>
      {mends.length > 0 && (
        <details>
          <summary>自动更正 {mends.length} 处</summary>
          <ul className="cell-list">
            {mends.map(({ row, column, header, found, value }) => (
              <li key={`${row}${column}`}>
                {column}
                {row} {header}：<q>{found}</q> 读作 <q>{value}</q>
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}

function HouseholdName({ household: { name, place } }: { household: ImportHouseholdView }) {
  return (
    <span>
      {name === '' ? '（没有写户主）' : name}
      {place !== '' && <span className="cell-under">{place}</span>}
    </span>
  );
}
