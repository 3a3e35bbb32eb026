import { Link } from '@tanstack/react-router';
import type { ReplayedDecision } from '#core/decisions/decisions.replay.contract.ts';
import { dateText } from '#web/lib/format.ts';
import { Callout } from '#web/ui/callout.tsx';
import { Fold } from '#web/ui/fold.tsx';
import { StageTag } from '#web/ui/stage-tag.tsx';
import { decisionText } from '../decision/decision-outcome.tsx';
import { Explanation } from '../decision/explanation.tsx';

/** Each decision the months rest on, made once more from what was known then: it must come out the same to the letter. */
export function ReplayedDecisions({ decisions }: { decisions: readonly ReplayedDecision[] }) {
  if (decisions.length === 0) return null;
  return (
    <section className="panel stack" aria-label="当时的决定">
      <h2>当时的决定</h2>
      <ul className="plain-list stack">
        {decisions.map((made) => (
          <li key={made.number + made.knownAt} className="stack">
            <p className="row">
              <Link to="/office/cases/$id" params={{ id: made.case }}>
                {made.number}
              </Link>
              <span>
                {dateText(made.decidedOn)} {made.moveName}：{decisionText(made.decision)}
              </span>
              {made.identical && <StageTag tone="good" name="按当时所知重新判定，与当时逐字相同" />}
            </p>
            {made.again !== null && (
              <Callout tone="danger" title="按当时所知重新判定，与当时的决定不同">
                <p>
                  当时是“{decisionText(made.decision)}”，重新判定是“{decisionText(made.again)}
                  ”。请把办件编号告诉管理员核查。
                </p>
                <Fold title="重新判定的依据和计算过程">
                  <Explanation decision={made.again} />
                </Fold>
              </Callout>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
