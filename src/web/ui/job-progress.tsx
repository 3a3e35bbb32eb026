import { Button } from './button.tsx';
import { Callout } from './callout.tsx';
import './job-progress.css';

/** Long work as the page shows it. `total` 0: not counted yet. */
export interface JobView {
  title: string;
  state: 'waiting' | 'running' | 'done' | 'failed' | 'cancelled';
  done: number;
  total: number;
  /** What is being done now, or why it failed and how to mend it. */
  message?: string;
}

interface JobProgressProps {
  job: JobView;
  /** Present when this person may stop the work. */
  onCancel?: () => void;
  cancelling?: boolean;
}

const counted = new Intl.NumberFormat('zh-CN');

/** The progress of a job. It can be left and come back to: the work goes on at the server. */
export function JobProgress({ job, onCancel, cancelling = false }: JobProgressProps) {
  const count = job.total > 0 ? `${counted.format(job.done)} / ${counted.format(job.total)}` : counted.format(job.done);
  if (job.state === 'done')
    return (
      <Callout tone="good" announce title={`${job.title}已完成，共 ${counted.format(job.done)} 项`}>
        {job.message}
      </Callout>
    );
  if (job.state === 'failed')
    return (
      <Callout tone="danger" announce title={`${job.title}没有完成（${count}）`}>
        {job.message}
      </Callout>
    );
  if (job.state === 'cancelled')
    return (
      <Callout tone="warn" announce title={`${job.title}已取消（已处理 ${count}）`}>
        {job.message}
      </Callout>
    );
  return (
    <section className="job-progress panel" aria-label={job.title}>
      <div className="row">
        <strong>{job.title}</strong>
        <span className="numeric">{job.state === 'waiting' ? '排队中' : count}</span>
      </div>
      <progress aria-label={`${job.title}进度`} {...(job.total > 0 ? { value: job.done, max: job.total } : {})} />
      <p className="soft" role="status">
        {job.message ?? '可以离开本页，办理会继续；回到本页可看到进度。'}
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
