import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { dateText } from '#web/lib/format.ts';
import { type Column, DataTable } from '#web/ui/data-table.tsx';
import { EmptyState } from '#web/ui/empty-state.tsx';
import { StageTag } from '#web/ui/stage-tag.tsx';
import { useDesk } from '../desk/use-desk.ts';
import type { ParameterRow } from './parameter-groups.ts';
import type { ValuePeriod } from './value-periods.ts';

type UnconfirmedRow = ValuePeriod & { parameter: ParameterRow };

const columnsOf = (mayPropose: boolean): readonly Column<UnconfirmedRow>[] => [
  {
    key: 'name',
    title: '参数',
    width: '30%',
    render: ({ parameter }) => (
      <Link to="/office/parameters/$key" params={{ key: parameter.key }}>
        {parameter.name}
      </Link>
    ),
  },
  { key: 'place', title: '地区', kind: 'nowrap', render: ({ place }) => place },
  {
    key: 'value',
    title: '值',
    render: ({ text, holds }) => (
      <span className="row">
        {text}
        {holds && <StageTag name="现行" tone="good" />}
      </span>
    ),
  },
  {
    key: 'from',
    title: '起止',
    render: ({ from, through }) => `${dateText(from)}起${through === null ? '' : `，到${dateText(through)}`}`,
  },
  {
    key: 'do',
    title: '办理',
    kind: 'nowrap',
    render: ({ parameter, division, from, place }) =>
      mayPropose ? (
        <Link
          to="/office/parameters/$key"
          params={{ key: parameter.key }}
          search={{ division, from }}
          aria-label={`补文号：${parameter.name}，${place}，${dateText(from)}起`}
        >
          补文号
        </Link>
      ) : (
        <span className="soft">由县级审核岗补文号</span>
      ),
  },
];

/** Every value without a document, for the county to fill: those in force first. */
export function UnconfirmedTable({ rows }: { rows: readonly UnconfirmedRow[] }) {
  const { may } = useDesk();
  const mayPropose = may('parameter.propose');
  const columns = useMemo(() => columnsOf(mayPropose), [mayPropose]);
  const ordered = [...rows].sort((a, b) => Number(b.holds) - Number(a.holds));
  return (
    <DataTable
      label="待确认的值"
      rows={ordered}
      columns={columns}
      rowKey={({ parameter, division, from }) => `${parameter.key} ${division} ${from}`}
      empty={<EmptyState title="没有待确认的值" advice="每个值都有文号，已经确认。" />}
    />
  );
}
