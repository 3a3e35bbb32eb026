import { checkPersonName } from '#kit/person-name.ts';
import type { InputProps } from '../input-props.ts';
import { TextControl } from '../text-control.tsx';

/** A person's name; dots and full-width letters are made uniform when the control is left. */
export function PersonNameInput(props: InputProps) {
  return (
    <TextControl
      {...props}
      width={14}
      read={(text) => {
        const read = checkPersonName(text);
        return read.ok ? read.name : text;
      }}
    />
  );
}
