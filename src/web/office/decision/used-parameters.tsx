import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { DecisionView } from '#core/cases/cases.contract.ts';
import { type Column, DataTable } from '#web/ui/data-table.tsx';
import { DateText } from '#web/ui/date-text.tsx';
import { StageTag } from '#web/ui/stage-tag.tsx';
import { useDesk } from '../desk/use-desk.ts';

type Parameter = DecisionView['parameters'][number];

const columnsOf = (mayRead: boolean): readonly Column<Parameter>[] => [
  {
    key: 'name',
    title: '标准、参数',
    width: '30%',
    render: ({ key, name }) =>
      mayRead ? (
        <Link to="/office/parameters/$key" params={{ key }}>
          {name}
        </Link>
      ) : (
        name
      ),
  },
  { key: 'value', title: '值', kind: 'nowrap', render: ({ text }) => text },
  { key: 'from', title: '起始日期', kind: 'nowrap', render: ({ from }) => <DateText date={from} /> },
  {
    key: 'document',
    title: '文号',
    render: ({ document, confirmed }) => (
      <span>
        {document ?? <span className="soft">文号待查</span>} {!confirmed && <StageTag tone="warn" name="待确认" />}
      </span>
    ),
  },
  { key: 'clause', title: '依据', render: ({ clause }) => clause },
];

/** Every parameter that was read, with its document number; those nobody has confirmed are marked. */
export function UsedParameters({ parameters }: { parameters: readonly Parameter[] }) {
  const { may } = useDesk();
  const mayRead = may('parameter.read');
  const columns = useMemo(() => columnsOf(mayRead), [mayRead]);
  return (
    <DataTable
      part
      label="用到的标准和参数"
      rows={parameters}
      columns={columns}
      rowKey={({ key, from }) => `${key} ${from}`}
      empty={null}
    />
  );
}
