import type { CaseDetail } from '#core/cases/cases.contract.ts';
import { Callout } from '#web/ui/callout.tsx';
import { Fold } from '#web/ui/fold.tsx';
import { DecisionOutcome, decisionText } from '../decision/decision-outcome.tsx';
import { Explanation } from '../decision/explanation.tsx';

/** What was posted is not what the rule says now. */
const hasMoved = ({ decision, posted, closed }: CaseDetail): boolean =>
  decision !== null &&
  posted !== null &&
  !closed &&
  (posted.outcome !== decision.outcome || posted.amount !== decision.amount);

/** What the rule found, for whom, why. */
export function CaseDecision({ detail }: { detail: CaseDetail }) {
  const { decision, posted, people, closed } = detail;
  if (decision === null) {
    return closed ? null : (
      <section className="panel case-part" aria-label="认定结果">
        <h2>认定结果</h2>
        <p className="soft">还没有认定。调查岗认定家庭情况后，由系统按规定计算。</p>
      </section>
    );
  }
  return (
    <section className="panel stack case-part" aria-label="认定结果">
      <h2>认定结果</h2>
      {posted !== null && hasMoved(detail) && (
        <Callout tone="warn" title="与公示的结果不一致">
          <p>
            公示的是“{decisionText(posted)}”，现在计算是“{decisionText(decision)}”。
          </p>
        </Callout>
      )}
      <DecisionOutcome decision={decision} people={people} />
    </section>
  );
}

/** Each step behind the decision, one click away; and those behind what was posted, where it was another. */
export function CaseExplanation({ detail }: { detail: CaseDetail }) {
  const { decision, posted } = detail;
  if (decision === null) return null;
  return (
    <section className="panel stack case-part" aria-label="认定依据和计算过程">
      <Fold title={<h2>认定依据和计算过程</h2>}>
        <Explanation decision={decision} />
      </Fold>
      {posted !== null && hasMoved(detail) && (
        <Fold title={<h2>公示时的认定依据和计算过程</h2>}>
          <Explanation decision={posted} />
        </Fold>
      )}
    </section>
  );
}
