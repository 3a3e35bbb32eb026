import type { CaseDetail, OfferedMove } from '#core/cases/cases.contract.ts';
import { ConfirmDialog } from '#web/ui/confirm-dialog.tsx';
import { Descriptions } from '#web/ui/descriptions.tsx';
import { decisionText } from '../decision/decision-outcome.tsx';

interface MoveConfirmProps {
  move: OfferedMove;
  detail: CaseDetail;
  busy: boolean;
  error: Error | null;
  onConfirm: () => void;
  onCancel: () => void;
}

/** Asks before a move without a form: whose case it is, and what the rule found. */
export function MoveConfirm({ move, detail, busy, error, onConfirm, onCancel }: MoveConfirmProps) {
  return (
    <ConfirmDialog
      title={move.name}
      confirmLabel={move.name}
      danger={move.emphasis === 'danger'}
      busy={busy}
      error={error}
      onConfirm={onConfirm}
      onCancel={onCancel}
    >
      <Descriptions
        items={[
          { label: '申请人', value: detail.applicantName },
          { label: '办件编号', value: detail.number },
          { label: '事项', value: detail.itemName },
          ...(detail.decision === null ? [] : [{ label: '认定结果', value: decisionText(detail.decision) }]),
        ]}
      />
      <p className="soft">办理后记入办件，以您的姓名和岗位署名，不能撤销。</p>
    </ConfirmDialog>
  );
}
