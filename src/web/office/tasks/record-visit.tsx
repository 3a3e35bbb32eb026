import { useMemo, useState } from 'react';
import type { FormDefinition } from '#core/cases/items.contract.ts';
import type { TaskAnswered, TaskDetail } from '#core/watch/watch.contract.ts';
import type { UnknownAnswers } from '#kit/form.ts';
import { formOf } from '#web/inputs/form-of.ts';
import { api, path } from '#web/lib/api.ts';
import { useWrite } from '#web/lib/use-write.ts';
import { Button } from '#web/ui/button.tsx';
import { DeskForm } from '../desk/desk-form.tsx';

/** The checklist of a round, filled in after the visit. */
export function RecordVisit({ task: { id, kind }, form }: { task: TaskDetail; form: FormDefinition }) {
  const [open, setOpen] = useState(false);
  const drawn = useMemo(() => formOf(form), [form]);
  const send = useWrite<UnknownAnswers, TaskAnswered>((answers, key) =>
    api.post<TaskAnswered>(path`/api/rounds/${kind}/tasks/${id}/visit`, { answers, key }),
  );
  if (!open) {
    return (
      <div className="row">
        <Button kind="primary" onClick={() => setOpen(true)}>
          登记走访
        </Button>
      </div>
    );
  }
  return (
    <section className="panel stack" aria-label={form.title}>
      <h2>{form.title}</h2>
      <DeskForm form={drawn} submitLabel="提交走访记录" send={send} onCancel={() => setOpen(false)} />
    </section>
  );
}
