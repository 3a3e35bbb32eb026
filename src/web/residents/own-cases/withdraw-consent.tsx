import { useState } from 'react';
import type { CaseDetail } from '#core/cases/cases.contract.ts';
import { api, path } from '#web/lib/api.ts';
import { useWrite } from '#web/lib/use-write.ts';
import { Button } from '#web/ui/button.tsx';
import { ConfirmDialog } from '#web/ui/confirm-dialog.tsx';
import { ownCasesKey } from './use-own-cases.ts';

/** Takes my own consent back: nobody is asked about me any more. */
export function WithdrawConsent({ detail }: { detail: CaseDetail }) {
  const [asking, setAsking] = useState(false);
  const me = detail.people.find(({ self, signedOn }) => self && signedOn !== null);
  const withdraw = useWrite(
    (person: string, key) =>
      api.post(path`/api/cases/${detail.id}/people/${person}/consent-withdrawal`, { reason: '本人在网上撤回', key }),
    { refresh: [ownCasesKey], onSuccess: () => setAsking(false) },
  );
  if (me === undefined || detail.closed) return null;
  return (
    <>
      <p className="guide-start">
        <Button kind="link" onClick={() => setAsking(true)}>
          撤回我签的授权书
        </Button>
      </p>
      {asking && (
        <ConfirmDialog
          title="撤回授权书"
          confirmLabel="撤回"
          danger
          busy={withdraw.isPending}
          error={withdraw.error}
          onConfirm={() => withdraw.mutate(me.id)}
          onCancel={() => setAsking(false)}
        >
          <p>撤回以后，不再向任何部门查询您的情况。没有授权就不能核对，您家的申请可能办不下去；以后可以重新签。</p>
        </ConfirmDialog>
      )}
    </>
  );
}
