import { useId, useState } from 'react';
import type { ReviewMade } from '#core/exchange/exchange.contract.ts';
import type { ReportDifference } from '#core/exchange/exchange.report.contract.ts';
import { api, path } from '#web/lib/api.ts';
import { useWrite } from '#web/lib/use-write.ts';
import { Button } from '#web/ui/button.tsx';
import { ErrorState } from '#web/ui/error-state.tsx';

interface ConcludeReviewProps {
  id: string;
  objection: string;
  differences: readonly ReportDifference[];
}

type Grounds = Readonly<Record<string, string>>;

/** The sources have answered anew: which differences the evidence explains, and what the family is told. */
export function ConcludeReview({ id, objection, differences }: ConcludeReviewProps) {
  const [grounds, setGrounds] = useState<Grounds>({});
  const [answer, setAnswer] = useState('');
  const [missing, setMissing] = useState<string>();
  const field = useId();
  const weighing = differences.filter(({ weighs }) => weighs);
  const conclude = useWrite((_input: { answer: string; grounds: Grounds }, key) =>
    api.post<ReviewMade>(path`/api/cases/${id}/verification/objections/${objection}/conclusion`, {
      answer: answer.trim(),
      explained: Object.entries(grounds).map(([of, ground]) => ({ key: of, ground: ground.trim() })),
      key,
    }),
  );
  const submit = () => {
    const short = [answer, ...Object.values(grounds)].some((text) => text.trim().length < 2);
    setMissing(short ? '请写明对异议的答复；勾选的每一项，都要写凭什么证据说明清楚的。' : undefined);
    if (!short) conclude.mutate({ answer, grounds });
  };
  return (
    <form
      className="panel stack"
      aria-label="复核结论"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!conclude.isPending) submit();
      }}
    >
      <h3>复核结论</h3>
      <p>各来源已经重新答复。勾选凭证据已经说明清楚的差异，没有勾选的照反馈写进复核报告。</p>
      {weighing.length === 0 && <p className="soft">重新询问以后，没有要核实的差异。</p>}
      {weighing.map((difference) => (
        <Explained
          key={difference.key}
          difference={difference}
          ground={grounds[difference.key]}
          onChange={(ground) =>
            setGrounds(({ [difference.key]: _, ...others }) =>
              ground === undefined ? others : { ...others, [difference.key]: ground },
            )
          }
        />
      ))}
      <div className="field">
        <label htmlFor={field}>对异议的答复</label>
        <textarea
          id={field}
          className="control"
          rows={3}
          maxLength={2000}
          value={answer}
          onChange={(event) => setAnswer(event.target.value)}
        />
      </div>
      {missing !== undefined && (
        <p className="field-fault" role="alert">
          {missing}
        </p>
      )}
      {conclude.error !== null && <ErrorState error={conclude.error} />}
      <div className="row">
        <Button kind="primary" type="submit" busy={conclude.isPending}>
          出具复核报告
        </Button>
      </div>
    </form>
  );
}

interface ExplainedProps {
  difference: ReportDifference;
  /** Undefined: not explained. */
  ground: string | undefined;
  onChange: (ground: string | undefined) => void;
}

function Explained({ difference, ground, onChange }: ExplainedProps) {
  const box = useId();
  const field = useId();
  const { name, label, declared, reported } = difference;
  return (
    <div className="stack verification-explained">
      <div className="row">
        <input
          id={box}
          type="checkbox"
          checked={ground !== undefined}
          onChange={(event) => onChange(event.target.checked ? '' : undefined)}
        />
        <label htmlFor={box}>
          {name} {label}：申报{declared}，反馈{reported}
        </label>
      </div>
      {ground !== undefined && (
        <div className="field">
          <label htmlFor={field}>凭什么证据说明的</label>
          <input
            id={field}
            className="control"
            maxLength={200}
            value={ground}
            onChange={(event) => onChange(event.target.value)}
          />
        </div>
      )}
    </div>
  );
}
