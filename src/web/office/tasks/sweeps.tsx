import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { SweepList, SweepMade, SweepRow } from '#core/watch/watch.contract.ts';
import { api } from '#web/lib/api.ts';
import { countText, dateText, instantText } from '#web/lib/format.ts';
import { useJob } from '#web/lib/use-job.ts';
import { useWrite } from '#web/lib/use-write.ts';
import { Button } from '#web/ui/button.tsx';
import { ErrorState } from '#web/ui/error-state.tsx';
import { JobProgress } from '#web/ui/job-progress.tsx';
import { QueryView } from '#web/ui/query-view.tsx';

/** When the county was looked at last, and a button to do it now. */
export function Sweeps({ mayStart }: { mayStart: boolean }) {
  const sweeps = useQuery({
    queryKey: ['tasks', 'sweeps'],
    queryFn: ({ signal }) => api.get<SweepList>('/api/sweeps', {}, signal),
  });
  const [job, setJob] = useState<string>();
  const start = useWrite<undefined, SweepMade>((_, key) => api.post<SweepMade>('/api/sweeps', { key }), {
    refresh: [['tasks', 'sweeps']],
    onSuccess: (made) => setJob(made.job),
  });
  return (
    <section className="panel stack" aria-label="巡查">
      <div className="row">
        <QueryView query={sweeps} what="上次巡查">
          {({ items }) => <Last sweep={items.find(({ state }) => state === 'done')} />}
        </QueryView>
        {mayStart && (
          <Button busy={start.isPending} onClick={() => start.mutate(undefined)}>
            现在巡查全县
          </Button>
        )}
      </div>
      {start.error !== null && <ErrorState error={start.error} />}
      {job !== undefined && <Progress job={job} />}
    </section>
  );
}

function Last({ sweep }: { sweep: SweepRow | undefined }) {
  if (sweep === undefined) return <p className="soft">还没有巡查过。</p>;
  const { sweptOn, households, opened, closed, madeByName, madeAt } = sweep;
  return (
    <p>
      上次巡查：{dateText(sweptOn)}，看了 {countText(households)} 户，新增 {countText(opened)} 项，起因消失关闭{' '}
      {countText(closed)} 项。{' '}
      <span className="soft">
        {madeByName ?? '夜间自动'}，{instantText(madeAt)}
      </span>
    </p>
  );
}

function Progress({ job }: { job: string }) {
  const progress = useJob(job, 'tasks');
  return (
    <QueryView query={progress} what="进度">
      {(state) => <JobProgress job={state} />}
    </QueryView>
  );
}
