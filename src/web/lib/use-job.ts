import { type UseQueryResult, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { JobProgress } from '#core/access/job-progress.contract.ts';
import { api, path } from './api.ts';
import { useWrite } from './use-write.ts';

/** How often a running job is looked at, in milliseconds. */
const pace = 1000;

/** How far a job has come, asked again until it ends; then the reads whose key begins with `refresh` are asked again. */
export function useJob(id: string, refresh: string): UseQueryResult<JobProgress> {
  const client = useQueryClient();
  const query = useQuery({
    queryKey: ['jobs', id],
    queryFn: ({ signal }) => api.get<JobProgress>(path`/api/jobs/${id}`, {}, signal),
    refetchInterval: ({ state }) => (state.data === undefined || isUnderway(state.data) ? pace : false),
  });
  const ended = query.data !== undefined && !isUnderway(query.data);
  useEffect(() => {
    if (ended) void client.invalidateQueries({ queryKey: [refresh] });
  }, [ended, client, refresh]);
  return query;
}

/** Asks a job to leave off at its next safe step. */
export function useCancelJob(id: string) {
  return useWrite<void, JobProgress>(() => api.post<JobProgress>(path`/api/jobs/${id}/cancel`, undefined));
}

export function isUnderway({ state }: Pick<JobProgress, 'state'>): boolean {
  return state === 'queued' || state === 'running';
}
