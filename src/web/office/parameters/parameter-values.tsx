import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { ParameterDetail } from '#core/parameters/parameters.contract.ts';
import { dateText } from '#web/lib/format.ts';
import { type Column, DataTable } from '#web/ui/data-table.tsx';
import { EmptyState } from '#web/ui/empty-state.tsx';
import { StageTag } from '#web/ui/stage-tag.tsx';
import { useDesk } from '../desk/use-desk.ts';
import { type ValuePeriod, valuePeriods } from './value-periods.ts';

const columnsOf = (key: string, mayPropose: boolean): readonly Column<ValuePeriod>[] => [
  { key: 'place', title: '地区', width: '9em', render: ({ place }) => place },
  {
    key: 'value',
    title: '值',
    kind: 'nowrap',
    width: '10em',
    render: ({ text, holds }) => (holds ? <strong>{text}</strong> : text),
  },
  {
    key: 'period',
    title: '起止',
    render: ({ from, through, holds }) => (
      <span>
        <span className="numeric">
          {dateText(from)}起{through !== null && '，'}
        </span>
        {through !== null && <span className="numeric">到{dateText(through)}</span>}{' '}
        {holds && <StageTag name="现行" tone="good" />}
      </span>
    ),
  },
  {
    key: 'document',
    title: '文号',
    render: ({ document, documentDate, confirmed, division, from, place }) => (
      <span>
        {document ?? <span className="soft">文号待查</span>} {!confirmed && <StageTag name="待确认" tone="warn" />}
        {documentDate !== null && <span className="cell-under">{dateText(documentDate)}成文</span>}
        {!confirmed && mayPropose && (
          <Link
            className="cell-under"
            to="/office/parameters/$key"
            params={{ key }}
            search={{ division, from }}
            aria-label={`补文号：${place}，${dateText(from)}起`}
          >
            补文号
          </Link>
        )}
      </span>
    ),
  },
];

/** The values as they are known now, place by place, with the days they hold for. */
export function ParameterValues({ parameter }: { parameter: ParameterDetail }) {
  const { today } = useDesk();
  const { key, name, mayPropose } = parameter;
  const columns = useMemo(() => columnsOf(key, mayPropose), [key, mayPropose]);
  return (
    <section className="parameter">
      <h2>各地各期的值</h2>
      <p className="soft">下级没有自己的值时，按上级的执行。</p>
      <DataTable
        part
        label={`${name}各期的值`}
        rows={valuePeriods(parameter, today)}
        columns={columns}
        rowKey={({ division, from }) => `${division} ${from}`}
        empty={<EmptyState title="还没有值" advice="需要用到时会提示缺少这个参数，请先提议一个值。" />}
      />
    </section>
  );
}
