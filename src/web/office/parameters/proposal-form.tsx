import { useEffect, useMemo, useState } from 'react';
import type { ParameterDetail, ProposalOutcome } from '#core/parameters/parameters.contract.ts';
import type { UnknownAnswers } from '#kit/form.ts';
import { FormView } from '#web/inputs/form-view.tsx';
import { controlId } from '#web/inputs/input-props.ts';
import { useFormServices } from '#web/inputs/use-form-services.ts';
import { useFormState } from '#web/inputs/use-form-state.ts';
import { api, path } from '#web/lib/api.ts';
import { useWrite } from '#web/lib/use-write.ts';
import { Button } from '#web/ui/button.tsx';
import { Callout } from '#web/ui/callout.tsx';
import { FormError } from '../desk/form-error.tsx';
import { LeaveGuard } from '../desk/leave-guard.tsx';
import { useDesk } from '../desk/use-desk.ts';
import { Foreseen } from './foreseen.tsx';
import { draftOf, proposalFormOf } from './proposal-form-of.ts';
import { parametersKey, usePreview } from './use-parameters.ts';

interface ProposalFormProps {
  parameter: ParameterDetail;
  initial: UnknownAnswers;
  onDone: () => void;
  onCancel: () => void;
}

/** Waits this long after the last key before it asks what would follow, in milliseconds. */
const pause = 300;

/** Proposes a value; while it is typed, what would follow is said below, and what looks like a slip. */
export function ProposalForm({ parameter, initial, onDone, onCancel }: ProposalFormProps) {
  const form = useMemo(() => proposalFormOf(parameter), [parameter]);
  const [beginning] = useState(initial);
  const first = controlId(beginning.value === undefined ? '/value' : '/document');
  useEffect(() => document.getElementById(first)?.focus(), [first]);
  const state = useFormState(form, useDesk().today, beginning);
  const services = useFormServices();
  const draft = useResting(draftOf(state.answers));
  const preview = usePreview(parameter.key, draft, draft.value !== undefined && draft.from !== undefined);
  const [checked, setChecked] = useState(false);
  const [unchecked, setUnchecked] = useState(false);
  const { effect = [], recomputed = null, doubts = [], faults = [] } = preview.data ?? {};
  const send = useWrite(
    (answers: UnknownAnswers, key) =>
      api.post<ProposalOutcome>(path`/api/parameters/${parameter.key}/proposals`, {
        ...draftOf(answers),
        ...(typeof answers.note === 'string' ? { note: answers.note } : {}),
        ...(checked ? { checked } : {}),
        key,
      }),
    { refresh: [[parametersKey]], onSuccess: onDone },
  );
  return (
    <form
      className="stack"
      aria-label="提议一个值"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        const answers = send.isPending ? undefined : state.check();
        if (answers !== undefined && doubts.length > 0 && !checked) {
          setUnchecked(true);
          document.getElementById(controlId('/checked'))?.focus();
          return;
        }
        if (answers !== undefined) send.mutate(answers, { onError: (error) => state.refuse(error, '') });
      }}
    >
      <FormView state={state} services={services} />
      <div className="stack" aria-live="polite">
        {faults.length > 0 && (
          <Callout tone="danger" title="这样写不能提">
            <ul className="foreseen">
              {faults.map(({ path: place, message }) => (
                <li key={place + message}>{message}</li>
              ))}
            </ul>
          </Callout>
        )}
        {doubts.length > 0 && (
          <Callout tone="warn" title="像是写错了，请对照文件核对">
            <ul className="foreseen">
              {doubts.map((doubt) => (
                <li key={doubt}>{doubt}</li>
              ))}
            </ul>
            {unchecked && !checked && (
              <p id="doubts-fault" className="field-fault" role="alert">
                没有写错的，请勾选后再提交；写错了的，请改正。
              </p>
            )}
            <label className="choice">
              <input
                aria-describedby={unchecked && !checked ? 'doubts-fault' : undefined}
                id={controlId('/checked')}
                type="checkbox"
                checked={checked}
                onChange={(event) => setChecked(event.target.checked)}
              />
              已对照文件核对，没有写错
            </label>
          </Callout>
        )}
        <Foreseen title="批准后" effect={effect} recomputed={recomputed} />
      </div>
      <FormError error={send.error} />
      <div className="row">
        <Button kind="primary" type="submit" busy={send.isPending}>
          提交审批
        </Button>
        <Button onClick={onCancel}>返回</Button>
      </div>
      <LeaveGuard isDirty={() => !send.isPending && !send.isSuccess && state.answers !== beginning} />
    </form>
  );
}

/** A value once it has rested. It is made anew at each render, so its content is what is compared. */
function useResting<Value>(value: Value): Value {
  const [rested, setRested] = useState(value);
  const content = JSON.stringify(value);
  useEffect(() => {
    const timer = setTimeout(() => setRested(JSON.parse(content)), pause);
    return () => clearTimeout(timer);
  }, [content]);
  return rested;
}
