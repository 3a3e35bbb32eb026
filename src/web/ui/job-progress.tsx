import type { JobProgress as Job } from '#core/access/job-progress.contract.ts';
import { countText } from '#web/lib/format.ts';
import { Button } from './button.tsx';
import { Callout } from './callout.tsx';
import './job-progress.css';

interface JobProgressProps {
  job: Pick<Job, 'title' | 'state' | 'done' | 'total' | 'note'>;
  /** Present when this person may stop the work. */
  onCancel?: () => void;
  cancelling?: boolean;
}

/** The progress of a job. It can be left and come back to: the work goes on at the server. */
export function JobProgress({ job, onCancel, cancelling = false }: JobProgressProps) {
  const { title, state, total, note } = job;
  const done = countText(job.done);
  const count = total === null ? done : `${done} / ${countText(total)}`;
  if (state === 'done') return <Outcome tone="good" title={`${title}已完成，共 ${done} 项`} note={note} />;
  if (state === 'failed') return <Outcome tone="danger" title={`${title}没有完成（${count}）`} note={note} />;
  if (state === 'cancelled') return <Outcome tone="warn" title={`${title}已取消（已处理 ${count}）`} note={note} />;
  return (
    <section className="job-progress panel" aria-label={title}>
      <div className="row">
        <strong>{title}</strong>
        <span className="numeric">{state === 'queued' ? '排队中' : count}</span>
      </div>
      <progress aria-label={`${title}进度`} {...(total === null ? {} : { value: job.done, max: Math.max(total, 1) })} />
      <p className="soft" role="status">
        {note ?? '可以离开本页，办理会继续；回到本页可看到进度。'}
      </p>
      {onCancel !== undefined && (
        <div className="row">
          <Button busy={cancelling} onClick={onCancel}>
            取消办理
          </Button>
        </div>
      )}
    </section>
  );
}

function Outcome({ tone, title, note }: { tone: 'good' | 'warn' | 'danger'; title: string; note: string | null }) {
  return (
    <Callout announce tone={tone} title={title}>
      {note !== null && <p>{note}</p>}
    </Callout>
  );
}
