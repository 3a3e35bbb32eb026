import { getRouteApi } from '@tanstack/react-router';
import type { ParameterList } from '#core/parameters/parameters.contract.ts';
import { EmptyState } from '#web/ui/empty-state.tsx';
import { ErrorState } from '#web/ui/error-state.tsx';
import { FilterBar } from '#web/ui/filter-bar.tsx';
import { LoadingState } from '#web/ui/loading-state.tsx';
import { PageHeader } from '#web/ui/page-header.tsx';
import { QueryView } from '#web/ui/query-view.tsx';
import { ItemSelect } from '../decision/item-select.tsx';
import { useDecisionRuns } from '../decision-runs/use-decision-run.ts';
import { useDesk } from '../desk/use-desk.ts';
import { useParameters } from '../parameters/use-parameters.ts';
import { Simulated } from './simulated.tsx';
import { SimulationForm } from './simulation-form.tsx';
import { readInput, type SimulationInput, writeInput } from './simulation-input.ts';
import { useSimulation } from './use-simulation.ts';
import './simulations.css';

const route = getRouteApi('/office/desk/simulations');

/** What if a standard were another: the whole county decided twice. The what-if stands in the address. */
export function SimulationsPage() {
  const runs = useDecisionRuns();
  const parameters = useParameters();
  return (
    <>
      <PageHeader
        title="政策测算"
        lead="拟改一项或几项标准，把全县每户按现行的和拟定的各判定一遍，看谁进、谁退、谁增、谁减，要多少钱。"
      />
      <QueryView query={runs} what="事项">
        {({ decidable }) => (
          <QueryView query={parameters} what="标准参数">
            {(list) => <Simulations items={decidable} parameters={list.items} />}
          </QueryView>
        )}
      </QueryView>
    </>
  );
}

interface SimulationsProps {
  items: readonly { key: string; name: string }[];
  parameters: ParameterList['items'];
}

function Simulations({ items, parameters }: SimulationsProps) {
  const { today } = useDesk();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const input = readInput(search, items[0]?.key ?? '', today);
  const result = useSimulation(input);
  const itemName = items.find(({ key }) => key === input.item)?.name ?? '';
  const run = (next: SimulationInput) => void navigate({ search: writeInput(next), resetScroll: false });
  return (
    <div className="stack">
      {items.length > 1 && (
        <FilterBar>
          <ItemSelect
            items={items}
            value={input.item}
            onChange={(item) => void navigate({ search: { item }, replace: true })}
          />
        </FilterBar>
      )}
      <SimulationForm
        key={input.item}
        parameters={parameters.filter(({ usedBy }) => usedBy.includes(itemName))}
        input={input}
        busy={result.isFetching}
        onRun={run}
      />
      {result.error !== null && <ErrorState error={result.error} />}
      {result.isFetching && <LoadingState what="全县的情况，逐户测算" />}
      {result.data !== undefined && <Simulated result={result.data} input={input} />}
      {result.data === undefined && !result.isFetching && result.error === null && (
        <EmptyState title="还没有测算" advice="选择要改的标准，填写拟定的值，再点“测算”。" />
      )}
    </div>
  );
}
