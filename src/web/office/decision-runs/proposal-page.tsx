import { getRouteApi, Link } from '@tanstack/react-router';
import type { ProposalDetail } from '#core/decisions/decisions.contract.ts';
import { moneyText, signedMoney } from '#web/lib/format.ts';
import { buttonClass } from '#web/ui/button.tsx';
import { Callout } from '#web/ui/callout.tsx';
import { Figures } from '#web/ui/figures.tsx';
import { PageHeader } from '#web/ui/page-header.tsx';
import { PageQuery } from '#web/ui/page-query.tsx';
import { StageTag } from '#web/ui/stage-tag.tsx';
import { DecisionOutcome } from '../decision/decision-outcome.tsx';
import { Explanation } from '../decision/explanation.tsx';
import { useDesk } from '../desk/use-desk.ts';
import { proposalKinds } from './decision-run-states.ts';
import { useProposal } from './use-decision-run.ts';

const route = getRouteApi('/office/desk/decision-runs/$id/$household');

/** One household of a run: what runs, what the law says, on what grounds, and what to do now. */
export function ProposalPage() {
  const { id, household } = route.useParams();
  return (
    <PageQuery query={useProposal(id, household)} what="判定建议">
      {(detail) => <Proposal run={id} detail={detail} />}
    </PageQuery>
  );
}

function Proposal({ run, detail }: { run: string; detail: ProposalDetail }) {
  const { may } = useDesk();
  const { proposal, decision, agrees, note } = detail;
  const { household, headName, place, kind, before, after, difference } = proposal;
  const { name, tone, next } = proposalKinds[kind];
  return (
    <>
      <PageHeader
        title={`${headName}家庭`}
        above={<StageTag name={name} tone={tone} />}
        lead={place}
        actions={
          <>
            {may('people.read') && (
              <Link to="/office/households/$id" params={{ id: household }} className={buttonClass()}>
                家庭登记
              </Link>
            )}
            <Link to="/office/decision-runs/$id" params={{ id: run }} className={buttonClass()}>
              返回批次
            </Link>
          </>
        }
      />
      <div className="stack">
        <Callout title="这是建议，没有改变这一户的待遇">
          <p>{next}</p>
        </Callout>
        {!agrees && (
          <Callout tone="warn" title="按当时所知重新判定，与建议不同">
            {note !== null && <p>{note}</p>}
          </Callout>
        )}
        <Figures
          label="现在和判定"
          figures={[
            { name: '现在每月', text: moneyText(before) },
            { name: '判定每月', text: moneyText(after) },
            { name: '差额', text: signedMoney(difference), bad: difference < 0 },
          ]}
        />
        <section className="panel stack" aria-label="判定和理由">
          <h2>判定和理由</h2>
          <DecisionOutcome decision={decision} />
        </section>
        <section className="panel stack" aria-label="认定依据和计算过程">
          <h2>认定依据和计算过程</h2>
          <Explanation decision={decision} />
        </section>
      </div>
    </>
  );
}
