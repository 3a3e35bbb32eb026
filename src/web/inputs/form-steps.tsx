import { useEffect, useRef, useState } from 'react';
import { pruneAnswers, type UnknownAnswers } from '#kit/form.ts';
import { Button } from '#web/ui/button.tsx';
import { ErrorState } from '#web/ui/error-state.tsx';
import { focusOnOpening } from '#web/ui/focus-on-opening.ts';
import { AnswersView } from './answers-view.tsx';
import { FaultSummary } from './fault-summary.tsx';
import { FieldView } from './field-view.tsx';
import { checkForm } from './form-faults.ts';
import { formPages, review, stepAfter, stepAfterMending, stepBefore } from './form-pages.ts';
import { type FormServices, FormSurroundingsProvider } from './form-services.tsx';
import type { FormState } from './use-form-state.ts';

interface FormStepsProps {
  state: FormState;
  services: FormServices;
  /** The step in the address, so that the back button of the browser goes one question back. */
  step: string | undefined;
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
  /** A question was opened from the review, to which it returns. */
  const [mending, setMending] = useState(false);
  const content = useRef<HTMLFormElement>(null);
  const heading = page?.field.label ?? '请核对后提交';
  useEffect(() => {
    document.title = `${heading} · ${state.form.title} · 济民`;
  }, [heading, state.form.title]);
  const shown = useRef<string>(undefined);
  useEffect(() => {
    if (shown.current === at) return;
    shown.current = at;
    window.scrollTo({ top: 0 });
    focusOnOpening(content.current?.querySelector('h1'));
  }, [at]);

  const goOn = () => {
    if (page === undefined) {
      const answers = state.check();
      if (answers !== undefined) onSubmit(answers);
    } else if (state.checkOne(page.key)) {
      const { faults } = checkForm(state.form, state.answers, state.today);
      onStep(mending ? stepAfterMending(pages, page.key, faults) : stepAfter(pages, page.key));
    }
  };
  const mend = (key: string) => {
    setMending(true);
    onStep(key);
  };
  return (
    <FormSurroundingsProvider value={{ state, services, layout: 'steps' }}>
      <form
        ref={content}
        className="form-steps"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (!busy) goOn();
        }}
      >
        <div className="form-steps-place">
          <p role="status">
            {page?.section ?? state.form.title} · 第 {place + 1} 步，共 {pages.length + 1} 步
          </p>
          <progress max={pages.length + 1} value={place + 1} aria-label="填写进度" />
        </div>
        <FaultSummary within={page?.key} onElsewhere={mend} />
        {error !== undefined && error !== null && <ErrorState error={error} />}
        {page === undefined ? (
          <>
            <h1 tabIndex={-1}>{heading}</h1>
            <AnswersView form={state.form} answers={pruneAnswers(state.form, state.answers)} onEdit={mend} />
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
          {before !== undefined && (
            <Button
              onClick={() => {
                setMending(false);
                onStep(before);
              }}
            >
              上一步
            </Button>
          )}
        </div>
      </form>
    </FormSurroundingsProvider>
  );
}
