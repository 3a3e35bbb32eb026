import type { ProposalState } from '#core/parameters/parameters.contract.ts';
import type { Tone } from '#web/ui/stage-tag.tsx';

/** The states of a proposal as people read them. */
export const proposalStates: Readonly<Record<ProposalState, { name: string; tone: Tone }>> = {
  open: { name: '待审', tone: 'open' },
  approved: { name: '已批准', tone: 'good' },
  rejected: { name: '未批准', tone: 'bad' },
  withdrawn: { name: '已撤回', tone: 'quiet' },
};
