import { Link } from '@tanstack/react-router';
import type { ImportSummary } from '#core/feeds/feeds.contract.ts';
import { isUnderway, useCancelJob, useJob } from '#web/lib/use-job.ts';
import { buttonClass } from '#web/ui/button.tsx';
import { ErrorState } from '#web/ui/error-state.tsx';
import { JobProgress } from '#web/ui/job-progress.tsx';
import { QueryView } from '#web/ui/query-view.tsx';
import { importsKey } from './use-import.ts';

/** The reading or the entering as it goes on. */
export function ImportProgress({ batch }: { batch: ImportSummary }) {
  const job = useJob(batch.job, importsKey);
  const cancel = useCancelJob(batch.job);
  return (
    <QueryView query={job} what="进度">
      {(progress) => (
        <>
          <JobProgress job={progress} onCancel={() => cancel.mutate()} cancelling={cancel.isPending} />
          {cancel.error !== null && isUnderway(progress) && <ErrorState error={cancel.error} />}
          {progress.state === 'cancelled' && batch.state === 'reading' && (
            <div className="row">
              <Link to="/office/imports/new" className={buttonClass()}>
                重新上传
              </Link>
            </div>
          )}
        </>
      )}
    </QueryView>
  );
}
