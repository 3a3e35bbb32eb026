import { getRouteApi } from '@tanstack/react-router';
import type { DecisionRunDetail, ProposalKind } from '#core/decisions/decisions.contract.ts';
import { DataTable } from '#web/ui/data-table.tsx';
import { EmptyState } from '#web/ui/empty-state.tsx';
import { ViewSwitch } from '#web/ui/view-switch.tsx';
import { proposalKinds, proposalOrder, proposalsOf } from './decision-run-states.ts';
import { Proposals } from './proposals.tsx';
import { classColumns, townColumns, undecidedColumns } from './run-columns.tsx';

const route = getRouteApi('/office/desk/decision-runs/$id');

const views = ['all', ...proposalOrder, 'towns', 'classes', 'undecided'] as const;
type View = (typeof views)[number];

/** The proposals by kind, and the sums by town and class; who could not be decided, and why. */
export function DecisionRunViews({ run }: { run: DecisionRunDetail }) {
  const { view, town } = route.useSearch();
  const navigate = route.useNavigate();
  const chosen = views.find((each) => each === view) ?? 'all';
  const show = (next: View) =>
    void navigate({
      search: (before) => ({ ...(before.town === undefined ? {} : { town: before.town }), view: next }),
      resetScroll: false,
    });
  return (
    <section>
      <ViewSwitch
        label="查看"
        views={[
          { key: 'all', name: '全部建议', count: proposalsOf(run, undefined, town) },
          ...proposalOrder.map((kind) => ({
            key: kind,
            name: proposalKinds[kind].name,
            count: proposalsOf(run, kind, town),
          })),
          { key: 'towns', name: '按乡镇', count: run.towns.length },
          { key: 'classes', name: '按类别' },
          { key: 'undecided', name: '不能判定', count: run.notDecided },
        ]}
        chosen={chosen}
        onChoose={show}
      />
      <Shown run={run} view={chosen} town={town} />
    </section>
  );
}

function Shown({ run, view, town }: { run: DecisionRunDetail; view: View; town: string | undefined }) {
  if (view === 'towns') {
    return (
      <DataTable
        part
        label="按乡镇"
        rows={run.towns}
        columns={townColumns}
        rowKey={({ town: code }) => code}
        empty={<EmptyState title="没有乡镇小计" advice="没有一户有建议。" />}
      />
    );
  }
  if (view === 'classes') {
    return (
      <DataTable
        part
        label="按类别"
        rows={run.classes}
        columns={classColumns}
        rowKey={({ outcome, class: found }) => outcome + found}
        empty={<EmptyState title="没有判定出来的" advice="全县没有一户能判定，原因见“不能判定”。" />}
      />
    );
  }
  if (view === 'undecided') {
    return (
      <DataTable
        part
        label="不能判定的原因"
        rows={run.undecided}
        columns={undecidedColumns}
        rowKey={({ code, text }) => code + text}
        empty={<EmptyState title="没有不能判定的" advice="全县每一户都判定了。" />}
      />
    );
  }
  const kind: ProposalKind | undefined = view === 'all' ? undefined : view;
  return <Proposals run={run} kind={kind} town={town} />;
}
