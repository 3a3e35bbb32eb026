import { useState } from 'react';
import type { ProposalOutcome, ProposalView } from '#core/parameters/parameters.contract.ts';
import { text } from '#kit/field.ts';
import { defineForm, section, type UnknownAnswers } from '#kit/form.ts';
import { api, path } from '#web/lib/api.ts';
import { dateText } from '#web/lib/format.ts';
import { useWrite } from '#web/lib/use-write.ts';
import { Button } from '#web/ui/button.tsx';
import { ConfirmDialog } from '#web/ui/confirm-dialog.tsx';
import { Dialog } from '#web/ui/dialog.tsx';
import { DeskForm } from '../desk/desk-form.tsx';
import { Foreseen } from './foreseen.tsx';
import { parametersKey } from './use-parameters.ts';

const rejection = defineForm({
  key: 'parameter-rejection',
  title: '不批准',
  sections: {
    rejection: section('理由', {
      reason: text('理由', { min: 2, max: 500, multiline: true, help: '提议人会看到；写明哪里不对、要补什么' }),
    }),
  },
});

const refresh = [[parametersKey]];

export type OnEnded = (state: 'approved' | 'rejected' | 'withdrawn') => void;

/** The moves of a waiting proposal: approve and refuse for the second person, withdraw for who made it. */
export function DecideProposal({ proposal, onEnded }: { proposal: ProposalView; onEnded: OnEnded }) {
  const [asking, setAsking] = useState<'approve' | 'reject' | 'withdraw'>();
  const close = () => setAsking(undefined);
  return (
    <div className="row">
      {proposal.mayDecide && (
        <>
          <Button kind="primary" onClick={() => setAsking('approve')}>
            批准
          </Button>
          <Button onClick={() => setAsking('reject')}>不批准</Button>
        </>
      )}
      {proposal.mayWithdraw && <Button onClick={() => setAsking('withdraw')}>撤回</Button>}
      {asking === 'approve' && <Approve proposal={proposal} onEnded={onEnded} onClose={close} />}
      {asking === 'reject' && <Reject proposal={proposal} onEnded={onEnded} onClose={close} />}
      {asking === 'withdraw' && <Withdraw proposal={proposal} onEnded={onEnded} onClose={close} />}
    </div>
  );
}

interface MoveProps {
  proposal: ProposalView;
  onEnded: OnEnded;
  onClose: () => void;
}

function Approve({ proposal, onEnded, onClose }: MoveProps) {
  const { id, name, place, text: value, from, document, documentDate, effect, recomputed } = proposal;
  const approve = useWrite<string, ProposalOutcome>(
    (which, key) => api.post<ProposalOutcome>(path`/api/parameter-proposals/${which}/approve`, { key }),
    { refresh, onSuccess: () => onEnded('approved') },
  );
  return (
    <ConfirmDialog
      title={`批准“${name}”的新值？`}
      confirmLabel="批准"
      busy={approve.isPending}
      error={approve.error}
      onConfirm={() => approve.mutate(id)}
      onCancel={onClose}
    >
      <p>
        {place} <strong>{value}</strong>，{dateText(from)}起；{document}（{dateText(documentDate)}
        成文）。请对照文件核对。
      </p>
      <Foreseen title="批准后" effect={effect} recomputed={recomputed} />
      <p className="soft">批准后立即用于认定和发放，以您的姓名署名，不能撤销；再要改，须另行提议。</p>
    </ConfirmDialog>
  );
}

function Reject({ proposal, onEnded, onClose }: MoveProps) {
  const reject = useWrite(
    (answers: UnknownAnswers, key) =>
      api.post<ProposalOutcome>(path`/api/parameter-proposals/${proposal.id}/reject`, { ...answers, key }),
    { refresh, onSuccess: () => onEnded('rejected') },
  );
  return (
    <Dialog title={`不批准“${proposal.name}”的新值`} onClose={onClose}>
      <DeskForm form={rejection} submitLabel="不批准" danger send={reject} onCancel={onClose} />
    </Dialog>
  );
}

function Withdraw({ proposal, onEnded, onClose }: MoveProps) {
  const withdraw = useWrite<string, ProposalOutcome>(
    (which, key) => api.post<ProposalOutcome>(path`/api/parameter-proposals/${which}/withdraw`, { key }),
    { refresh, onSuccess: () => onEnded('withdrawn') },
  );
  return (
    <ConfirmDialog
      title="撤回这个提议？"
      confirmLabel="撤回"
      busy={withdraw.isPending}
      error={withdraw.error}
      onConfirm={() => withdraw.mutate(proposal.id)}
      onCancel={onClose}
    >
      <p>
        “{proposal.name}”{proposal.place} {proposal.text}，{dateText(proposal.from)}
        起。撤回后不再审批，记录仍然留着；可以另行提议。
      </p>
    </ConfirmDialog>
  );
}
