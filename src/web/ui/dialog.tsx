import { type ReactNode, useEffect, useId, useRef } from 'react';
import './confirm-dialog.css';

interface DialogProps {
  title: string;
  /** As wide as the window lets it: for what is looked at, not read. */
  wide?: boolean;
  onClose: () => void;
  children: ReactNode;
}

/** A modal dialog of the browser itself: it keeps the focus inside, closes on Esc and gives the focus back. Mounted = open. */
export function Dialog({ title, wide = false, onClose, children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useId();
  useEffect(() => {
    const opener = document.activeElement;
    const element = dialog.current;
    element?.showModal();
    return () => {
      element?.close();
      if (opener instanceof HTMLElement && opener.isConnected) opener.focus();
    };
  }, []);
  return (
    <dialog
      ref={dialog}
      className={wide ? 'dialog dialog-wide' : 'dialog'}
      aria-labelledby={heading}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <h2 id={heading}>{title}</h2>
      {children}
    </dialog>
  );
}
