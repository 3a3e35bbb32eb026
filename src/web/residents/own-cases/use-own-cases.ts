import { useQuery } from '@tanstack/react-query';
import type { CaseDetail, CaseLines } from '#core/cases/cases.contract.ts';
import { api, path } from '#web/lib/api.ts';
import { useMe } from '#web/lib/use-me.ts';

export const ownCasesKey = ['own-cases'] as const;

/** The cases in which the signed-in resident is the applicant or a member of the household. */
export function useOwnCases() {
  const resident = useMe().data?.kind === 'resident';
  return useQuery({
    queryKey: ownCasesKey,
    queryFn: ({ signal }) => api.get<CaseLines>('/api/own/cases', {}, signal),
    enabled: resident,
  });
}

/** One of them with all that was done and can be done. */
export function useOwnCase(id: string) {
  const resident = useMe().data?.kind === 'resident';
  return useQuery({
    queryKey: [...ownCasesKey, id],
    queryFn: ({ signal }) => api.get<CaseDetail>(path`/api/cases/${id}`, {}, signal),
    enabled: resident,
  });
}
