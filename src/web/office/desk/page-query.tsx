import type { ReactNode } from 'react';
import { PageHeader } from '#web/ui/page-header.tsx';
import { QueryView } from '#web/ui/query-view.tsx';

interface PageQueryProps<Answer> {
  query: { data: Answer | undefined; error: Error | null; refetch: () => unknown };
  /** What the page is of: “办件”; its heading while there is nothing to show. */
  what: string;
  children: (answer: Answer) => ReactNode;
}

/** A read that a whole page waits for, so that the page has its heading also when nothing came. */
export function PageQuery<Answer>({ query, what, children }: PageQueryProps<Answer>) {
  return (
    <>
      {query.data === undefined && <PageHeader title={what} />}
      <QueryView query={query} what={what}>
        {children}
      </QueryView>
    </>
  );
}
