import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import type { CaseDetail } from '#core/cases/cases.contract.ts';
import type { Recusals } from '#core/cases/cases.recusal.contract.ts';
import { api, path } from '#web/lib/api.ts';
import { dateText } from '#web/lib/format.ts';
import { useWrite } from '#web/lib/use-write.ts';
import { Button } from '#web/ui/button.tsx';
import { Dialog } from '#web/ui/dialog.tsx';
import { ErrorState } from '#web/ui/error-state.tsx';
import { QueryView } from '#web/ui/query-view.tsx';

/** Who has withdrawn from a case, and the way to withdraw oneself. */
export function CaseRecusals({ detail, mayWithdraw }: { detail: CaseDetail; mayWithdraw: boolean }) {
  const [asking, setAsking] = useState(false);
  const recusals = useQuery({
    queryKey: ['recusals', detail.id],
    queryFn: ({ signal }) => api.get<Recusals>(path`/api/cases/${detail.id}/recusals`, {}, signal),
  });
  return (
    <section className="panel case-part" aria-label="回避">
      <h2>回避</h2>
      <QueryView query={recusals} what="回避登记">
        {({ items }) =>
          items.length === 0 ? (
            <p>没有人回避。与这一户是近亲属、或有其他利害关系的，应当回避。</p>
          ) : (
            <ul>
              {items.map(({ user, userName, reason, on }) => (
                <li key={user}>
                  {userName}：{reason}（{dateText(on)}）
                </li>
              ))}
            </ul>
          )
        }
      </QueryView>
      {mayWithdraw && !detail.closed && (
        <div className="row">
          <Button onClick={() => setAsking(true)}>本人回避</Button>
        </div>
      )}
      {asking && <RecusalDialog id={detail.id} onClose={() => setAsking(false)} />}
    </section>
  );
}

function RecusalDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const field = useId();
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);
  const withdraw = useWrite<string, null>((given, key) =>
    api.post<null>(path`/api/cases/${id}/recusals`, { reason: given, key }),
  );
  const submit = () => {
    const given = reason.trim();
    setMissing(given.length < 2);
    if (given.length >= 2) withdraw.mutate(given, { onSuccess: onClose });
  };
  return (
    <Dialog title="本人回避" onClose={onClose}>
      <div className="stack">
        <p>登记以后，您不能再办这个办件，也不能撤销；请分管领导指派别人。</p>
        <div className="field">
          <label htmlFor={field}>为什么回避</label>
          <input
            id={field}
            className="control"
            maxLength={200}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
          {missing && (
            <p className="field-fault" role="alert">
              请写明理由，如“与申请人是表兄弟”。
            </p>
          )}
        </div>
        {withdraw.error !== null && <ErrorState error={withdraw.error} />}
      </div>
      <div className="dialog-actions">
        <Button onClick={onClose}>返回</Button>
        <Button kind="primary" busy={withdraw.isPending} onClick={submit}>
          登记回避
        </Button>
      </div>
    </Dialog>
  );
}
