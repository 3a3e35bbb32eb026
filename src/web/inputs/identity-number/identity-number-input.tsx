import { checkIdentityNumber } from '#kit/identity-number.ts';
import { formatChinese } from '#kit/plain-date.ts';
import { useFormSurroundings } from '../form-services.tsx';
import type { InputProps } from '../input-props.ts';
import { TextControl } from '../text-control.tsx';

/** An identity number. Once it is right, the date of birth and the sex in it are shown to be compared with the card. */
export function IdentityNumberInput(props: InputProps) {
  const { today } = useFormSurroundings().state;
  const read = typeof props.value === 'string' ? checkIdentityNumber(props.value, today) : undefined;
  return (
    <TextControl
      {...props}
      width={14}
      read={(text) => {
        const number = checkIdentityNumber(text, today);
        return number.ok ? number.number : text;
      }}
      understood={read?.ok ? `${formatChinese(read.born)}出生，${read.sex === 'male' ? '男' : '女'}` : undefined}
    />
  );
}
