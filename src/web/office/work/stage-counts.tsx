import { Link } from '@tanstack/react-router';
import type { WorkCounts } from '#core/cases/cases.contract.ts';
import { countText } from '#web/lib/format.ts';
import { useItemPages } from '#web/lib/use-items.ts';
import './work.css';

type Count = WorkCounts['items'][number];

/** How many open cases of the scope stand at each stage, in the order of the flow; each opens its list. */
export function StageCounts({ counts }: { counts: readonly Count[] }) {
  const pages = useItemPages();
  const items = [...new Map(counts.map(({ item, itemName }) => [item, itemName]))];
  const placeOf = ({ item, stage }: Count) =>
    pages.find(({ key }) => key === item)?.stages.findIndex(({ key }) => key === stage) ?? 0;
  return items.map(([item, itemName]) => (
    <section key={item} className="panel" aria-label={`${itemName}各环节件数`}>
      <h2 className="stage-counts-title">{itemName} · 管辖范围内在办</h2>
      <ul className="stage-counts">
        {counts
          .filter((count) => count.item === item)
          .sort((a, b) => placeOf(a) - placeOf(b))
          .map((count) => (
            <li key={count.stage} data-mine={count.mine || undefined}>
              <Link to="/office/cases" search={{ stage: count.stage }}>
                <span className="stage-counts-name">{count.stageName}</span>
                <span className="stage-counts-figure">{countText(count.cases)}</span>
                <span className="stage-counts-note">
                  {count.overdue > 0 && <span className="stage-counts-late">逾期 {countText(count.overdue)}</span>}
                  {count.mine && <span>本岗位办</span>}
                </span>
              </Link>
            </li>
          ))}
      </ul>
    </section>
  ));
}
