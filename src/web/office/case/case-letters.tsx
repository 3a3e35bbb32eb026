import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { CaseDetail } from '#core/cases/cases.contract.ts';
import type { Letter, Letters } from '#core/letters/letters.contract.ts';
import { api, path } from '#web/lib/api.ts';
import { dateText } from '#web/lib/format.ts';
import { Button } from '#web/ui/button.tsx';
import { QueryView } from '#web/ui/query-view.tsx';
import { StageTag } from '#web/ui/stage-tag.tsx';
import { useDesk } from '../desk/use-desk.ts';
import { DeliveryDialog } from './delivery-dialog.tsx';
import { mannerName } from './delivery-form.ts';

/** The letters of a case, each as PDF, and how and when it reached the person. */
export function CaseLetters({ detail }: { detail: CaseDetail }) {
  const letters = useQuery({
    queryKey: ['letters', detail.id, detail.seq],
    queryFn: ({ signal }) => api.get<Letters>('/api/letters', { case: detail.id }, signal),
  });
  const [delivering, setDelivering] = useState<Letter>();
  return (
    <section className="panel case-part" aria-label="文书">
      <h2>文书</h2>
      <QueryView query={letters} what="文书">
        {({ items }) =>
          items.length === 0 ? (
            <p className="soft">还没有出具文书。</p>
          ) : (
            <ul className="case-letters">
              {items.map((letter) => (
                <LetterLine key={letter.id} letter={letter} onDeliver={() => setDelivering(letter)} />
              ))}
            </ul>
          )
        }
      </QueryView>
      {delivering !== undefined && (
        <DeliveryDialog
          letter={delivering}
          recipient={detail.people.find(({ id }) => id === delivering.recipient)?.name ?? detail.applicantName}
          onClose={() => setDelivering(undefined)}
        />
      )}
    </section>
  );
}

function LetterLine({ letter, onDeliver }: { letter: Letter; onDeliver: () => void }) {
  const { may } = useDesk();
  const { id, name, number, issuedOn, delivery } = letter;
  return (
    <li>
      <div className="row">
        <a href={path`/api/letters/${id}/pdf`} target="_blank" rel="noreferrer">
          打印{name}（PDF）
        </a>
        <span className="numeric">{number}</span>
        <span className="soft">{dateText(issuedOn)}出具</span>
        {delivery === null ? <StageTag tone="warn" name="未送达" /> : <StageTag tone="good" name="已送达" />}
        {delivery === null && may('letter.deliver') && (
          <Button aria-label={`登记送达：${name}`} onClick={onDeliver}>
            登记送达
          </Button>
        )}
      </div>
      {delivery !== null && (
        <p className="soft">
          {dateText(delivery.on)}
          {mannerName(delivery.manner)}，{delivery.recipient}签收；行政复议到 {dateText(delivery.reviewUntil)}
          ，行政诉讼到 {dateText(delivery.suitUntil)}。
          {delivery.proof !== null && (
            <a href={path`/api/files/${delivery.proof}`} target="_blank" rel="noreferrer">
              送达回证
            </a>
          )}
        </p>
      )}
    </li>
  );
}
