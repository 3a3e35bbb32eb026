import type { ReactNode } from 'react';
import './states.css';

/** Nothing here, and what to do next. `children` are links or buttons. */
export function EmptyState({ title, advice, children }: { title: string; advice: string; children?: ReactNode }) {
  return (
    <section className="state">
      <h2>{title}</h2>
      <p>{advice}</p>
      {children !== undefined && <div className="row">{children}</div>}
    </section>
  );
}
