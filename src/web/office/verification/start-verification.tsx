import { useState } from 'react';
import type { Begun, CaseVerification } from '#core/exchange/exchange.contract.ts';
import { api, path } from '#web/lib/api.ts';
import { useWrite } from '#web/lib/use-write.ts';
import { Button } from '#web/ui/button.tsx';
import { ConfirmDialog } from '#web/ui/confirm-dialog.tsx';
import { useDesk } from '../desk/use-desk.ts';
import { verificationReads } from './use-verification.ts';

interface StartVerificationProps {
  id: string;
  verification: CaseVerification;
}

/** Begins to ask, or asks again what had no answer; each is said in words before it is done. */
export function StartVerification({ id, verification }: StartVerificationProps) {
  const { may } = useDesk();
  const [asking, setAsking] = useState<'start' | 'again'>();
  const { blocked, again, round } = verification;
  const begin = useWrite(
    (how: 'start' | 'again', key) =>
      api.post<Begun>(
        how === 'start' ? path`/api/cases/${id}/verification` : path`/api/cases/${id}/verification/again`,
        { key },
      ),
    { refresh: verificationReads, onSuccess: () => setAsking(undefined) },
  );
  if (!may('verification.ask')) return null;
  const mayStart = blocked === null;
  const isDue = round === null || round.state === 'concluded';
  return (
    <>
      {(mayStart || again > 0) && (
        <div className="row no-print">
          {mayStart && (
            <Button kind={again > 0 ? 'plain' : 'primary'} onClick={() => setAsking('start')}>
              {round === null ? '开始核对' : '重新核对'}
            </Button>
          )}
          {again > 0 && (
            <Button kind="primary" onClick={() => setAsking('again')}>
              再问一次（{again} 项没有结果）
            </Button>
          )}
        </div>
      )}
      {!mayStart && isDue && again === 0 && <p className="soft">{blocked}</p>}
      {asking !== undefined && (
        <ConfirmDialog
          title={asking === 'start' ? '开始核对' : '再问一次'}
          confirmLabel={asking === 'start' ? '开始询问' : '再问一次'}
          busy={begin.isPending}
          error={begin.error}
          onConfirm={() => begin.mutate(asking)}
          onCancel={() => setAsking(undefined)}
        >
          <Explained asking={asking} verification={verification} />
        </ConfirmDialog>
      )}
    </>
  );
}

function Explained({ asking, verification }: { asking: 'start' | 'again'; verification: CaseVerification }) {
  const { people, sources, purpose, clause, again } = verification;
  if (asking === 'again') {
    return (
      <p>再问 {again} 项没有结果的查询。对方已经办好的，取回原来的答复，不会重复查询。有了结果，出一份新的报告。</p>
    );
  }
  return (
    <>
      <p>
        向 {sources.length} 个来源询问 {people.map(({ name }) => name).join('、')}
        的情况：{sources.map(({ name }) => name).join('、')}。
      </p>
      <p>用途：{purpose}。每一次询问都记入审计。</p>
      <p className="soft">{clause}</p>
    </>
  );
}
