import { useEffect, useRef } from 'react';
import type { CaseDetail } from '#core/cases/cases.contract.ts';
import type { ItemPage } from '#core/cases/items.contract.ts';
import { api, path } from '#web/lib/api.ts';
import { dateText } from '#web/lib/format.ts';
import { useWrite } from '#web/lib/use-write.ts';
import { Button } from '#web/ui/button.tsx';
import { ErrorState } from '#web/ui/error-state.tsx';
import { AuthorisationText } from '../authorisation/authorisation-text.tsx';
import { SignLink } from './sign-link.tsx';
import { WithdrawConsent } from './withdraw-consent.tsx';
import './own-cases.css';

type Person = CaseDetail['people'][number];
type Authorisation = NonNullable<ItemPage['authorisation']>;

const manners = { 'own-session': '在网上签', link: '用链接签', paper: '签在纸上' } as const;

/** Who has signed the authorisation and who still has to: oneself here, every other adult by a link of his own. */
export function CaseSignatures({ detail, item }: { detail: CaseDetail; item: ItemPage }) {
  const signers = detail.people.filter((person) => person.mustSign);
  const waiting = signers.filter((person) => person.signedOn === null);
  const me = waiting.find((person) => person.self);
  const others = waiting.filter((person) => person !== me);
  const applying = detail.people.some((person) => person.applicant && person.self);
  const heading = useRef<HTMLHeadingElement>(null);
  const hadToSign = useRef(me !== undefined);
  useEffect(() => {
    // The button that was pressed is gone.
    if (hadToSign.current && me === undefined) heading.current?.focus();
    hadToSign.current = me !== undefined;
  }, [me]);
  if (item.authorisation === null || signers.length === 0) return null;
  return (
    <section className="panel stack" aria-label="授权书签字">
      <h2 ref={heading} tabIndex={-1}>
        授权书签字
      </h2>
      <p role="status">
        {waiting.length === 0
          ? `需要签字的 ${signers.length} 人都签好了。`
          : `${signers.length} 人要签，还差 ${waiting.length} 人。`}
      </p>
      <ul className="sign-list">
        {signers.map((person) => (
          <li key={person.id}>
            <strong>{person.name}</strong>
            <Signed person={person} />
          </li>
        ))}
      </ul>
      <WithdrawConsent detail={detail} />
      {!detail.closed && me !== undefined && (
        <OwnSignature detail={detail} person={me} authorisation={item.authorisation} />
      )}
      {!detail.closed && applying && others.length > 0 && (
        <div className="stack sign-part">
          <h3>请家人签字</h3>
          <p>每人一个链接，发给本人，用本人的手机签。不会用手机的，请到村（社区）签在纸上。</p>
          {others.map((person) => (
            <SignLink key={person.id} caseId={detail.id} person={person} />
          ))}
        </div>
      )}
    </section>
  );
}

function Signed({ person: { signedOn, signedManner } }: { person: Person }) {
  if (signedOn === null) return <span>还没签</span>;
  return (
    <span className="soft">
      {dateText(signedOn)}
      {signedManner !== null && manners[signedManner]}
    </span>
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
    <div className="stack sign-part">
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
