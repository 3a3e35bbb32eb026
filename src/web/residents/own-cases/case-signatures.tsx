import type { CaseDetail } from '#core/cases/cases.contract.ts';
import type { ItemPage } from '#core/cases/items.contract.ts';
import { api, path } from '#web/lib/api.ts';
import { dateText } from '#web/lib/format.ts';
import { useWrite } from '#web/lib/use-write.ts';
import { Button } from '#web/ui/button.tsx';
import { ErrorState } from '#web/ui/error-state.tsx';
import { AuthorisationText } from '../authorisation/authorisation-text.tsx';
import { SignLink } from './sign-link.tsx';
import './own-cases.css';

type Person = CaseDetail['people'][number];
type Authorisation = NonNullable<ItemPage['authorisation']>;

const manners = { 'own-session': '在网上签', link: '用链接签', paper: '签在纸上' } as const;

/** Who has signed the authorisation and who still has to: oneself here, every other adult by a link of his own. */
export function CaseSignatures({ detail, item, name }: { detail: CaseDetail; item: ItemPage; name: string }) {
  const signers = detail.people.filter((person) => person.mustSign);
  if (item.authorisation === null || signers.length === 0) return null;
  const waiting = signers.filter((person) => person.signedOn === null);
  const me = waiting.find((person) => person.name === name);
  const open = !detail.closed;
  return (
    <section className="panel stack" aria-label="授权书签字">
      <h2>授权书签字</h2>
      <p role="status">
        {waiting.length === 0
          ? `需要签字的 ${signers.length} 人都签好了。`
          : `${signers.length} 人要签，还差 ${waiting.length} 人。`}
      </p>
      <ul className="sign-list">
        {signers.map((person) => (
          <li key={person.id}>
            <strong>{person.name}</strong>
            {person.signedOn === null ? (
              <span>还没签</span>
            ) : (
              <span className="soft">
                {dateText(person.signedOn)}
                {person.signedManner !== null && manners[person.signedManner]}
              </span>
            )}
            {open && person.signedOn === null && person !== me && <SignLink caseId={detail.id} person={person} />}
          </li>
        ))}
      </ul>
      {open && me !== undefined && <OwnSignature detail={detail} person={me} authorisation={item.authorisation} />}
    </section>
  );
}

interface OwnSignatureProps {
  detail: CaseDetail;
  person: Person;
  authorisation: Authorisation;
}

function OwnSignature({ detail, person, authorisation }: OwnSignatureProps) {
  const sign = useWrite((_input: string, key) => api.post(path`/api/cases/${detail.id}/signature`, { key }));
  return (
    <div className="stack own-signature">
      <h3>您（{person.name}）还没签</h3>
      <AuthorisationText {...authorisation} />
      {sign.error !== null && <ErrorState error={sign.error} />}
      <p className="guide-start">
        <Button kind="primary" busy={sign.isPending} onClick={() => sign.mutate(detail.id)}>
          我已阅读并同意，签字
        </Button>
      </p>
    </div>
  );
}
