import type { CaseDetail } from '#core/cases/cases.contract.ts';
import { moneyText } from '#web/lib/format.ts';
import { Descriptions } from '#web/ui/descriptions.tsx';

/** What was decided, how much, and why. Nothing before the end: until then it is a proposal. */
export function CaseOutcome({ detail: { closed, decision, people } }: { detail: CaseDetail }) {
  if (!closed || decision === null) return null;
  const granted = decision.outcome === 'granted';
  const members = decision.members.map((id) => people.find((person) => person.id === id)?.name ?? '').filter(Boolean);
  return (
    <section className="panel guide-part">
      <h2>审核结果</h2>
      <Descriptions
        items={[
          { label: '结果', value: <strong>{decision.outcomeName}</strong> },
          ...(granted
            ? [
                { label: '每月金额', value: <strong className="numeric">{moneyText(decision.amount)}</strong> },
                { label: '保障的人', value: `${members.join('、')}（${members.length} 人）` },
              ]
            : []),
          {
            label: '理由',
            value: (
              <ul className="guide-list">
                {decision.reasons.map(({ code, text, clause }) => (
                  <li key={code + text}>
                    {text}
                    <span className="soft">（{clause}）</span>
                  </li>
                ))}
              </ul>
            ),
          },
        ]}
      />
    </section>
  );
}
