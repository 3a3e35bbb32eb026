import { useMemo } from 'react';
import type { DeliveryRecorded, Letter } from '#core/letters/letters.contract.ts';
import { typedAnswers, type UnknownAnswers } from '#kit/form.ts';
import { api, path } from '#web/lib/api.ts';
import { useWrite } from '#web/lib/use-write.ts';
import { Dialog } from '#web/ui/dialog.tsx';
import { DeskForm } from '../desk/desk-form.tsx';
import { useDesk } from '../desk/use-desk.ts';
import { deliveryForm } from './delivery-form.ts';

interface DeliveryDialogProps {
  letter: Pick<Letter, 'id' | 'name'>;
  /** Whom the letter is for: offered as the one who signed for it. */
  recipient: string;
  onClose: () => void;
}

/** Records that a letter reached the person. */
export function DeliveryDialog({ letter, recipient, onClose }: DeliveryDialogProps) {
  const { today } = useDesk();
  const initial = useMemo(() => ({ manner: 'by-hand', on: today, recipient }), [today, recipient]);
  const send = useWrite(
    (answers: UnknownAnswers, key) => {
      const { papers, ...delivery } = typedAnswers(deliveryForm, answers);
      return api.post<DeliveryRecorded>(path`/api/letters/${letter.id}/delivery`, {
        ...delivery,
        ...(papers?.[0] === undefined ? {} : { proof: papers[0] }),
        key,
      });
    },
    { onSuccess: onClose },
  );
  return (
    <Dialog title={`登记送达：${letter.name}`} onClose={onClose}>
      <DeskForm form={deliveryForm} initial={initial} submitLabel="登记送达" send={send} onCancel={onClose} />
    </Dialog>
  );
}
