import { Link } from '@tanstack/react-router';
import type { DecisionRunDetail, ProposalRow } from '#core/decisions/decisions.contract.ts';
import { outcomeNames } from '#kit/rule.ts';
import { countText, signedMoney } from '#web/lib/format.ts';
import type { Column } from '#web/ui/data-table.tsx';
import { MoneyText } from '#web/ui/money-text.tsx';
import { StageTag } from '#web/ui/stage-tag.tsx';
import { proposalKinds } from './decision-run-states.ts';

const several = (count: number) => (count === 0 ? '' : countText(count));

export const townColumns: readonly Column<DecisionRunDetail['towns'][number]>[] = [
  { key: 'name', title: '乡镇（街道）', render: ({ name }) => name },
  { key: 'stops', title: '应停发', kind: 'numeric', render: ({ stops }) => several(stops) },
  { key: 'changes', title: '金额应调整', kind: 'numeric', render: ({ changes }) => several(changes) },
  { key: 'starts', title: '可能符合', kind: 'numeric', render: ({ starts }) => several(starts) },
  { key: 'before', title: '现每月', kind: 'numeric', render: ({ before }) => <MoneyText amount={before} /> },
  { key: 'after', title: '判定每月', kind: 'numeric', render: ({ after }) => <MoneyText amount={after} /> },
  { key: 'difference', title: '差额', kind: 'numeric', render: ({ before, after }) => signedMoney(after - before) },
];

export const classColumns: readonly Column<DecisionRunDetail['classes'][number]>[] = [
  { key: 'class', title: '类别', render: ({ className }) => className },
  { key: 'outcome', title: '结论', render: ({ outcome }) => outcomeNames[outcome] },
  { key: 'households', title: '户数', kind: 'numeric', render: ({ households }) => countText(households) },
  {
    key: 'amount',
    title: '每月合计',
    kind: 'numeric',
    render: ({ amount }) => (amount === 0 ? '' : <MoneyText amount={amount} />),
  },
];

export const undecidedColumns: readonly Column<DecisionRunDetail['undecided'][number]>[] = [
  { key: 'text', title: '为什么不能判定', render: ({ text }) => text },
  { key: 'households', title: '户数', kind: 'numeric', render: ({ households }) => countText(households) },
  { key: 'inPayment', title: '其中正在发放', kind: 'numeric', render: ({ inPayment }) => several(inPayment) },
];

/** @param run whose proposals they are; @param explained whether each opens its explanation */
export const proposalColumns = (run: string, explained: boolean): readonly Column<ProposalRow>[] => [
  {
    key: 'head',
    title: '户主',
    width: '7em',
    render: ({ household, headName }) =>
      explained ? (
        <Link to="/office/decision-runs/$id/$household" params={{ id: run, household }}>
          {headName}
        </Link>
      ) : (
        headName
      ),
  },
  { key: 'place', title: '村（社区）', width: '9em', render: ({ place }) => place },
  {
    key: 'kind',
    title: '建议',
    kind: 'nowrap',
    render: ({ kind }) => <StageTag name={proposalKinds[kind].name} tone={proposalKinds[kind].tone} />,
  },
  {
    key: 'class',
    title: '判定的类别',
    render: ({ className, members }) => (
      <span>
        {className}
        <span className="cell-under">计入 {countText(members)} 人</span>
      </span>
    ),
  },
  { key: 'before', title: '现每月', kind: 'numeric', render: ({ before }) => <MoneyText amount={before} /> },
  { key: 'after', title: '判定每月', kind: 'numeric', render: ({ after }) => <MoneyText amount={after} /> },
  { key: 'difference', title: '差额', kind: 'numeric', render: ({ difference }) => signedMoney(difference) },
  {
    key: 'reasons',
    title: '理由',
    render: ({ reasons }) => (
      <ul className="cell-list">
        {reasons.map(({ code, text }) => (
          <li key={code + text}>{text}</li>
        ))}
      </ul>
    ),
  },
];
