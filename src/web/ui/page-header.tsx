import { type ReactNode, useEffect, useRef } from 'react';
import { focusOnOpening } from './focus-on-opening.ts';
import './page-header.css';

interface PageHeaderProps {
  title: string;
  /** One sentence under the title. */
  lead?: ReactNode;
  /** Before the title: where we are, a stage tag. */
  above?: ReactNode;
  /** Buttons of the whole page. */
  actions?: ReactNode;
}

/**
 * The heading of a page. It names the browser tab and takes the focus when the page opens inside the application, so
 * that keyboard and screen reader start where the eye does.
 */
export function PageHeader({ title, lead, above, actions }: PageHeaderProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} · 济民`;
    const focused = document.activeElement;
    const outside = focused === null || focused === document.body || focused.closest('#main') === null;
    focusOnOpening(outside ? heading.current : null);
  }, [title]);
  return (
    <header className="page-header">
      <div>
        {above !== undefined && <div className="page-header-above">{above}</div>}
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        {lead !== undefined && <p>{lead}</p>}
      </div>
      {actions !== undefined && <div className="row no-print">{actions}</div>}
    </header>
  );
}
