import { getRouteApi } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import type { DecisionView } from '#core/cases/cases.contract.ts';
import type { Replay, ReplayedMonth } from '#core/decisions/decisions.replay.contract.ts';
import { dateText, monthText } from '#web/lib/format.ts';
import { ViewSwitch } from '#web/ui/view-switch.tsx';
import { DecisionOutcome } from '../decision/decision-outcome.tsx';
import { Explanation } from '../decision/explanation.tsx';

const route = getRouteApi('/office/desk/households/$id/replay');
type Side = 'then' | 'now';

/** All a month rests on, as it was decided then or as it would be now: the one the address asks for. */
export function ReplayExplanation({ replay }: { replay: Replay }) {
  const { show, side: asked } = route.useSearch();
  const month = replay.months.find((each) => each.month === show);
  if (month === undefined) return null;
  return <OfMonth key={`${show} ${asked}`} replay={replay} month={month} side={asked === 'then' ? 'then' : 'now'} />;
}

function OfMonth({ replay, month, side }: { replay: Replay; month: ReplayedMonth; side: Side }) {
  const navigate = route.useNavigate();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus({ preventScroll: true });
    heading.current?.scrollIntoView({ block: 'start' });
  }, []);
  const made = month.decision === null ? undefined : replay.decisions[month.decision];
  const decision: DecisionView | null = side === 'now' ? month.now : (made?.decision ?? null);
  return (
    <section className="panel stack" aria-label="认定依据和计算过程">
      <h2 ref={heading} tabIndex={-1}>
        {monthText(month.month)}：{side === 'now' ? '按现在所知' : '当时的决定'}
      </h2>
      <ViewSwitch<Side>
        label="看哪一个"
        views={[
          { key: 'then', name: '当时' },
          { key: 'now', name: '现在' },
        ]}
        chosen={side}
        onChoose={(chosen) =>
          void navigate({ search: (before) => ({ ...before, side: chosen }), replace: true, resetScroll: false })
        }
      />
      {side === 'then' && made !== undefined && (
        <p className="soft">
          办件 {made.number}，{dateText(made.decidedOn)}：{made.moveName}
        </p>
      )}
      {decision === null ? (
        <p>{side === 'then' ? '这笔待遇由台账带来，系统里没有当时的认定。' : (month.note ?? '不能判定。')}</p>
      ) : (
        <>
          <DecisionOutcome decision={decision} />
          <Explanation decision={decision} />
        </>
      )}
    </section>
  );
}
