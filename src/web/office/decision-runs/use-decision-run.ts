import { useQuery } from '@tanstack/react-query';
import type { DecisionRunDetail, DecisionRunList, ProposalDetail } from '#core/decisions/decisions.contract.ts';
import { api, path } from '#web/lib/api.ts';

/** First part of the keys of all that is read of decision runs. */
export const decisionRunsKey = 'decision-runs';

/** How often a run at work is looked at, in milliseconds. */
const pace = 1500;

export function useDecisionRuns() {
  return useQuery({
    queryKey: [decisionRunsKey, 'list'],
    queryFn: ({ signal }) => api.get<DecisionRunList>('/api/decision-runs', {}, signal),
    refetchInterval: ({ state }) => (state.data?.items.some((run) => run.state === 'deciding') ? pace : false),
  });
}

export function useDecisionRun(id: string) {
  return useQuery({
    queryKey: [decisionRunsKey, 'one', id],
    queryFn: ({ signal }) => api.get<DecisionRunDetail>(path`/api/decision-runs/${id}`, {}, signal),
    refetchInterval: ({ state }) => (state.data?.state === 'deciding' ? pace : false),
  });
}

/** One proposal, decided anew with its explanation. Reading it again would be one more line in the audit. */
export function useProposal(run: string, household: string) {
  return useQuery({
    queryKey: [decisionRunsKey, 'proposal', run, household],
    queryFn: ({ signal }) =>
      api.get<ProposalDetail>(path`/api/decision-runs/${run}/proposals/${household}`, {}, signal),
    staleTime: 60_000,
    refetchOnWindowFocus: false,
  });
}
