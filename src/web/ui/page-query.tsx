import type { ReactNode } from 'react';
import { PageHeader } from './page-header.tsx';
import { QueryView } from './query-view.tsx';

interface PageQueryProps<Answer> {
  query: { data: Answer | undefined; error: Error | null; refetch: () => unknown };
  /** What is being read: “授权书”; also the heading until it is here. */
  what: string;
  children: (answer: Answer) => ReactNode;
}

/** A page whose heading comes with what it shows. While that is on its way, or refused, the page still has a heading. */
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
