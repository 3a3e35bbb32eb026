import { type ReactNode, useEffect, useRef } from 'react';
import './fold.css';

interface FoldProps {
  /** What is inside; a heading may stand here. */
  title: ReactNode;
  /** Stands open at first. */
  open?: boolean;
  children: ReactNode;
}

/** A part that can be put away. On paper it is always open. */
export function Fold({ title, open = false, children }: FoldProps) {
  const details = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    let openedForPaper = false;
    const unfold = () => {
      openedForPaper = details.current?.open === false;
      if (openedForPaper) details.current?.setAttribute('open', '');
    };
    const foldAgain = () => {
      if (openedForPaper) details.current?.removeAttribute('open');
    };
    window.addEventListener('beforeprint', unfold);
    window.addEventListener('afterprint', foldAgain);
    return () => {
      window.removeEventListener('beforeprint', unfold);
      window.removeEventListener('afterprint', foldAgain);
    };
  }, []);
  return (
    <details ref={details} className="fold" open={open}>
      <summary>{title}</summary>
      {children}
    </details>
  );
}
