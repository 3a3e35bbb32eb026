import { useQuery } from '@tanstack/react-query';
import type { PayRunDetail, PayRunList } from '#core/payments/payments.contract.ts';
import { api, path } from '#web/lib/api.ts';

/** First part of the keys of all that is read of pay runs. */
export const payRunsKey = 'pay-runs';

/** How often a run in the making is looked at, in milliseconds. */
const pace = 1500;

export function usePayRuns() {
  return useQuery({
    queryKey: [payRunsKey, 'list'],
    queryFn: ({ signal }) => api.get<PayRunList>('/api/pay-runs', {}, signal),
    refetchInterval: ({ state }) => (state.data?.items.some((run) => run.state === 'making') ? pace : false),
  });
}

export function usePayRun(id: string) {
  return useQuery({
    queryKey: [payRunsKey, 'one', id],
    queryFn: ({ signal }) => api.get<PayRunDetail>(path`/api/pay-runs/${id}`, {}, signal),
    refetchInterval: ({ state }) => (state.data?.state === 'making' ? pace : false),
  });
}
