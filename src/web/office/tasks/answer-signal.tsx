import { useId, useState } from 'react';
import type { SignalAnswer, TaskAnswered } from '#core/watch/watch.contract.ts';
import { api, path } from '#web/lib/api.ts';
import { useWrite } from '#web/lib/use-write.ts';
import { Button } from '#web/ui/button.tsx';
import { ErrorState } from '#web/ui/error-state.tsx';
import { LeaveGuard } from '../desk/leave-guard.tsx';
import '#web/inputs/inputs.css';
import './tasks.css';

const answers: readonly { readonly key: SignalAnswer; readonly name: string; readonly about: string }[] = [
  { key: 'true', name: '属实', about: '情况存在，影响待遇，接着启动复核' },
  { key: 'explained', name: '有合理说明', about: '情况存在，但不影响待遇' },
  { key: 'false', name: '不实', about: '情况不存在，数据有误' },
];

/** What the check of a signal came to, with what was found. */
export function AnswerSignal({ task }: { task: string }) {
  const [result, setResult] = useState<SignalAnswer>();
  const [text, setText] = useState('');
  const [asked, setAsked] = useState(false);
  const ids = { text: useId(), name: useId() };
  const send = useWrite<{ result: SignalAnswer; answer: string }, TaskAnswered>((input, key) =>
    api.post<TaskAnswered>(path`/api/tasks/${task}/answer`, { ...input, key }),
  );
  const missing = asked && (result === undefined || text.trim() === '');
  return (
    <form
      className="panel stack"
      aria-label="核查结果"
      onSubmit={(event) => {
        event.preventDefault();
        setAsked(true);
        if (result === undefined || text.trim() === '' || send.isPending) return;
        send.mutate({ result, answer: text.trim() });
      }}
    >
      <fieldset className="signal-answers stack">
        <legend>
          <strong>核查结果</strong>
        </legend>
        {answers.map(({ key, name, about }) => (
          <label key={key} className="row">
            <input type="radio" name={ids.name} checked={result === key} onChange={() => setResult(key)} />
            <span>
              {name} <span className="soft">{about}</span>
            </span>
          </label>
        ))}
      </fieldset>
      <div className="field">
        <label htmlFor={ids.text}>核查情况</label>
        <textarea
          id={ids.text}
          className="control"
          rows={4}
          maxLength={1000}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <p className="soft">什么时候、找谁核实、看到什么材料。</p>
      </div>
      {missing && (
        <p className="field-fault" role="alert">
          请选择结果，并写明核查的情况。
        </p>
      )}
      {send.error !== null && <ErrorState error={send.error} />}
      <div className="row">
        <Button kind="primary" type="submit" busy={send.isPending}>
          提交核查结果
        </Button>
      </div>
      <LeaveGuard isDirty={() => !send.isPending && !send.isSuccess && text !== ''} />
    </form>
  );
}
