import { compact } from '#kit/full-width.ts';
import type { InputProps } from '../input-props.ts';
import { TextControl } from '../text-control.tsx';

/** A whole number; full-width digits are read too. */
export function NumberInput(props: InputProps) {
  return (
    <TextControl
      {...props}
      inputMode="numeric"
      width={8}
      print={(value) => (typeof value === 'number' || typeof value === 'string' ? String(value) : '')}
      read={(text) => (/^-?\d{1,15}$/.test(compact(text)) ? Number(compact(text)) : text)}
    />
  );
}
