import { useState } from 'react';

interface TypedText {
  text: string;
  /** A key was pressed or something was pasted. */
  type: (text: string) => void;
  /** The control was left: what could be read is now written as the house writes it. */
  settle: () => void;
}

/**
 * The text in a control whose answer is not that text (分, a date): the person sees what he types, the form gets what
 * `read` makes of it.
 */
export function useTypedText(
  value: unknown,
  onChange: (value: unknown) => void,
  print: (value: unknown) => string,
  read: (text: string) => unknown,
): TypedText {
  const [typed, setTyped] = useState<{ text: string; value: unknown }>({ text: print(value), value });
  // A value that did not come from here (a draft was loaded, a row was removed) replaces what stands in the control.
  const text = Object.is(typed.value, value) ? typed.text : print(value);
  return {
    text,
    type: (next) => {
      const answer = next.trim() === '' ? undefined : read(next);
      setTyped({ text: next, value: answer });
      onChange(answer);
    },
    settle: () => setTyped({ text: print(value), value }),
  };
}

/** A text answer as it is; anything else is shown blank. */
export function printText(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
