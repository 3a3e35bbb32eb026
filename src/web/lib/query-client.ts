import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { ApiProblem } from './api-problem.ts';

const retries = 2;

function mayRetry(count: number, error: Error): boolean {
  return count < retries && error instanceof ApiProblem && error.mayRetry;
}

/**
 * The cache of one browser tab. Reads and writes are repeated only when no answer came (a write carries its key, so
 * twice is once). `onSignedOut` runs when the server says the session is over.
 */
export function createQueryClient(onSignedOut: () => void): QueryClient {
  const watch = (error: Error) => {
    if (error instanceof ApiProblem && error.needsSignIn) onSignedOut();
  };
  return new QueryClient({
    queryCache: new QueryCache({ onError: watch }),
    mutationCache: new MutationCache({ onError: watch }),
    defaultOptions: {
      queries: { staleTime: 5_000, gcTime: 300_000, retry: mayRetry, networkMode: 'always' },
      mutations: { retry: mayRetry, networkMode: 'always' },
    },
  });
}
