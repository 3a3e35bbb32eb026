import { Link } from '@tanstack/react-router';
import { dateText } from '#web/lib/format.ts';
import { type Column, DataTable } from '#web/ui/data-table.tsx';
import { StageTag } from '#web/ui/stage-tag.tsx';
import type { ParameterRow } from './parameter-groups.ts';

const columns: readonly Column<ParameterRow>[] = [
  {
    key: 'name',
    title: '参数',
    width: '32%',
    render: ({ key, name, clause }) => (
      <span>
        <Link to="/office/parameters/$key" params={{ key }}>
          {name}
        </Link>
        <span className="cell-under">{clause}</span>
      </span>
    ),
  },
  {
    key: 'value',
    title: '本县现行',
    width: '16%',
    render: ({ inForce, fromAbove, next }) => (
      <span>
        {inForce === undefined ? <span className="soft">没有值</span> : <strong>{inForce.text}</strong>}
        {fromAbove && <span className="cell-under">按{inForce?.place}的执行</span>}
        {next !== undefined && (
          <span className="cell-under">
            {dateText(next.from)}起 {next.text}
          </span>
        )}
      </span>
    ),
  },
  {
    key: 'from',
    title: '起始日期',
    kind: 'nowrap',
    width: '14%',
    render: ({ inForce }) => (inForce === undefined ? '' : dateText(inForce.from)),
  },
  {
    key: 'document',
    title: '文号',
    width: '20%',
    render: ({ inForce }) =>
      inForce === undefined ? '' : (inForce.document ?? <span className="soft">文号待查</span>),
  },
  {
    key: 'marks',
    title: '要办的',
    render: ({ unconfirmed, open }) => (
      <span className="row">
        {unconfirmed.length > 0 && <StageTag tone="warn" name={`待确认 ${unconfirmed.length}`} />}
        {open > 0 && <StageTag name={`待审 ${open}`} />}
      </span>
    ),
  },
];

/** Parameters with what holds in the county today. */
export function ParametersTable({ label, rows }: { label: string; rows: readonly ParameterRow[] }) {
  return <DataTable part label={label} rows={rows} columns={columns} rowKey={({ key }) => key} empty={null} />;
}
