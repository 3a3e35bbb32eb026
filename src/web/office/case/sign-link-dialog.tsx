import { useId, useRef, useState } from 'react';
import type { SignLink } from '#core/cases/cases.contract.ts';
import { api, path } from '#web/lib/api.ts';
import { instantText } from '#web/lib/format.ts';
import { useWrite } from '#web/lib/use-write.ts';
import { Button } from '#web/ui/button.tsx';
import { Dialog } from '#web/ui/dialog.tsx';
import { ErrorState } from '#web/ui/error-state.tsx';

interface SignLinkDialogProps {
  officeCase: string;
  person: { id: string; name: string };
  onClose: () => void;
}

/** Makes a member's one-time link and hands it out to be sent to him. */
export function SignLinkDialog({ officeCase, person, onClose }: SignLinkDialogProps) {
  const make = useWrite<string, SignLink>(
    (signer) => api.post<SignLink>(path`/api/cases/${officeCase}/sign-links`, { person: signer }),
    { refresh: [] },
  );
  return (
    <Dialog title={`${person.name}的签字链接`} onClose={onClose}>
      <div className="stack">
        <p>
          把链接发给{person.name}本人，他在自己的手机上核对姓名和身份证号后签字。链接 7
          天内有效，只能用一次；重新生成后，以前的链接随即失效。
        </p>
        {make.data !== undefined && <Link url={make.data.url} expires={make.data.expires} />}
        {make.error !== null && <ErrorState error={make.error} />}
      </div>
      <div className="dialog-actions">
        <Button onClick={onClose}>返回</Button>
        {make.data === undefined && (
          <Button kind="primary" busy={make.isPending} onClick={() => make.mutate(person.id)}>
            生成签字链接
          </Button>
        )}
      </div>
    </Dialog>
  );
}

function Link({ url, expires }: SignLink) {
  const id = useId();
  const box = useRef<HTMLInputElement>(null);
  const [said, setSaid] = useState('');
  const copy = async () => {
    box.current?.select();
    try {
      await navigator.clipboard.writeText(url);
      setSaid('已复制，可以粘贴到短信或微信里');
    } catch {
      // Over plain HTTP in the office network browsers keep the clipboard to themselves.
      setSaid('浏览器不允许自动复制：链接已选中，请按 Ctrl+C');
    }
  };
  return (
    <div className="field">
      <label htmlFor={id}>签字链接</label>
      <input ref={box} id={id} className="control" readOnly value={url} onFocus={(event) => event.target.select()} />
      <p className="field-help">{instantText(expires)}前有效</p>
      <div className="row">
        <Button kind="primary" onClick={() => void copy()}>
          复制链接
        </Button>
        <span role="status">{said}</span>
      </div>
    </div>
  );
}
