import type { ReactNode } from 'react';
import { ErrorState } from './error-state.tsx';
import { LoadingState } from './loading-state.tsx';

interface QueryViewProps<Answer> {
  /** A query, or the `read` of a list in pages (`usePages`). */
  query: { data: Answer | undefined; error: Error | null; refetch: () => unknown };
  what?: string;
  children: (answer: Answer) => ReactNode;
}

/** One read and its three faces: on its way, failed, there. What is there stays on the page while it is read again. */
export function QueryView<Answer>({ query, what, children }: QueryViewProps<Answer>) {
  if (query.data !== undefined) return <>{children(query.data)}</>;
  if (query.error !== null) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  return what === undefined ? <LoadingState /> : <LoadingState what={what} />;
}
