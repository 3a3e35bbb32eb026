import { useEffect, useRef } from 'react';
import { pruneAnswers, type UnknownAnswers } from '#kit/form.ts';
import { Button } from '#web/ui/button.tsx';
import { ErrorState } from '#web/ui/error-state.tsx';
import { AnswersView } from './answers-view.tsx';
import { FaultSummary } from './fault-summary.tsx';
import { FieldView } from './field-view.tsx';
import { formPages, review, stepAfter, stepBefore } from './form-pages.ts';
import { type FormServices, FormSurroundingsProvider } from './form-services.tsx';
import type { FormState } from './use-form-state.ts';

interface FormStepsProps {
  state: FormState;
  services: FormServices;
  /** The step in the address, so that the back button of the browser goes one question back. */
  step: string | undefined;
  /** `review` of onStep: true when a question was opened from the review, to which it then returns. */
  onStep: (step: string) => void;
  /** The verb of the last page: “提交申请”. */
  submitLabel: string;
  onSubmit: (answers: UnknownAnswers) => void;
  busy: boolean;
  error: unknown;
}

/** A form one question a page, and at the end everything to be read again: for residents. */
export function FormSteps({ state, services, step, onStep, submitLabel, onSubmit, busy, error }: FormStepsProps) {
  const pages = formPages(state.form, pruneAnswers(state.form, state.answers));
  const at = step === review ? review : (pages.find((page) => page.key === step)?.key ?? pages[0]?.key ?? review);
  const page = pages.find((each) => each.key === at);
  const place = page === undefined ? pages.length : pages.indexOf(page);
  const before = stepBefore(pages, at);
  const top = useRef<HTMLDivElement>(null);
  const shown = useRef(at);
  useEffect(() => {
    if (shown.current === at) return;
    shown.current = at;
    window.scrollTo({ top: 0 });
    top.current?.focus({ preventScroll: true });
  }, [at]);

  const goOn = () => {
    if (page === undefined) {
      const answers = state.check();
      if (answers !== undefined) onSubmit(answers);
    } else if (state.checkOne(page.key)) onStep(stepAfter(pages, page.key));
  };
  return (
    <FormSurroundingsProvider value={{ state, services, layout: 'steps' }}>
      <form
        className="form-steps"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (!busy) goOn();
        }}
      >
        <div ref={top} tabIndex={-1} className="form-steps-place">
          <p>
            {state.form.title} · 第 {place + 1} 步，共 {pages.length + 1} 步
          </p>
          <progress max={pages.length + 1} value={place + 1} aria-label="填写进度" />
        </div>
        <FaultSummary />
        {error !== undefined && error !== null && <ErrorState error={error} />}
        {page === undefined ? (
          <>
            <h1>请核对后提交</h1>
            <AnswersView form={state.form} answers={pruneAnswers(state.form, state.answers)} onEdit={onStep} />
          </>
        ) : (
          <>
            {page.sectionHelp !== undefined && <p className="soft">{page.sectionHelp}</p>}
            <FieldView
              key={page.key}
              asHeading
              field={page.field}
              path={`/${page.key}`}
              value={state.answers[page.key]}
              onChange={(value) => state.setAnswer(page.key, value)}
            />
          </>
        )}
        <div className="form-steps-actions">
          <Button kind="primary" type="submit" busy={busy}>
            {page === undefined ? submitLabel : '继续'}
          </Button>
          {before !== undefined && <Button onClick={() => onStep(before)}>上一步</Button>}
        </div>
      </form>
    </FormSurroundingsProvider>
  );
}
