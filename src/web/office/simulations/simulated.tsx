import type { SimulationResult } from '#core/decisions/decisions.simulation.contract.ts';
import { countText, dateText, monthText } from '#web/lib/format.ts';
import { Callout } from '#web/ui/callout.tsx';
import { AffectedCards } from './affected-cards.tsx';
import { ClassMoves } from './class-moves.tsx';
import { Headline } from './headline.tsx';
import { CostByMonth, CostByTown, IncomeBands } from './simulation-charts.tsx';
import type { SimulationInput } from './simulation-input.ts';
import { SimulationLists } from './simulation-lists.tsx';

/** What a what-if came to: the sums, the charts, and every household it touches. */
export function Simulated({ result, input }: { result: SimulationResult; input: SimulationInput }) {
  const { itemName, changes, month, months } = result;
  return (
    <>
      <section className="stack" aria-label="测算结果">
        <h2>测算结果</h2>
        <ul className="plain-list">
          {changes.map(({ parameter, name, place, now, proposed, from }) => (
            <li key={parameter + from}>
              {place}
              {name}：{now ?? '没有值'} → <strong>{proposed}</strong>（{dateText(from)}起）
            </li>
          ))}
        </ul>
        <NotDecided result={result} />
        <Headline result={result} />
        <AffectedCards result={result} />
        <p className="soft">
          “现行”是按现行标准把每户判定一遍得出的，不是正在发放的；谁进谁退、乡镇、类别和名单都按{monthText(month)}
          比，合计是 {countText(months.length)} 个月的。{itemName}以外的待遇没有算在内。
        </p>
      </section>
      <div className="simulation-charts">
        <CostByMonth result={result} />
        <CostByTown result={result} />
        <IncomeBands result={result} />
        <ClassMoves result={result} />
      </div>
      <SimulationLists result={result} input={input} />
    </>
  );
}

/** Who is not in the figures, said beside them. */
function NotDecided({ result: { households, decided, undecided, assumptions } }: { result: SimulationResult }) {
  const missing = households - decided;
  return (
    <>
      {missing > 0 && (
        <Callout
          tone="warn"
          title={`全县 ${countText(households)} 户中有 ${countText(missing)} 户不能测算，不在下面的数里`}
        >
          <ul className="not-decided">
            {undecided.map(({ code, text, households: count, inPayment }) => (
              <li key={code + text}>
                {text}：{countText(count)} 户{inPayment > 0 && `，其中正在发放 ${countText(inPayment)} 户`}
              </li>
            ))}
          </ul>
        </Callout>
      )}
      {assumptions.length > 0 && (
        <Callout title="测算时的假定">
          <ul className="not-decided">
            {assumptions.map((assumption) => (
              <li key={assumption}>{assumption}</li>
            ))}
          </ul>
        </Callout>
      )}
    </>
  );
}
