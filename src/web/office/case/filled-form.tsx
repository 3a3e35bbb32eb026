import type { ReactNode } from 'react';
import type { Form, UnknownAnswers } from '#kit/form.ts';
import { FormSurroundingsProvider, type Named } from '#web/inputs/form-services.tsx';
import { useFormServices } from '#web/inputs/use-form-services.ts';
import { useFormState } from '#web/inputs/use-form-state.ts';
import { useDesk } from '../desk/use-desk.ts';

interface FilledFormProps {
  form: Form;
  answers: UnknownAnswers;
  people: readonly Named[];
  children: ReactNode;
}

/** What answers need around them to be read: their form, the people and places they point to. */
export function FilledForm({ form, answers, people, children }: FilledFormProps) {
  const state = useFormState(form, useDesk().today, answers);
  const services = useFormServices(people);
  return (
    <FormSurroundingsProvider value={{ state: { ...state, answers }, services, layout: 'desk' }}>
      {children}
    </FormSurroundingsProvider>
  );
}
