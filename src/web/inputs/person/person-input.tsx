import { useFormSurroundings } from '../form-services.tsx';
import type { InputProps } from '../input-props.ts';
import { Radios } from '../radios.tsx';

/** One of the people of the case. */
export function PersonInput(props: InputProps) {
  const { services } = useFormSurroundings();
  return <Radios {...props} options={services.people.map(({ id, name }) => ({ value: id, label: name }))} />;
}
