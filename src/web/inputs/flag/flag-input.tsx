import type { InputProps } from '../input-props.ts';
import { Radios } from '../radios.tsx';

const options = [
  { value: true, label: '是' },
  { value: false, label: '否' },
] as const;

/** Yes or no; not answered is neither. */
export function FlagInput(props: InputProps) {
  return <Radios {...props} options={options} />;
}
