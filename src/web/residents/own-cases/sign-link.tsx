import { useEffect, useRef, useState } from 'react';
import type { Static } from 'typebox';
import type { CaseDetail, SignLink as SignLinkAnswer } from '#core/cases/cases.contract.ts';
import { api, path } from '#web/lib/api.ts';
import { instantText } from '#web/lib/format.ts';
import { useWrite } from '#web/lib/use-write.ts';
import { Button } from '#web/ui/button.tsx';
import { ErrorState } from '#web/ui/error-state.tsx';
import { QrCode } from '../qr-code.tsx';

type Person = CaseDetail['people'][number];
type Link = Static<typeof SignLinkAnswer>;

/** A one-time link by which one other adult signs on his own phone. */
export function SignLink({ caseId, person }: { caseId: string; person: Person }) {
  const make = useWrite((id: string) => api.post<Link>(path`/api/cases/${caseId}/sign-links`, { person: id }), {
    refresh: [],
  });
  if (make.data !== undefined) return <ReadyLink link={make.data} person={person} />;
  return (
    <>
      <Button busy={make.isPending} onClick={() => make.mutate(person.id)}>
        生成给{person.name}的签字链接
      </Button>
      {make.error !== null && <ErrorState error={make.error} />}
    </>
  );
}

function ReadyLink({ link, person }: { link: Link; person: Person }) {
  const address = useRef<HTMLInputElement>(null);
  const [said, setSaid] = useState('');
  useEffect(() => address.current?.focus(), []);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(link.url);
      setSaid('链接已复制，请粘贴发给本人。');
    } catch {
      // Browsers offer the clipboard over HTTPS only.
      address.current?.select();
      setSaid('链接已选中，请长按或按 Ctrl+C 复制。');
    }
  };
  const share = 'share' in navigator;
  return (
    <div className="sign-link">
      <label htmlFor={`link-${person.id}`}>给{person.name}的签字链接</label>
      <input id={`link-${person.id}`} ref={address} className="control" readOnly value={link.url} />
      <div className="row">
        <Button kind="primary" onClick={() => void copy()}>
          复制链接
        </Button>
        {share && (
          <Button
            onClick={() =>
              // The person may close the sheet of the phone again: no error.
              void navigator.share({ title: `请${person.name}签授权书`, url: link.url }).catch(() => undefined)
            }
          >
            发给{person.name}
          </Button>
        )}
      </div>
      <p role="status">{said}</p>
      <QrCode text={link.url} label={`${person.name}的签字链接二维码`} />
      <p className="soft">
        请{person.name}用自己的手机扫码，或打开链接签字。只能用一次，{instantText(link.expires)}{' '}
        前有效；再生成新的，旧的就不能用了。
      </p>
    </div>
  );
}
