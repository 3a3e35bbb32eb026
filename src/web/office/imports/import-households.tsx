import { getRouteApi } from '@tanstack/react-router';
import type { ImportHouseholdView, ImportSummary } from '#core/feeds/feeds.contract.ts';
import { path } from '#web/lib/api.ts';
import { usePages } from '#web/lib/use-pages.ts';
import { EmptyState } from '#web/ui/empty-state.tsx';
import { QueryView } from '#web/ui/query-view.tsx';
import { ViewSwitch } from '#web/ui/view-switch.tsx';
import { FaultsTable } from './faults-table.tsx';
import { HouseholdsTable } from './households-table.tsx';
import type { ImportView } from './import-search.ts';
import { readyHouseholds } from './import-states.ts';
import { importsKey } from './use-import.ts';

const route = getRouteApi('/office/desk/imports/$id');

/** The households of a ledger; those with faults are shown fault by fault. */
export function ImportHouseholds({ batch }: { batch: ImportSummary }) {
  const { view } = route.useSearch();
  const navigate = route.useNavigate();
  const faulty = view === 'faulty' || view === 'skipped';
  const { read, more, changing } = usePages<ImportHouseholdView>([importsKey, 'households', batch.id, batch.state], {
    address: path`/api/imports/${batch.id}/households`,
    query: { state: view },
    cursor: 'after',
  });
  const list = { label: '台账中的家庭', empty, ...(more === undefined ? {} : { more }) };
  return (
    <section aria-busy={changing}>
      <ViewSwitch
        label="显示哪些家庭"
        views={viewsOf(batch)}
        chosen={view ?? 'all'}
        onChoose={(chosen) => void navigate({ search: chosen === 'all' ? {} : { view: chosen }, resetScroll: false })}
      />
      <QueryView query={read} what="家庭">
        {(households) =>
          faulty ? (
            <FaultsTable {...list} households={households} />
          ) : (
            <HouseholdsTable {...list} households={households} />
          )
        }
      </QueryView>
    </section>
  );
}

const empty = <EmptyState title="这里没有家庭" advice="请换一类查看。" />;

function viewsOf(batch: ImportSummary): { key: ImportView | 'all'; name: string; count?: number }[] {
  const ready = readyHouseholds(batch);
  const begun = batch.paidThrough !== null;
  const counted = batch.state !== 'importing';
  return [
    { key: 'all', name: '全部', count: batch.households },
    ...(ready > 0 || !begun ? [{ key: 'ready' as const, name: '可以导入', ...(counted ? { count: ready } : {}) }] : []),
    ...(begun ? [{ key: 'imported' as const, name: '已导入', ...(counted ? { count: batch.imported } : {}) }] : []),
    { key: 'faulty', name: '有错误', count: batch.faulty },
    ...(begun ? [{ key: 'skipped' as const, name: '导入时跳过', ...(counted ? { count: batch.skipped } : {}) }] : []),
  ];
}
