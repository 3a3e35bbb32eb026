import { useQuery } from '@tanstack/react-query';
import type { Static } from 'typebox';
import type { ItemList, ItemPage } from '#core/cases/items.contract.ts';
import { api, path } from '#web/lib/api.ts';

/** Definitions change with the program only. */
const staleTime = 10 * 60_000;

/** All items of the county. */
export function useItems() {
  return useQuery({
    queryKey: ['items'],
    queryFn: ({ signal }) => api.get<Static<typeof ItemList>>('/api/items', {}, signal),
    staleTime,
  });
}

/** One item: guide, form, stages, authorisation. */
export function useItem(key: string) {
  return useQuery({
    queryKey: ['item', key],
    queryFn: ({ signal }) => api.get<ItemPage>(path`/api/items/${key}`, {}, signal),
    staleTime,
  });
}
