import { useMemo } from 'react';
import type { ParameterList } from '#core/parameters/parameters.contract.ts';
import { dateText } from '#web/lib/format.ts';
import { type Column, DataTable } from '#web/ui/data-table.tsx';
import { EmptyState } from '#web/ui/empty-state.tsx';
import { StageTag } from '#web/ui/stage-tag.tsx';
import { useDesk } from '../desk/use-desk.ts';
import { valueText } from './parameter-text.ts';
import { type ValuePeriod, valuePeriods } from './value-periods.ts';

interface ParameterPanelProps {
  parameter: ParameterList['items'][number];
  onlyOpen: boolean;
}

/** One parameter with all its values. */
export function ParameterPanel({ parameter, onlyOpen }: ParameterPanelProps) {
  const { today } = useDesk();
  const { name, unit, clause, yearly } = parameter;
  const columns = useMemo(() => columnsOf(unit), [unit]);
  const rows = valuePeriods(parameter, today).filter(({ confirmed }) => !onlyOpen || !confirmed);
  return (
    <section className="parameter">
      <h2>{name}</h2>
      <p className="soft">
        {clause}
        {yearly && '；每年公布一次，到年底为止'}
      </p>
      <DataTable
        part
        label={`${name}各期的值`}
        rows={rows}
        columns={columns}
        rowKey={({ division, from }) => `${division} ${from}`}
        empty={<EmptyState title="还没有值" advice="需要用到时会提示缺少这个参数，请先由民政局录入。" />}
      />
    </section>
  );
}

const columnsOf = (unit: string): readonly Column<ValuePeriod>[] => [
  { key: 'place', title: '地区', width: '9em', render: ({ place }) => place },
  {
    key: 'value',
    title: '值',
    kind: 'nowrap',
    width: '9em',
    render: ({ value, holds }) => (holds ? <strong>{valueText(value, unit)}</strong> : valueText(value, unit)),
  },
  {
    key: 'period',
    title: '起止',
    kind: 'text',
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
    render: ({ document, mark }) => (
      <span>
        {document ?? <span className="soft">文号待查</span>} {mark !== '' && <StageTag name={mark} tone="warn" />}
      </span>
    ),
  },
];
