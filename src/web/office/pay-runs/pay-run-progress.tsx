import type { PayRunDetail } from '#core/payments/payments.contract.ts';
import { useJob } from '#web/lib/use-job.ts';
import { JobProgress } from '#web/ui/job-progress.tsx';
import { QueryView } from '#web/ui/query-view.tsx';
import { CancelPayRun } from './cancel-pay-run.tsx';
import { payRunsKey } from './use-pay-run.ts';

/** The lines of the run being listed. */
export function PayRunProgress({ run }: { run: PayRunDetail }) {
  const job = useJob(run.job, payRunsKey);
  return (
    <>
      <QueryView query={job} what="进度">
        {(progress) => <JobProgress job={progress} />}
      </QueryView>
      {run.mayCancel && <CancelPayRun run={run} />}
    </>
  );
}
