import { useQueries, useQuery } from '@tanstack/react-query';
import type { ItemList, ItemPage } from '#core/cases/items.contract.ts';
import { api, path } from './api.ts';

/** A definition changes only with the program; an open tab keeps it for an hour. */
const staleTime = 3_600_000;

const itemQuery = (key: string) => ({
  queryKey: ['items', key],
  queryFn: () => api.get<ItemPage>(path`/api/items/${key}`),
  staleTime,
});

/** An item with its guide, forms and stages. */
export function useItem(key: string) {
  return useQuery(itemQuery(key));
}

/** What one can apply for. */
export function useItems() {
  return useQuery({ queryKey: ['items'], queryFn: () => api.get<ItemList>('/api/items'), staleTime });
}

/** All items in full, as far as they are here. */
export function useItemPages(): readonly ItemPage[] {
  const keys = useItems().data?.items.map(({ key }) => key) ?? [];
  return useQueries({
    queries: keys.map(itemQuery),
    combine: (answers) => answers.flatMap(({ data }) => (data === undefined ? [] : [data])),
  });
}
