import { attachment } from '#kit/field.ts';
import { defineForm, section, typedAnswers, type UnknownAnswers } from '#kit/form.ts';
import { api, path } from '#web/lib/api.ts';
import { useWrite } from '#web/lib/use-write.ts';
import { Dialog } from '#web/ui/dialog.tsx';
import { DeskForm } from '../desk/desk-form.tsx';

const form = defineForm({
  key: 'paper-signature',
  title: '登记纸质授权书',
  sections: {
    paper: section('登记纸质授权书', {
      papers: attachment('授权书的照片或扫描件', {
        max: 1,
        help: '要看得清本人签名（或按印）和日期；由他人代签的无效',
      }),
    }),
  },
});

interface PaperSignatureDialogProps {
  officeCase: string;
  person: { id: string; name: string };
  onClose: () => void;
}

/** Records that a member signed on paper, with the photograph of it. */
export function PaperSignatureDialog({ officeCase, person, onClose }: PaperSignatureDialogProps) {
  const send = useWrite(
    (answers: UnknownAnswers, key) => {
      const [file] = typedAnswers(form, answers).papers;
      return api.post<{ done: true }>(path`/api/cases/${officeCase}/paper-signatures`, {
        person: person.id,
        file,
        key,
      });
    },
    { onSuccess: onClose },
  );
  return (
    <Dialog title={`登记${person.name}的纸质授权书`} onClose={onClose}>
      <DeskForm form={form} submitLabel="登记" send={send} onCancel={onClose} />
    </Dialog>
  );
}
