import { getRouteApi } from '@tanstack/react-router';
import type { SimulationListKind, SimulationResult } from '#core/decisions/decisions.simulation.contract.ts';
import { countText } from '#web/lib/format.ts';
import { DataTable } from '#web/ui/data-table.tsx';
import { DownloadButton } from '#web/ui/download-button.tsx';
import { EmptyState } from '#web/ui/empty-state.tsx';
import { FilterBar, SelectFilter } from '#web/ui/filter-bar.tsx';
import { ViewSwitch } from '#web/ui/view-switch.tsx';
import { listsPlace } from './affected-cards.tsx';
import { type ListedHousehold, type SimulatedList, simulatedLists } from './simulated-lists.tsx';
import { askedOf, type SimulationInput } from './simulation-input.ts';

const route = getRouteApi('/office/desk/simulations');

/** Who is touched, kind by kind: the number opens the list. */
export function SimulationLists({ result, input }: { result: SimulationResult; input: SimulationInput }) {
  const { list, town } = route.useSearch();
  const navigate = route.useNavigate();
  const lists = simulatedLists(result);
  const chosen = lists.find(({ kind }) => kind === list) ?? lists[0];
  if (chosen === undefined) return null;
  const show = (kind: SimulationListKind) =>
    void navigate({ search: (before) => ({ ...before, list: kind }), replace: true, resetScroll: false });
  const filter = (code: string | undefined) =>
    void navigate({
      search: ({ town: _before, ...others }) => (code === undefined ? others : { ...others, town: code }),
      replace: true,
      resetScroll: false,
    });
  return (
    <section id={listsPlace} aria-label="受影响的家庭">
      <h2 className="simulation-heading">受影响的家庭</h2>
      <ViewSwitch
        label="哪一种家庭"
        views={lists.map(({ kind, name, households }) => ({ key: kind, name, count: households }))}
        chosen={chosen.kind}
        onChoose={show}
      />
      <p>{chosen.about}</p>
      <FilterBar>
        <SelectFilter
          label="乡镇（街道）"
          value={town}
          options={result.towns.map(({ town: code, name }) => ({ value: code, label: name }))}
          onChange={filter}
        />
        {chosen.households > 0 && (
          <DownloadButton address="/api/simulations/list.xlsx" body={{ ...askedOf(input), list: chosen.kind }}>
            下载全部名单（xlsx）
          </DownloadButton>
        )}
      </FilterBar>
      <Listed list={chosen} town={result.towns.find((each) => each.town === town)?.name} />
    </section>
  );
}

function Listed({ list, town }: { list: SimulatedList; town: string | undefined }) {
  const inTown = ({ place }: ListedHousehold) => town === undefined || place.startsWith(town);
  const isCut = list.rows.length < list.households;
  return (
    <div className="stack">
      {isCut && (
        <p className="soft">
          这里只列{list.firstOnes}的 {countText(list.rows.length)} 户，共 {countText(list.households)} 户
          {town === undefined ? '' : `；按乡镇也只在这 ${countText(list.rows.length)} 户里找`}。全部的请下载名单。
        </p>
      )}
      <DataTable
        label={`${list.name}的家庭`}
        rows={list.rows.filter(inTown)}
        columns={list.columns}
        rowKey={({ household }) => household}
        empty={
          <EmptyState
            title="没有这样的家庭"
            advice={town === undefined ? '按拟定的标准，没有一户属于这一种。' : '换一个乡镇再看。'}
          />
        }
      />
    </div>
  );
}
