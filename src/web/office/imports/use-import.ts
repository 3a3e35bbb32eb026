import { useQuery } from '@tanstack/react-query';
import type { FeedList, ImportList, ImportSummary } from '#core/feeds/feeds.contract.ts';
import { api, path } from '#web/lib/api.ts';

/** First part of the keys of all that is read of imports. */
export const importsKey = 'imports';

/** How often an import that is being read or entered is looked at, in milliseconds. */
const pace = 1500;

export function useImports() {
  return useQuery({
    queryKey: [importsKey, 'list'],
    queryFn: ({ signal }) => api.get<ImportList>('/api/imports', {}, signal),
    refetchInterval: ({ state }) => (state.data?.items.some(isBusy) ? pace : false),
  });
}

export function useFeeds() {
  return useQuery({
    queryKey: [importsKey, 'feeds'],
    queryFn: ({ signal }) => api.get<FeedList>('/api/feeds', {}, signal),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

export function useImport(id: string) {
  return useQuery({
    queryKey: [importsKey, 'one', id],
    queryFn: ({ signal }) => api.get<ImportSummary>(path`/api/imports/${id}`, {}, signal),
    refetchInterval: ({ state }) => (state.data !== undefined && isBusy(state.data) ? pace : false),
  });
}

export function isBusy({ state }: Pick<ImportSummary, 'state'>): boolean {
  return state === 'reading' || state === 'importing';
}
