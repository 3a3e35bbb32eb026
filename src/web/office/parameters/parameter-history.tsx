import type { ParameterDetail, ParameterVersion } from '#core/parameters/parameters.contract.ts';
import { dateText, instantText } from '#web/lib/format.ts';
import { type Column, DataTable } from '#web/ui/data-table.tsx';
import { StageTag } from '#web/ui/stage-tag.tsx';

const columns: readonly Column<ParameterVersion>[] = [
  { key: 'known', title: '记入时间', kind: 'nowrap', render: ({ knownFrom }) => instantText(knownFrom) },
  {
    key: 'value',
    title: '值',
    render: ({ place, text, from, current }) => (
      <span>
        {place} {current ? <strong>{text}</strong> : <s>{text}</s>}{' '}
        {!current && <StageTag name="已改正" tone="quiet" />}
        <span className="cell-under">{dateText(from)}起</span>
      </span>
    ),
  },
  {
    key: 'document',
    title: '文号',
    render: ({ document, documentDate }) => (
      <span>
        {document ?? <span className="soft">文号待查</span>}
        {documentDate !== null && <span className="cell-under">{dateText(documentDate)}成文</span>}
      </span>
    ),
  },
  {
    key: 'who',
    title: '谁提议、谁批准',
    render: ({ proposedByName, approvedByName, source }) =>
      proposedByName === null ? <span className="soft">{source}</span> : `${proposedByName}提议，${approvedByName}批准`,
  },
];

/** All that was ever known: true from × known from. Nothing in it is ever changed. */
export function ParameterHistory({ parameter }: { parameter: ParameterDetail }) {
  return (
    <section className="parameter">
      <h2>记入的经过</h2>
      <p className="soft">每记入一次留一行，后来改正的也不抹去：以前按哪个值办理的，都查得到。</p>
      <DataTable
        part
        label={`${parameter.name}记入的经过`}
        rows={parameter.history}
        columns={columns}
        rowKey={({ division, from, knownFrom }) => `${division} ${from} ${knownFrom}`}
        empty={null}
      />
    </section>
  );
}
