import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import { api } from './api.ts';

/** Who is at this browser, and where: asked once by every shell. */
export interface Session {
  county: {
    name: string;
    /** “安岳县民政局”. */
    office: string;
  };
  practice: boolean;
  /** Business date, `2026-06-15`. */
  today: string;
  officer?: { name: string; post: string };
  resident?: { name: string };
}

export const sessionKey = ['session'] as const;

/** The session of this browser. Signing in, signing out and a session that ran over ask it again. */
export function useSession(): UseQueryResult<Session> {
  return useQuery({
    queryKey: sessionKey,
    queryFn: ({ signal }) => api.get<Session>('/api/session', {}, signal),
    staleTime: 60_000,
  });
}
