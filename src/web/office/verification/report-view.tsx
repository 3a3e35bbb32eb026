import type { VerificationReport } from '#core/exchange/exchange.contract.ts';
import type { ReportDifference, ReportPerson } from '#core/exchange/exchange.report.contract.ts';
import { cellStateNames, conclusionNames } from '#core/exchange/exchange.report.contract.ts';
import { path } from '#web/lib/api.ts';
import { dateText, moneyText } from '#web/lib/format.ts';
import { type Column, DataTable } from '#web/ui/data-table.tsx';
import { Fold } from '#web/ui/fold.tsx';
import { StageTag } from '#web/ui/stage-tag.tsx';
import { cellTones, conclusionTones } from './verification-states.ts';

const kinds = { report: '核对报告', review: '复核报告' } as const;

const peopleColumns: readonly Column<ReportPerson>[] = [
  { key: 'name', title: '姓名', width: '16%', render: ({ name }) => name },
  {
    key: 'conclusion',
    title: '结论',
    width: '12%',
    render: ({ conclusion }) => <StageTag name={conclusionNames[conclusion]} tone={conclusionTones[conclusion]} />,
  },
  {
    key: 'grounds',
    title: '理由',
    render: ({ grounds }) => (
      <ul className="cell-list">
        {grounds.map((ground) => (
          <li key={ground}>{ground}</li>
        ))}
      </ul>
    ),
  },
];

const gapText = ({ gap, overPeriod }: ReportDifference): string =>
  gap === null ? '' : `${overPeriod ? '期间' : ''}${gap > 0 ? '多' : '少'} ${moneyText(Math.abs(gap))}`;

export const differenceColumns: readonly Column<ReportDifference>[] = [
  { key: 'name', title: '姓名', width: '12%', render: ({ name }) => name },
  { key: 'label', title: '内容', render: ({ label }) => label },
  { key: 'declared', title: '申报', kind: 'numeric', render: ({ declared }) => declared },
  { key: 'reported', title: '部门反馈', kind: 'numeric', render: ({ reported }) => reported },
  { key: 'gap', title: '相差', kind: 'numeric', render: gapText },
  {
    key: 'weighs',
    title: '说明',
    render: ({ weighs, explained }) =>
      explained !== null ? (
        <span>
          <StageTag name="已说明" tone="good" />
          <span className="cell-under">{explained}</span>
        </span>
      ) : weighs ? (
        <StageTag name="需核实" tone="warn" />
      ) : (
        <span className="soft">没有超出申报</span>
      ),
  },
];

/** A verification report: what it concludes and why, where it differs from what was declared, and the answers behind it. */
export function ReportView({ report, open }: { report: VerificationReport; open: boolean }) {
  const { id, number, kind, madeOn, validUntil, valid, content } = report;
  return (
    <section className="stack verification-report" aria-label={`${kinds[kind]} ${number}`}>
      <div className="row">
        <h3>{kinds[kind]}</h3>
        <span className="numeric">{number}</span>
        {valid ? <StageTag name="有效" tone="good" /> : <StageTag name={open ? '已过期' : '已被代替'} tone="quiet" />}
        <span className="soft">
          {dateText(madeOn)}出具，有效期至 {dateText(validUntil)}
        </span>
        <a href={path`/api/verification-reports/${id}/report.pdf`} target="_blank" rel="noreferrer">
          打印报告（PDF）
        </a>
      </div>
      <DataTable
        part
        label="核对结论"
        rows={content.people}
        columns={peopleColumns}
        rowKey={({ person }) => person}
        empty={null}
      />
      {content.differences.length > 0 ? (
        <DataTable
          part
          label="申报与部门反馈的差异"
          rows={content.differences}
          columns={differenceColumns}
          rowKey={({ key }) => key}
          empty={null}
        />
      ) : (
        <p className="soft">已答复的内容与申报没有差异。</p>
      )}
      {content.answer !== null && <p>对异议的答复：{content.answer}</p>}
      <Fold title="报告所依据的各来源答复">
        <ReportAnswers people={content.people} />
      </Fold>
    </section>
  );
}

type Answer = ReportPerson['sources'][number];

const answerColumns: readonly Column<Answer>[] = [
  { key: 'source', title: '来源', width: '20%', render: ({ name }) => name },
  {
    key: 'state',
    title: '状态',
    width: '14%',
    render: ({ state }) => <StageTag name={cellStateNames[state]} tone={cellTones[state]} />,
  },
  {
    key: 'items',
    title: '内容',
    render: ({ note, items }) => (
      <ul className="cell-list">
        {note !== null && <li className="soft">{note}</li>}
        {items.map(({ label, text }) => (
          <li key={`${label} ${text}`}>
            {label}：{text}
          </li>
        ))}
      </ul>
    ),
  },
];

function ReportAnswers({ people }: { people: readonly ReportPerson[] }) {
  return (
    <div className="stack">
      {people.map(({ person, name, sources }) => (
        <section key={person} className="stack">
          <h4>{name}</h4>
          <DataTable
            part
            label={`${name}：各来源的答复`}
            rows={sources}
            columns={answerColumns}
            rowKey={({ source }) => source}
            empty={null}
          />
        </section>
      ))}
    </div>
  );
}
