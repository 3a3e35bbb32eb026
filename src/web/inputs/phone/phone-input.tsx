import { checkPhone } from '#kit/phone.ts';
import { useFormSurroundings } from '../form-services.tsx';
import type { InputProps } from '../input-props.ts';
import { TextControl } from '../text-control.tsx';

/** A telephone number. A resident may let the phone fill in its own. */
export function PhoneInput(props: InputProps) {
  const { layout } = useFormSurroundings();
  return (
    <TextControl
      {...props}
      type="tel"
      width={11}
      autoComplete={layout === 'steps' ? 'tel-national' : 'off'}
      read={(text) => {
        const read = checkPhone(text);
        return read.ok ? read.number : text;
      }}
    />
  );
}
