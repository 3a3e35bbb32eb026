import type { ObjectionMade } from '#core/exchange/exchange.contract.ts';
import { attachment, text } from '#kit/field.ts';
import { defineForm, section, typedAnswers, type UnknownAnswers } from '#kit/form.ts';
import { api, path } from '#web/lib/api.ts';
import { useWrite } from '#web/lib/use-write.ts';
import { Dialog } from '#web/ui/dialog.tsx';
import { DeskForm } from '../desk/desk-form.tsx';
import { verificationReads } from './use-verification.ts';

const form = defineForm({
  key: 'verification-objection',
  title: '登记异议',
  sections: {
    objection: section('登记异议', {
      text: text('家庭怎么说', {
        min: 2,
        max: 2000,
        multiline: true,
        help: '哪一项不对，实际情况是什么，如“车去年已经卖了，没有过户”',
      }),
      files: attachment('证据', { optional: true, max: 9, help: '协议、证明、流水的照片' }),
    }),
  },
});

interface ObjectionDialogProps {
  id: string;
  report: { id: string; number: string };
  onClose: () => void;
}

/** Takes down what a family says against a report, with its evidence. */
export function ObjectionDialog({ id, report, onClose }: ObjectionDialogProps) {
  const send = useWrite(
    (answers: UnknownAnswers, key) => {
      const { text: said, files = [] } = typedAnswers(form, answers);
      const body = { report: report.id, text: said, files, key };
      return api.post<ObjectionMade>(path`/api/cases/${id}/verification/objections`, body);
    },
    { refresh: verificationReads, onSuccess: onClose },
  );
  return (
    <Dialog title={`对核对报告 ${report.number} 的异议`} onClose={onClose}>
      <DeskForm form={form} submitLabel="登记异议" send={send} onCancel={onClose} />
    </Dialog>
  );
}
