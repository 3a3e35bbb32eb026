import type { CaseDetail } from '#core/cases/cases.contract.ts';
import type { CaseVerification as Verification } from '#core/exchange/exchange.contract.ts';
import { dateText } from '#web/lib/format.ts';
import { isUnderway, useCancelJob, useJob } from '#web/lib/use-job.ts';
import { Callout } from '#web/ui/callout.tsx';
import { Fold } from '#web/ui/fold.tsx';
import { JobProgress } from '#web/ui/job-progress.tsx';
import { QueryView } from '#web/ui/query-view.tsx';
import { StageTag } from '#web/ui/stage-tag.tsx';
import { useDesk } from '../desk/use-desk.ts';
import { Consents } from './consents.tsx';
import { ReportView } from './report-view.tsx';
import { StartVerification } from './start-verification.tsx';
import { isNotVerified, useVerification, verificationKey } from './use-verification.ts';
import { VerificationMatrix } from './verification-matrix.tsx';
import { VerificationObjections } from './verification-objections.tsx';
import './verification.css';

/** 经济状况核对: who was asked about whom, what was answered, what it comes to; it decides nothing. */
export function CaseVerification({ detail }: { detail: CaseDetail }) {
  const verification = useVerification(detail.id, detail.seq);
  if (isNotVerified(verification.error)) return null;
  return (
    <section className="panel stack case-part" aria-label="经济状况核对">
      <h2 className="row">
        经济状况核对
        {verification.data?.round != null && <RoundTag round={verification.data.round} />}
      </h2>
      <QueryView query={verification} what="核对">
        {(found) => <Parts detail={detail} verification={found} />}
      </QueryView>
    </section>
  );
}

const roundStates = {
  asking: { name: '正在询问', tone: 'open' },
  answered: { name: '复核待结论', tone: 'warn' },
  concluded: { name: '已出报告', tone: 'good' },
} as const;

function RoundTag({ round }: { round: NonNullable<Verification['round']> }) {
  return <StageTag {...roundStates[round.state]} />;
}

function Parts({ detail, verification }: { detail: CaseDetail; verification: Verification }) {
  const { round, reports, cells, people } = verification;
  const breaches = cells.filter(({ state, breach }) => state === 'quarantined' && breach === null).length;
  return (
    <>
      <Consents id={detail.id} people={people} />
      {breaches > 0 && (
        <Callout tone="danger" title={`有 ${breaches} 项答复的不是本人`}>
          <p>很可能身份证号录错，或来源答错。答复已经隔离，没有采用，也不显示；请县核对岗查处，查清以后重新核对。</p>
        </Callout>
      )}
      <StartVerification id={detail.id} verification={verification} />
      {round?.state === 'asking' && <Asking round={round} />}
      <Fold open={reports.length === 0} title={<h3>各来源的答复</h3>}>
        <VerificationMatrix verification={verification} />
      </Fold>
      {reports.slice(0, 1).map((report) => (
        <ReportView key={report.id} report={report} open />
      ))}
      <VerificationObjections id={detail.id} closed={detail.closed} verification={verification} />
      {reports.length > 1 && (
        <Fold title={<h3>以前的报告</h3>}>
          <div className="stack">
            {reports.slice(1).map((report) => (
              <ReportView key={report.id} report={report} open={false} />
            ))}
          </div>
        </Fold>
      )}
    </>
  );
}

function Asking({ round }: { round: NonNullable<Verification['round']> }) {
  const { may } = useDesk();
  const { data: job } = useJob(round.job, verificationKey);
  const cancel = useCancelJob(round.job);
  return (
    <>
      {job !== undefined && isUnderway(job) && (
        <JobProgress
          job={job}
          {...(may('verification.ask') ? { onCancel: () => cancel.mutate(), cancelling: cancel.isPending } : {})}
        />
      )}
      {job?.state === 'done' && (
        <p role="status">
          {job.note ?? '各来源正在答复。'}答复期限：
          {round.answerBy === null ? '待日历确认' : dateText(round.answerBy)}。
        </p>
      )}
    </>
  );
}
