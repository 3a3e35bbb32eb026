import type { ButtonHTMLAttributes, ReactNode } from 'react';
import './button.css';

/** `primary` once a page: the thing most people came for. `danger` for what can't be taken back. */
export type ButtonKind = 'plain' | 'primary' | 'danger' | 'link';

interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  kind?: ButtonKind;
  /** At work: presses do nothing, and a screen reader is told. The button keeps the focus. */
  busy?: boolean;
  children: ReactNode;
}

/** The classes of a button, for a link that must look like one: <Link className={buttonClass('primary')}>. */
export function buttonClass(kind: ButtonKind = 'plain'): string {
  return kind === 'plain' ? 'button' : `button button-${kind}`;
}

/** A button. Doubled presses while `busy` are swallowed. */
export function Button({
  kind = 'plain',
  busy = false,
  type = 'button',
  className,
  onClick,
  children,
  ...rest
}: ButtonProps) {
  return (
    <button
      {...rest}
      type={type}
      className={className === undefined ? buttonClass(kind) : `${buttonClass(kind)} ${className}`}
      aria-disabled={busy || undefined}
      onClick={(event) => {
        if (busy) event.preventDefault();
        else onClick?.(event);
      }}
    >
      {children}
      {busy && <span aria-live="polite">…</span>}
    </button>
  );
}
