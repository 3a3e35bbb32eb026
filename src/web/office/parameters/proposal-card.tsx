import { Link } from '@tanstack/react-router';
import type { ProposalView } from '#core/parameters/parameters.contract.ts';
import { dateText } from '#web/lib/format.ts';
import { DateText } from '#web/ui/date-text.tsx';
import { Descriptions } from '#web/ui/descriptions.tsx';
import { StageTag } from '#web/ui/stage-tag.tsx';
import { DecideProposal, type OnEnded } from './decide-proposal.tsx';
import { Foreseen } from './foreseen.tsx';
import { proposalStates } from './proposal-states.ts';

interface ProposalCardProps {
  proposal: ProposalView;
  link: boolean;
  onEnded: OnEnded;
}

/** A proposal that waits: what is proposed, by which paper, what would follow, and what the person at the desk may do. */
export function ProposalCard({ proposal, link, onEnded }: ProposalCardProps) {
  const { key, name, place, from, text, document, documentDate, note, doubts, state } = proposal;
  return (
    <section className="panel stack" aria-label={`提议：${name}，${place} ${text}`}>
      <h2 className="row">
        {link ? (
          <Link to="/office/parameters/$key" params={{ key }}>
            {name}
          </Link>
        ) : (
          '待审的提议'
        )}
        <StageTag {...proposalStates[state]} />
      </h2>
      <Descriptions
        items={[
          { label: '提议的值', value: <strong>{`${place} ${text}，${dateText(from)}起`}</strong> },
          { label: '文号', value: `${document}（${dateText(documentDate)}成文）` },
          ...(note === null ? [] : [{ label: '说明', value: <span className="answer-text">{note}</span> }]),
          {
            label: '提议人',
            value: (
              <>
                {proposal.proposedByName}，<DateText date={proposal.proposedAt} />
              </>
            ),
          },
          ...(doubts.length === 0
            ? []
            : [{ label: '提议人核对过的疑点', value: doubts.map((doubt) => <p key={doubt}>{doubt}</p>) }]),
        ]}
      />
      <Foreseen title="批准后" effect={proposal.effect} recomputed={proposal.recomputed} />
      {proposal.mayDecide || proposal.mayWithdraw ? (
        <DecideProposal proposal={proposal} onEnded={onEnded} />
      ) : (
        <p className="soft">提议和审批须是两个人：等县级审批岗的另一人审批。</p>
      )}
      {proposal.mayWithdraw && <p className="soft">这是您提议的，须由县级审批岗的另一人审批；写错了可以撤回再提。</p>}
    </section>
  );
}
