import { getRouteApi, Link } from '@tanstack/react-router';
import type { CaseDetail } from '#core/cases/cases.contract.ts';
import { path } from '#web/lib/api.ts';
import { dateText } from '#web/lib/format.ts';
import { useItem } from '#web/lib/use-items.ts';
import { PapersOfCase } from '#web/papers/paper-links.tsx';
import { PageHeader } from '#web/ui/page-header.tsx';
import { PageQuery } from '#web/ui/page-query.tsx';
import { QueryView } from '#web/ui/query-view.tsx';
import { CaseStage } from '../cases/case-columns.tsx';
import { DueText } from '../cases/due-text.tsx';
import { useDesk } from '../desk/use-desk.ts';
import { CaseVerification } from '../verification/case-verification.tsx';
import { CaseAnswers } from './case-answers.tsx';
import { CaseDecision, CaseExplanation } from './case-decision.tsx';
import { CaseDuplicates } from './case-duplicates.tsx';
import { CaseEntrustment } from './case-entrustment.tsx';
import { CaseLetters } from './case-letters.tsx';
import { CaseMoves } from './case-moves.tsx';
import { CaseNotice } from './case-notice.tsx';
import { CasePeople } from './case-people.tsx';
import { CaseRecusals } from './case-recusals.tsx';
import { CaseTimeline } from './case-timeline.tsx';
import { useCase } from './use-case.ts';
import './case-page.css';

const route = getRouteApi('/office/desk/cases/$id');

/** One case on one page: who and why on the left, what happened on the right, what can be done now below. */
export function CasePage() {
  const { id } = route.useParams();
  return (
    <PageQuery query={useCase(id)} what="办件">
      {(detail) => <Case key={detail.id} detail={detail} />}
    </PageQuery>
  );
}

function Case({ detail }: { detail: CaseDetail }) {
  const { may } = useDesk();
  const item = useItem(detail.item);
  const { number, itemName, applicantName, divisionName, appliedOn, acceptedOn, closed } = detail;
  return (
    <>
      <PageHeader
        title={`${itemName}：${applicantName}`}
        above={
          <span className="row">
            <CaseStage line={detail} />
            <span className="numeric soft">{number}</span>
          </span>
        }
        lead={
          <>
            {divisionName} · {dateText(appliedOn)}申请
            {acceptedOn !== null && ` · ${dateText(acceptedOn)}受理`}
            {!closed && (
              <>
                {' · '}
                <DueText labelled line={detail} />
              </>
            )}
          </>
        }
        actions={
          <>
            <a className="button" href={path`/api/cases/${detail.id}/application.pdf`} target="_blank" rel="noreferrer">
              打印申请书
            </a>
            {may('people.read') && (
              <Link to="/office/households/$id" params={{ id: detail.household }} className="button">
                家庭登记
              </Link>
            )}
          </>
        }
      />
      <PapersOfCase id={detail.id} may={may('file.read')}>
        <div className="stack">
          <div className="case-columns">
            <div className="stack">
              <CasePeople detail={detail} />
              <CaseEntrustment detail={detail} />
              {may('people.read') && <CaseDuplicates detail={detail} />}
              <CaseDecision detail={detail} />
              <CaseNotice detail={detail} />
              {may('letter.read') && <CaseLetters detail={detail} />}
              <CaseRecusals detail={detail} mayWithdraw={may('case.act')} />
            </div>
            <CaseTimeline detail={detail} item={item.data} />
          </div>
          {may('verification.read') && <CaseVerification detail={detail} />}
          <CaseExplanation detail={detail} />
          <QueryView query={item} what="表单">
            {(page) => (
              <>
                <CaseAnswers detail={detail} item={page} />
                <CaseMoves detail={detail} item={page} />
              </>
            )}
          </QueryView>
        </div>
      </PapersOfCase>
    </>
  );
}
