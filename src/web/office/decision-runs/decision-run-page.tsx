import { getRouteApi, Link } from '@tanstack/react-router';
import type { DecisionRunDetail } from '#core/decisions/decisions.contract.ts';
import { dateText, monthText } from '#web/lib/format.ts';
import { isUnderway, useCancelJob, useJob } from '#web/lib/use-job.ts';
import { buttonClass } from '#web/ui/button.tsx';
import { Callout } from '#web/ui/callout.tsx';
import { DateText } from '#web/ui/date-text.tsx';
import { ErrorState } from '#web/ui/error-state.tsx';
import { JobProgress } from '#web/ui/job-progress.tsx';
import { PageHeader } from '#web/ui/page-header.tsx';
import { PageQuery } from '#web/ui/page-query.tsx';
import { QueryView } from '#web/ui/query-view.tsx';
import { StageTag } from '#web/ui/stage-tag.tsx';
import { decisionRunStates } from './decision-run-states.ts';
import { DecisionRunViews } from './decision-run-views.tsx';
import { RunFigures } from './run-figures.tsx';
import { decisionRunsKey, useDecisionRun } from './use-decision-run.ts';

const route = getRouteApi('/office/desk/decision-runs/$id');

/** One run over the whole county: how far it is, what it came to, and what a clerk does with it. */
export function DecisionRunPage() {
  const { id } = route.useParams();
  return (
    <PageQuery query={useDecisionRun(id)} what="判定批次">
      {(run) => (
        <>
          <PageHeader
            title={`${run.itemName}全县核定：${monthText(run.month)}`}
            above={
              <span className="row">
                <StageTag {...decisionRunStates[run.state]} />
                <span className="numeric soft">{run.number}</span>
              </span>
            }
            lead={
              <>
                {run.madeByName}于 <DateText date={run.madeAt} /> 发起 · 按{dateText(run.decidedOn)}的标准认定资格
                {run.knownAt !== null && (
                  <>
                    {' '}
                    · 按 <DateText date={run.knownAt} /> 所知的事实
                  </>
                )}
              </>
            }
            actions={
              <Link to="/office/decision-runs" className={buttonClass()}>
                全部批次
              </Link>
            }
          />
          <div className="stack">{run.state === 'decided' ? <Decided run={run} /> : <NotDecided run={run} />}</div>
        </>
      )}
    </PageQuery>
  );
}

function Decided({ run }: { run: DecisionRunDetail }) {
  return (
    <>
      <Callout title="这里都是建议，没有改变任何人的待遇">
        <p>应停发、应调整的，由乡镇复核该户后按程序办理，复核作出决定以前按原金额发放。</p>
        <p>可能符合的，上门告知可以申请，本人申请后再办。</p>
      </Callout>
      <RunFigures run={run} />
      <DecisionRunViews run={run} />
    </>
  );
}

/** On its way, stopped or broken off: nothing was proposed. */
function NotDecided({ run }: { run: DecisionRunDetail }) {
  const job = useJob(run.job, decisionRunsKey);
  const cancel = useCancelJob(run.job);
  return (
    <>
      <QueryView query={job} what="进度">
        {(progress) => (
          <>
            <JobProgress
              job={progress}
              cancelling={cancel.isPending}
              {...(run.mayRun ? { onCancel: () => cancel.mutate() } : {})}
            />
            {cancel.error !== null && isUnderway(progress) && <ErrorState error={cancel.error} />}
          </>
        )}
      </QueryView>
      {run.state !== 'deciding' && (
        <Callout title="没有写下任何建议。">
          <p>
            需要的话，请到 <Link to="/office/decision-runs">全县核定</Link> 重新发起。
          </p>
        </Callout>
      )}
    </>
  );
}
