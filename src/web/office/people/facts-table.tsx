import type { FactView } from '#core/people/people.contract.ts';
import { type Column, DataTable } from '#web/ui/data-table.tsx';
import { DateText } from '#web/ui/date-text.tsx';
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
  { key: 'name', title: '事实', render: ({ name }) => name },
  { key: 'value', title: '内容', render: ({ text }) => text },
  { key: 'period', title: '起止', kind: 'nowrap', render: ({ from, to }) => <Period from={from} to={to} /> },
  {
    key: 'standing',
    title: '采信等级',
    render: ({ standing, standingName }) => <StageTag name={standingName} tone={tones[standing]} />,
  },
  { key: 'source', title: '来源', render: ({ source }) => source },
  { key: 'basis', title: '依据', render: ({ basis }) => basis },
  {
    key: 'known',
    title: '得知',
    kind: 'nowrap',
    render: ({ knownFrom }) => <DateText date={knownFrom.slice(0, 10)} />,
  },
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
