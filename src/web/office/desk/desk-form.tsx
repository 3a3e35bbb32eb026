import { useState } from 'react';
import type { Form, UnknownAnswers } from '#kit/form.ts';
import type { Named } from '#web/inputs/form-services.tsx';
import { FormView } from '#web/inputs/form-view.tsx';
import { useFormServices } from '#web/inputs/use-form-services.ts';
import { useFormState } from '#web/inputs/use-form-state.ts';
import { Button } from '#web/ui/button.tsx';
import { FormError } from './form-error.tsx';
import { LeaveGuard } from './leave-guard.tsx';
import { useDesk } from './use-desk.ts';

interface DeskFormProps {
  form: Form;
  /** Answers to begin with. */
  initial?: UnknownAnswers;
  /** The people of the case, for fields that choose one. */
  people?: readonly Named[];
  /** The verb itself: “登记送达”. */
  submitLabel: string;
  danger?: boolean;
  send: {
    mutate: (answers: UnknownAnswers, options: { onError: (error: Error) => void }) => void;
    isPending: boolean;
    error: Error | null;
  };
  onCancel: () => void;
}

const nothing: UnknownAnswers = {};

/** A form opened in place on a page of the desk, with its verb and the way back. */
export function DeskForm({
  form,
  initial = nothing,
  people,
  submitLabel,
  danger = false,
  send,
  onCancel,
}: DeskFormProps) {
  // What the page reads again meanwhile does not change what was begun.
  const [beginning] = useState(initial);
  const state = useFormState(form, useDesk().today, beginning);
  const services = useFormServices(people);
  return (
    <form
      className="stack"
      aria-label={form.title}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        const answers = send.isPending ? undefined : state.check();
        if (answers !== undefined) send.mutate(answers, { onError: (error) => state.refuse(error) });
      }}
    >
      <FormView state={state} services={services} />
      <FormError error={send.error} />
      <div className="row">
        <Button kind={danger ? 'danger' : 'primary'} type="submit" busy={send.isPending}>
          {submitLabel}
        </Button>
        <Button onClick={onCancel}>返回</Button>
      </div>
      <LeaveGuard isDirty={() => !send.isPending && state.answers !== beginning} />
    </form>
  );
}
