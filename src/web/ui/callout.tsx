import type { ReactNode } from 'react';
import './states.css';

interface CalloutProps {
  tone?: 'info' | 'warn' | 'danger' | 'good';
  title: string;
  children?: ReactNode;
  /** Read out at once by a screen reader: for the outcome of what was just done. */
  announce?: boolean;
}

/** A box that must be read: a hint, a warning, an outcome. */
export function Callout({ tone = 'info', title, children, announce = false }: CalloutProps) {
  return (
    <div className={tone === 'info' ? 'callout' : `callout callout-${tone}`} role={announce ? 'alert' : undefined}>
      <p>{title}</p>
      {children}
    </div>
  );
}
