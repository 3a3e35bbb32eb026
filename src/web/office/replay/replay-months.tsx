import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { Replay, ReplayChange, ReplayedMonth } from '#core/decisions/decisions.replay.contract.ts';
import { moneyText, monthText } from '#web/lib/format.ts';
import { type Column, DataTable } from '#web/ui/data-table.tsx';
import { EmptyState } from '#web/ui/empty-state.tsx';
import { MoneyText } from '#web/ui/money-text.tsx';
import { StageTag, type Tone } from '#web/ui/stage-tag.tsx';
import { differenceText } from './replay-sums.ts';

const toneOf = (difference: number | null): Tone =>
  difference === null ? 'warn' : difference === 0 ? 'quiet' : difference > 0 ? 'good' : 'bad';

const columnsOf = (household: string, settled: string | null): readonly Column<ReplayedMonth>[] => [
  { key: 'month', title: '月份', kind: 'nowrap', render: ({ month }) => monthText(month) },
  {
    key: 'ran',
    title: '在发',
    kind: 'numeric',
    render: ({ ran, ranThen }) => (
      <span>
        <MoneyText amount={ran} />
        {ran !== ranThen && (
          <span className="cell-under">{ranThen === 0 ? '当时系统里还没有' : `当时所知 ${moneyText(ranThen)}`}</span>
        )}
      </span>
    ),
  },
  {
    key: 'paid',
    title: '已发',
    kind: 'numeric',
    render: ({ month, paid }) =>
      paid !== null ? (
        <MoneyText amount={paid} />
      ) : (
        <span className="soft">{settled !== null && month <= settled ? '系统外发放' : '还没有发'}</span>
      ),
  },
  {
    key: 'due',
    title: '现在应发',
    kind: 'numeric',
    render: ({ due }) => (due === null ? '' : <MoneyText amount={due} />),
  },
  {
    key: 'difference',
    title: '差额',
    kind: 'nowrap',
    render: (month) => <StageTag name={differenceText(month, settled)} tone={toneOf(month.difference)} />,
  },
  { key: 'why', title: '为什么', render: (month) => <Why month={month} /> },
  {
    key: 'explanation',
    title: '认定依据',
    kind: 'nowrap',
    render: ({ month, decision, now }) => (
      <span className="row">
        {decision !== null && <Explained household={household} month={month} side="then" name="当时" />}
        {now !== null && <Explained household={household} month={month} side="now" name="现在" />}
      </span>
    ),
  },
];

function Explained(props: { household: string; month: string; side: 'then' | 'now'; name: string }) {
  const { household, month, side, name } = props;
  return (
    <Link
      to="/office/households/$id/replay"
      params={{ id: household }}
      search={(before) => ({ ...before, show: month, side })}
      resetScroll={false}
      aria-label={`${monthText(month)}：${name}的认定依据`}
    >
      {name}
    </Link>
  );
}

/** The reasons of a difference: what was learned since, and what was known and came with time. */
function Why({ month: { decision, learned, dated, note, difference } }: { month: ReplayedMonth }) {
  if (learned.length + dated.length === 0 && note === null) {
    if (difference === 0) return null;
    return <span className="soft">{decision === null ? '由台账带来，没有当时的认定可比' : '没有找到不同的依据'}</span>;
  }
  return (
    <div className="replay-why">
      {note !== null && <p>{note}</p>}
      <Changes title="后来才知道的" changes={learned} />
      <Changes title="当时已知、到这个月才起作用的" changes={dated} />
    </div>
  );
}

function Changes({ title, changes }: { title: string; changes: readonly ReplayChange[] }) {
  if (changes.length === 0) return null;
  return (
    <>
      <p className="soft">{title}：</p>
      <ul>
        {changes.map(({ text }) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
    </>
  );
}

/** Month by month: what ran, what was paid, what would be due now, and why it differs. */
export function ReplayMonths({ replay, settled }: { replay: Replay; settled: string | null }) {
  const { household, months } = replay;
  const columns = useMemo(() => columnsOf(household, settled), [household, settled]);
  return (
    <DataTable
      part
      label="逐月重算"
      rows={months}
      columns={columns}
      rowKey={({ month }) => month}
      empty={<EmptyState title="这段时间没有待遇" advice="请换一个起止月份。" />}
    />
  );
}
