import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type {
  ParameterDetail,
  ParameterList,
  ProposalDraft,
  ProposalPreview,
  ProposalView,
} from '#core/parameters/parameters.contract.ts';
import { api, path } from '#web/lib/api.ts';
import { usePages } from '#web/lib/use-pages.ts';

/** First part of the keys of all that is read of parameters: a write asks all of them again. */
export const parametersKey = 'parameters';

export function useParameters() {
  return useQuery({
    queryKey: [parametersKey, 'list'],
    queryFn: ({ signal }) => api.get<ParameterList>('/api/parameters', {}, signal),
  });
}

export function useParameter(key: string) {
  return useQuery({
    queryKey: [parametersKey, 'one', key],
    queryFn: ({ signal }) => api.get<ParameterDetail>(path`/api/parameters/${key}`, {}, signal),
  });
}

/** Proposals in pages: those that wait, or all. */
export function useProposals(state: 'open' | 'all') {
  return usePages<ProposalView>([parametersKey, 'proposals'], {
    address: '/api/parameter-proposals',
    query: { state },
    cursor: 'before',
    staleTime: 0,
  });
}

/** What would follow from a proposal; the last answer stays while the next is on its way. */
export function usePreview(key: string, draft: ProposalDraft, enabled: boolean) {
  return useQuery({
    queryKey: [parametersKey, 'preview', key, draft],
    queryFn: ({ signal }) => api.get<ProposalPreview>(path`/api/parameters/${key}/preview`, { ...draft }, signal),
    placeholderData: keepPreviousData,
    enabled,
  });
}
