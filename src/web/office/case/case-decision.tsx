import type { CaseDetail, DecisionView } from '#core/cases/cases.contract.ts';
import { moneyText } from '#web/lib/format.ts';
import { Callout } from '#web/ui/callout.tsx';
import { StageTag, type Tone } from '#web/ui/stage-tag.tsx';
import { Explanation } from './explanation.tsx';

const tones: Record<DecisionView['outcome'], Tone> = {
  granted: 'good',
  refused: 'bad',
  'not-applicable': 'bad',
  undetermined: 'warn',
};

/** “符合条件，每月 620.00 元”. */
export function decisionText({ outcome, outcomeName, amount }: DecisionView): string {
  return outcome === 'granted' ? `${outcomeName}，每月 ${moneyText(amount)}` : outcomeName;
}

/** What the rule found, for whom, why; each step one click away. */
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
  const covered = people.filter(({ id }) => decision.members.includes(id)).map(({ name }) => name);
  const differs =
    posted !== null && (posted.outcome !== decision.outcome || posted.amount !== decision.amount) && !closed;
  return (
    <section className="panel stack case-part" aria-label="认定结果">
      <h2>认定结果</h2>
      <p className="case-outcome">
        <StageTag name={decision.outcomeName} tone={tones[decision.outcome]} />
        {decision.outcome === 'granted' && <strong>每月 {moneyText(decision.amount)}</strong>}
        {covered.length > 0 && (
          <span>
            计入 {covered.length} 人：{covered.join('、')}
          </span>
        )}
      </p>
      {differs && (
        <Callout tone="warn" title="与公示的结果不一致">
          <p>
            公示的是“{decisionText(posted)}”，现在计算是“{decisionText(decision)}”。
          </p>
        </Callout>
      )}
      <ul className="case-reasons">
        {decision.reasons.map(({ code, text, clause }) => (
          <li key={code + text}>
            {text}
            <span className="soft">〔{clause}〕</span>
          </li>
        ))}
      </ul>
      <Explanation decision={decision} />
    </section>
  );
}
