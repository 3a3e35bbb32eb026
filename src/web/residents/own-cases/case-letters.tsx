import { useQuery } from '@tanstack/react-query';
import type { Letter, Letters } from '#core/letters/letters.contract.ts';
import { api, path } from '#web/lib/api.ts';
import { dateText } from '#web/lib/format.ts';
import { DownloadButton } from '#web/ui/download-button.tsx';
import { QueryView } from '#web/ui/query-view.tsx';
import { ownCasesKey } from './use-own-cases.ts';

/** The letters addressed to this resident. */
export function CaseLetters({ id }: { id: string }) {
  const letters = useQuery({
    queryKey: [...ownCasesKey, id, 'letters'],
    queryFn: ({ signal }) => api.get<Letters>('/api/letters', { case: id }, signal),
  });
  if (letters.data?.items.length === 0) return null;
  return (
    <section className="panel guide-part">
      <h2>文书</h2>
      <QueryView query={letters} what="文书">
        {({ items }) => items.map((letter) => <LetterRow key={letter.id} letter={letter} />)}
      </QueryView>
    </section>
  );
}

function LetterRow({ letter: { id, name, number, issuedOn, delivery } }: { letter: Letter }) {
  return (
    <div className="guide-part">
      <p>
        <strong>{name}</strong>
        <br />
        {number}，<span className="numeric">{dateText(issuedOn)}</span>
      </p>
      {delivery !== null && (
        <p>
          {dateText(delivery.on)}由{delivery.recipient}签收。对决定不服的，最迟 {dateText(delivery.reviewUntil)}
          可以申请行政复议（请上级再审查一次），最迟 {dateText(delivery.suitUntil)} 可以向法院起诉。
        </p>
      )}
      <p>
        <DownloadButton address={path`/api/letters/${id}/pdf`}>{`下载${name}（PDF）`}</DownloadButton>
      </p>
    </div>
  );
}
