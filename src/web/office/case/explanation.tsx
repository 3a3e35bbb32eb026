import type { DecisionView } from '#core/cases/cases.contract.ts';
import { type Column, DataTable } from '#web/ui/data-table.tsx';
import { DateText } from '#web/ui/date-text.tsx';
import { StageTag } from '#web/ui/stage-tag.tsx';

type TraceLine = DecisionView['trace'][number];
type Parameter = DecisionView['parameters'][number];

/** The parts of an explanation in the order they are read. */
const parts: readonly { kind: string; title: string }[] = [
  { kind: 'member', title: '谁算家庭成员' },
  { kind: 'fact', title: '采用的事实' },
  { kind: 'test', title: '逐条判断' },
  { kind: 'step', title: '金额怎样算出来' },
];

const columns: readonly Column<Parameter>[] = [
  {
    key: 'name',
    title: '标准、参数',
    render: ({ name, confirmed }) => (
      <span className="row">
        {name}
        {!confirmed && <StageTag tone="warn" name="待确认" />}
      </span>
    ),
  },
  { key: 'value', title: '值', kind: 'nowrap', render: ({ text }) => text },
  { key: 'from', title: '起始日期', kind: 'nowrap', render: ({ from }) => <DateText date={from} /> },
  { key: 'document', title: '文号', render: ({ document }) => document ?? <span className="soft">文号待查</span> },
  { key: 'clause', title: '依据', render: ({ clause }) => clause },
];

/** Every test, fact, parameter and step behind a decision, so that a stranger can recompute it by hand. */
export function Explanation({ decision }: { decision: DecisionView }) {
  return (
    <details className="explanation">
      <summary>认定依据和计算过程</summary>
      <div className="stack">
        {parts.map(({ kind, title }) => (
          <Part key={kind} title={title} lines={decision.trace.filter((line) => line.kind === kind)} />
        ))}
        {decision.parameters.length > 0 && (
          <section className="stack">
            <h3>适用的标准和参数</h3>
            <DataTable
              part
              label="适用的标准和参数"
              rows={decision.parameters}
              columns={columns}
              rowKey={({ key, from }) => key + from}
              empty={null}
            />
          </section>
        )}
      </div>
    </details>
  );
}

function Part({ title, lines }: { title: string; lines: readonly TraceLine[] }) {
  if (lines.length === 0) return null;
  return (
    <section>
      <h3>{title}</h3>
      <ol className="explanation-lines">
        {lines.map(({ text, clause, passed }) => (
          <li key={text + clause} data-passed={passed}>
            {passed !== undefined && <span className="visually-hidden">{passed ? '满足：' : '不满足：'}</span>}
            {text}
            {clause !== undefined && <span className="soft">〔{clause}〕</span>}
          </li>
        ))}
      </ol>
    </section>
  );
}
