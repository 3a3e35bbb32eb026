import type { FactView } from '#core/people/people.contract.ts';
import { dateText } from '#web/lib/format.ts';
import { type Column, DataTable } from '#web/ui/data-table.tsx';
import { StageTag, type Tone } from '#web/ui/stage-tag.tsx';
import { Period } from './period.tsx';

/** The more a fact may be trusted, the stronger its mark. */
const tones: Record<FactView['standing'], Tone> = {
  declared: 'quiet',
  reported: 'quiet',
  found: 'open',
  determined: 'good',
};

const columns: readonly Column<FactView>[] = [
  { key: 'name', title: '事实', width: '16%', render: ({ name }) => name },
  { key: 'value', title: '内容', width: '14%', render: ({ text }) => text },
  { key: 'period', title: '起止', width: '19%', render: ({ from, to }) => <Period from={from} to={to} /> },
  {
    key: 'standing',
    title: '采信等级',
    width: '11%',
    render: ({ standing, standingName }) => <StageTag name={standingName} tone={tones[standing]} />,
  },
  {
    key: 'source',
    title: '来源',
    width: '20%',
    render: ({ source, knownFrom }) => (
      <div>
        {source}
        <p className="soft">{dateText(knownFrom.slice(0, 10))}得知</p>
      </div>
    ),
  },
  { key: 'basis', title: '依据', render: ({ basis }) => basis },
];

/** Facts in force about one person or household, with how far each may be trusted and why. */
export function FactsTable({ of, facts }: { of: string; facts: readonly FactView[] }) {
  return (
    <DataTable
      part
      label={`${of}的事实信息`}
      rows={facts}
      columns={columns}
      rowKey={({ id }) => id}
      empty={<p className="soft">没有登记的事实信息。</p>}
    />
  );
}
