import { useQuery } from '@tanstack/react-query';
import type { BenefitList } from '#core/benefits/benefits.contract.ts';
import type { Replay } from '#core/decisions/decisions.replay.contract.ts';
import { api, path } from '#web/lib/api.ts';

export function useBenefits(household: string) {
  return useQuery({
    queryKey: ['benefits', household],
    queryFn: ({ signal }) => api.get<BenefitList>(path`/api/households/${household}/benefits`, {}, signal),
  });
}

/** A household decided anew, month by month. Reading it again would be one more line in the audit. */
export function useReplay(household: string, { month, until }: { month: string; until: string }) {
  return useQuery({
    queryKey: ['replay', household, month, until],
    queryFn: ({ signal }) => api.get<Replay>(path`/api/households/${household}/replay`, { month, until }, signal),
    staleTime: 60_000,
    refetchOnWindowFocus: false,
  });
}
