import { type UseQueryResult, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Me } from '#core/access/access.contract.ts';
import { api } from './api.ts';

export const meKey = ['me'] as const;

/** Who is at this browser, at which post, and the business date. Signing in or out and a session that ran over ask it again. */
export function useMe(): UseQueryResult<Me> {
  return useQuery({ queryKey: meKey, queryFn: ({ signal }) => api.get<Me>('/api/me', {}, signal), staleTime: 60_000 });
}

/** Signs out and forgets everything that was read for this person. */
export function useSignOut() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => api.post<null>('/api/sign-out', undefined),
    onSuccess: () => client.resetQueries(),
  });
}
