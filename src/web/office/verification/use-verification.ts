import { useQuery } from '@tanstack/react-query';
import type { CaseVerification } from '#core/exchange/exchange.contract.ts';
import { api, path } from '#web/lib/api.ts';
import { ApiProblem } from '#web/lib/api-problem.ts';

const key = 'verification';
/** The reads that show something else after a write here. */
export const verificationReads = [[key], ['cases']] as const;
export const verificationKey = key;

/** How often answers that are awaited are looked for, in milliseconds: each look is a line in the audit. */
const pace = 5_000;

/** The verification of a case; while answers are awaited it is read again. */
export function useVerification(id: string, seq: number) {
  return useQuery({
    queryKey: [key, id, seq],
    queryFn: ({ signal }) => api.get<CaseVerification>(path`/api/cases/${id}/verification`, {}, signal),
    refetchInterval: ({ state }) => (state.data?.round?.state === 'asking' ? pace : false),
    refetchOnWindowFocus: false,
    staleTime: 5_000,
  });
}

/** The item is not verified at all: there is nothing to show. */
export function isNotVerified(error: Error | null): boolean {
  return error instanceof ApiProblem && error.code === 'exchange.not-verified';
}
