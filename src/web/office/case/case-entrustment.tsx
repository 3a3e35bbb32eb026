import type { CaseDetail } from '#core/cases/cases.contract.ts';
import { dateText } from '#web/lib/format.ts';
import { PaperLinks } from '#web/papers/paper-links.tsx';
import { Descriptions } from '#web/ui/descriptions.tsx';

/** Who entrusted whom with the application, and the signed paper. Nothing where the applicant came himself. */
export function CaseEntrustment({ detail: { entrustment } }: { detail: CaseDetail }) {
  if (entrustment === null) return null;
  const { principalName, agentName, recordedByName, entrustedOn, papers } = entrustment;
  return (
    <section className="panel case-part" aria-label="委托代办">
      <h2>委托代办</h2>
      <Descriptions
        items={[
          { label: '委托人', value: principalName },
          {
            label: '受托人',
            value: agentName === recordedByName ? agentName : `${agentName}（由${recordedByName}代为提交）`,
          },
          { label: '委托书', value: `${dateText(entrustedOn)}签` },
          { label: '签好的委托书', value: <PaperLinks ids={papers} /> },
        ]}
      />
    </section>
  );
}
