import { dateText } from '#web/lib/format.ts';
import { type Column, DataTable } from '#web/ui/data-table.tsx';
import { Period } from '../people/period.tsx';
import { type ExplainedFact, factsBySubject } from './explanation-parts.ts';

const columns: readonly Column<ExplainedFact>[] = [
  { key: 'name', title: '事实', width: '18%', render: ({ name }) => name },
  { key: 'value', title: '内容', width: '14%', render: ({ text }) => text },
  {
    key: 'period',
    title: '起止',
    width: '18%',
    render: ({ from, to }) => (from === null ? <span className="soft">不限</span> : <Period from={from} to={to} />),
  },
  { key: 'standing', title: '采信等级', width: '10%', render: ({ standingName }) => standingName || <Registered /> },
  {
    key: 'source',
    title: '来源',
    width: '20%',
    render: ({ source, knownOn }) => (
      <span>
        {source || <Registered />}
        {knownOn !== null && <span className="cell-under">{dateText(knownOn)}记入</span>}
      </span>
    ),
  },
  { key: 'basis', title: '依据', render: ({ basis }) => basis },
];

/** What the register itself says, such as a birthday, comes from no document. */
function Registered() {
  return <span className="soft">人员登记</span>;
}

/** Every fact that lay before the rule, the household's first, then person by person. */
export function ExplainedFacts({ facts }: { facts: readonly ExplainedFact[] }) {
  return (
    <div className="stack">
      {factsBySubject(facts, '全家').map(({ member, name, facts: own }) => (
        <section key={member} className="explained-facts">
          <h4>{name}</h4>
          <DataTable
            part
            label={`${name}的事实`}
            rows={own}
            columns={columns}
            rowKey={(fact) => [fact.kind, fact.from, fact.to, fact.text].join()}
            empty={null}
          />
        </section>
      ))}
    </div>
  );
}
