import { useState } from 'react';
import type { Form, UnknownAnswers } from '#kit/form.ts';
import type { FieldFault } from '#kit/form-check.ts';
import type { PlainDate } from '#kit/plain-date.ts';
import { ApiProblem } from '#web/lib/api-problem.ts';
import { checkForm, faultsInForm, isWithin } from './form-faults.ts';

/** The answers of one form while a person fills it in. */
export interface FormState {
  form: Form;
  /** Business date of the county: what “born before today” is measured against. */
  today: PlainDate;
  answers: UnknownAnswers;
  faults: readonly FieldFault[];
  /** Rises with every refusal, so that the summary of faults takes the focus each time. */
  refusals: number;
  setAnswer: (key: string, value: unknown) => void;
  /** Changes several answers at once; faults inside `path` are taken back. */
  update: (path: string, change: (answers: UnknownAnswers) => UnknownAnswers) => void;
  /** The answers to send, pruned and normalised; undefined when something must be mended, which is then shown. */
  check: () => UnknownAnswers | undefined;
  /** The same for one question alone. */
  checkOne: (key: string) => boolean;
  /** Shows the faults a refused request named; false when it named none. `place` is where the answers stood in it. */
  refuse: (error: unknown, place?: string) => boolean;
}

/** State of a form, starting from a draft or from nothing. */
export function useFormState(form: Form, today: PlainDate, initial: UnknownAnswers = {}): FormState {
  const [answers, setAnswers] = useState(initial);
  const [faults, setFaults] = useState<readonly FieldFault[]>([]);
  const [refusals, setRefusals] = useState(0);
  const show = (found: readonly FieldFault[]) => {
    setFaults(found);
    if (found.length > 0) setRefusals((count) => count + 1);
  };
  const update: FormState['update'] = (path, change) => {
    setAnswers(change);
    setFaults((before) => (before.length === 0 ? before : before.filter((fault) => !isWithin(fault.path, path))));
  };
  return {
    form,
    today,
    answers,
    faults,
    refusals,
    setAnswer: (key, value) => update(`/${key}`, (before) => ({ ...before, [key]: value })),
    update,
    check: () => {
      const checked = checkForm(form, answers, today);
      show(checked.faults);
      return checked.answers;
    },
    checkOne: (key) => {
      const found = checkForm(form, answers, today).faults.filter((fault) => isWithin(fault.path, `/${key}`));
      show(found);
      return found.length === 0;
    },
    refuse: (error, place = '/answers') => {
      if (!(error instanceof ApiProblem) || error.errors.length === 0) return false;
      show(faultsInForm(error.errors, place));
      return true;
    },
  };
}
