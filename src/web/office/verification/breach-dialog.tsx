import { text } from '#kit/field.ts';
import { defineForm, section, typedAnswers, type UnknownAnswers } from '#kit/form.ts';
import { api, path } from '#web/lib/api.ts';
import { useWrite } from '#web/lib/use-write.ts';
import { Dialog } from '#web/ui/dialog.tsx';
import { DeskForm } from '../desk/desk-form.tsx';
import { verificationReads } from './use-verification.ts';

const form = defineForm({
  key: 'verification-breach',
  title: '登记查处结果',
  sections: {
    breach: section('登记查处结果', {
      note: text('查明的情况和处理', {
        min: 2,
        max: 2000,
        multiline: true,
        help: '号码录错还是来源答错、怎么更正；登记以后，误收的他人信息随即删除',
      }),
    }),
  },
});

/** Files what came of an answer that spoke of somebody else. */
export function BreachDialog({ query, onClose }: { query: string; onClose: () => void }) {
  const send = useWrite(
    (answers: UnknownAnswers, key) =>
      api.post(path`/api/verification-queries/${query}/breach`, { ...typedAnswers(form, answers), key }),
    { refresh: verificationReads, onSuccess: onClose },
  );
  return (
    <Dialog title="登记查处结果" onClose={onClose}>
      <DeskForm form={form} submitLabel="登记" send={send} onCancel={onClose} />
    </Dialog>
  );
}
