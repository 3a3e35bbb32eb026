import { useQueries, useQuery } from '@tanstack/react-query';
import type { SimulationResult } from '#core/decisions/decisions.simulation.contract.ts';
import type { ParameterDetail } from '#core/parameters/parameters.contract.ts';
import { api, path } from '#web/lib/api.ts';
import { parametersKey } from '../parameters/use-parameters.ts';
import { askedOf, type SimulationInput } from './simulation-input.ts';

/** The county decided twice. Each asking is a line in the audit: an answer is kept as long as the tab is open. */
export function useSimulation(input: SimulationInput) {
  return useQuery({
    queryKey: ['simulations', askedOf(input)],
    queryFn: () => api.post<SimulationResult>('/api/simulations', askedOf(input)),
    enabled: Object.keys(input.values).length > 0,
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
  });
}

/** The declarations of these parameters, as far as they are here, in their order. */
export function useDeclarations(keys: readonly string[]): readonly ParameterDetail[] {
  return useQueries({
    queries: keys.map((key) => ({
      queryKey: [parametersKey, 'one', key],
      queryFn: () => api.get<ParameterDetail>(path`/api/parameters/${key}`),
    })),
    combine: (answers) => answers.flatMap(({ data }) => (data === undefined ? [] : [data])),
  });
}
