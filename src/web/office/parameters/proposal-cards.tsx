import { useState } from 'react';
import type { ProposalView } from '#core/parameters/parameters.contract.ts';
import { Callout } from '#web/ui/callout.tsx';
import { ProposalCard } from './proposal-card.tsx';

/** Said to who ended a proposal, since it leaves the page. */
const outcomes = {
  approved: { title: '已批准，新的值已经记入', advice: '认定和发放从现在起按它办理。' },
  rejected: { title: '没有批准', advice: '提议人在“提议记录”里看得到理由。' },
  withdrawn: { title: '已撤回', advice: '记录仍然留着；可以另行提议。' },
} as const;

interface ProposalCardsProps {
  proposals: readonly ProposalView[];
  /** Each is named by its parameter, with a link to it. */
  link?: boolean;
}

/** Proposals that wait, and the outcome of the last one that was ended here. */
export function ProposalCards({ proposals, link = false }: ProposalCardsProps) {
  const [ended, setEnded] = useState<{ proposal: ProposalView; state: keyof typeof outcomes }>();
  return (
    <>
      {ended !== undefined && (
        <Callout tone="good" title={outcomes[ended.state].title} announce>
          <p>
            “{ended.proposal.name}”{ended.proposal.place} {ended.proposal.text}。{outcomes[ended.state].advice}
          </p>
        </Callout>
      )}
      {proposals.map((proposal) => (
        <ProposalCard
          key={proposal.id}
          proposal={proposal}
          link={link}
          onEnded={(state) => setEnded({ proposal, state })}
        />
      ))}
    </>
  );
}
