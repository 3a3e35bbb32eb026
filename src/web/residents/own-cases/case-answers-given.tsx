import type { CaseDetail } from '#core/cases/cases.contract.ts';
import type { ItemPage } from '#core/cases/items.contract.ts';
import { AnswersView } from '#web/inputs/answers-view.tsx';
import { formOf } from '#web/inputs/form-of.ts';
import { FormSurroundingsProvider } from '#web/inputs/form-services.tsx';
import { useFormServices } from '#web/inputs/use-form-services.ts';
import { useFormState } from '#web/inputs/use-form-state.ts';
import { useToday } from '../use-today.ts';

/** The application as it was sent, folded away. */
export function CaseAnswersGiven({ detail, item }: { detail: CaseDetail; item: ItemPage }) {
  const application = detail.actions.find(({ form }) => form === item.form.key);
  const form = formOf(item.form);
  const answers = application?.answers ?? {};
  const state = useFormState(form, useToday(), answers);
  const services = useFormServices();
  if (application === undefined) return null;
  return (
    <details className="panel">
      <summary>申请时填写的内容</summary>
      <FormSurroundingsProvider value={{ state, services, layout: 'steps' }}>
        <AnswersView form={form} answers={answers} />
      </FormSurroundingsProvider>
    </details>
  );
}
