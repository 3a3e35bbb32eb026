import type { ReactNode } from 'react';
import { fieldsOf, type UnknownAnswers } from '#kit/form.ts';
import { FaultSummary } from '#web/inputs/fault-summary.tsx';
import { FieldsView } from '#web/inputs/field-view.tsx';
import { FormSurroundingsProvider } from '#web/inputs/form-services.tsx';
import { useFormServices } from '#web/inputs/use-form-services.ts';
import type { FormState } from '#web/inputs/use-form-state.ts';
import { ApiProblem } from '#web/lib/api-problem.ts';
import { Button } from '#web/ui/button.tsx';
import { ErrorState } from '#web/ui/error-state.tsx';

interface ShortFormProps {
  state: FormState;
  /** The verb: “获取验证码”. */
  submitLabel: string;
  onSubmit: (answers: UnknownAnswers) => void;
  busy: boolean;
  error: unknown;
  /** Other buttons beside the verb. */
  actions?: ReactNode;
  /** In place of the questions, where one needs more than its type has. */
  children?: ReactNode;
}

/** A form of a few questions on one page, large. What a refusal says of a question is shown there. */
export function ShortForm({ state, submitLabel, onSubmit, busy, error, actions, children }: ShortFormProps) {
  const services = useFormServices();
  const atQuestions = error instanceof ApiProblem && error.errors.length > 0;
  return (
    <FormSurroundingsProvider value={{ state, services, layout: 'steps' }}>
      <form
        className="form-steps"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          const answers = busy ? undefined : state.check();
          if (answers !== undefined) onSubmit(answers);
        }}
      >
        <FaultSummary />
        {error !== undefined && error !== null && !atQuestions && <ErrorState error={error} />}
        {children ?? (
          <FieldsView fields={fieldsOf(state.form)} path="" answers={state.answers} onAnswer={state.setAnswer} />
        )}
        <div className="form-steps-actions">
          <Button kind="primary" type="submit" busy={busy}>
            {submitLabel}
          </Button>
          {actions}
        </div>
      </form>
    </FormSurroundingsProvider>
  );
}
