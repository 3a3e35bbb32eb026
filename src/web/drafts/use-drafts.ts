import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { DraftLines } from '#core/cases/cases.drafts.contract.ts';
import { api } from '#web/lib/api.ts';
import { draftStore } from './draft-saver.ts';

export const draftsKey = ['drafts'] as const;

/** One's own applications that were not sent yet; asked anew each time, since they change elsewhere too. */
export function useDrafts(enabled = true) {
  return useQuery({
    queryKey: draftsKey,
    queryFn: ({ signal }) => api.get<DraftLines>('/api/drafts', {}, signal),
    staleTime: 0,
    enabled,
  });
}

/** One of them in full; read once, since from then on it is what stands on the page. */
export function useDraft(id: string | undefined) {
  return useQuery({
    queryKey: [...draftsKey, id ?? ''],
    queryFn: () => draftStore.read(id ?? ''),
    enabled: id !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    retry: false,
  });
}

/** The latest draft of an item, to go on with; null where there is none, or none can be had now. Read once. */
export function useDraftOf(item: string) {
  return useQuery({
    queryKey: [...draftsKey, 'of', item],
    queryFn: async ({ signal }) => {
      const { items } = await api.get<DraftLines>('/api/drafts', {}, signal);
      const latest = items.find((draft) => draft.item === item);
      return latest === undefined ? null : draftStore.read(latest.id);
    },
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    retry: false,
  });
}

/** Throws one away. */
export function useForgetDraft() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => draftStore.remove(id),
    onSuccess: () => client.invalidateQueries({ queryKey: draftsKey }),
  });
}
