import { useQuery } from '@tanstack/react-query';
import type { CaseDetail } from '#core/cases/cases.contract.ts';
import { api, path } from '#web/lib/api.ts';

export const caseKey = (id: string) => ['cases', 'one', id] as const;

/** A case with all that was done in it and can be done now. */
export function useCase(id: string) {
  return useQuery({
    queryKey: caseKey(id),
    queryFn: ({ signal }) => api.get<CaseDetail>(path`/api/cases/${id}`, {}, signal),
  });
}
