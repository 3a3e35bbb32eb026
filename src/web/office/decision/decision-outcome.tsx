import type { DecisionView } from '#core/cases/cases.contract.ts';
import { moneyText, monthText } from '#web/lib/format.ts';
import { StageTag, type Tone } from '#web/ui/stage-tag.tsx';
import { memberNames } from './explanation-parts.ts';
import './decision.css';

const tones: Record<DecisionView['outcome'], Tone> = {
  granted: 'good',
  refused: 'bad',
  'not-applicable': 'bad',
  undetermined: 'warn',
};

/** “符合条件：最低生活保障，每月 620.00 元”. */
export function decisionText({ outcome, outcomeName, className, amount }: DecisionView): string {
  return outcome === 'granted'
    ? `${outcomeName}：${className}，每月 ${moneyText(amount)}`
    : `${outcomeName}：${className}`;
}

interface DecisionOutcomeProps {
  decision: DecisionView;
  /** Names of members beyond those the facts tell. */
  people?: readonly { id: string; name: string }[];
}

/** What the rule found, of which class, how much, for whom, and on what grounds. */
export function DecisionOutcome({ decision, people = [] }: DecisionOutcomeProps) {
  const { outcome, outcomeName, className, amount, lastMonth, members, shares, reasons } = decision;
  const names = new Map([...people.map(({ id, name }): [string, string] => [id, name]), ...memberNames(decision)]);
  const covered = members.flatMap((id) => names.get(id) ?? []);
  return (
    <>
      <p className="decision-outcome">
        <StageTag name={outcomeName} tone={tones[outcome]} />
        {className !== outcomeName && <span>{className}</span>}
        {outcome === 'granted' && <strong>每月 {moneyText(amount)}</strong>}
        {lastMonth !== undefined && <span>发到{monthText(lastMonth)}为止</span>}
      </p>
      {covered.length > 0 && (
        <p>
          计入 {members.length} 人：{covered.join('、')}
        </p>
      )}
      {shares.length > 0 && (
        <p>
          其中：
          {shares.map(({ member, amount: own }) => `${names.get(member) ?? '成员'} ${moneyText(own)}`).join('，')}
        </p>
      )}
      <ul className="decision-reasons">
        {reasons.map(({ code, text, clause }) => (
          <li key={code + text}>
            {text}
            <span className="soft">〔{clause}〕</span>
          </li>
        ))}
      </ul>
    </>
  );
}
