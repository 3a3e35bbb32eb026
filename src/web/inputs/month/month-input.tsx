import { DateParts } from '../date-parts.tsx';
import { useFormSurroundings } from '../form-services.tsx';
import type { InputProps } from '../input-props.ts';
import { TextControl } from '../text-control.tsx';
import { readMonth } from './read-month.ts';

/** A month. */
export function MonthInput(props: InputProps) {
  const { layout } = useFormSurroundings();
  if (layout === 'steps') return <DateParts {...props} units={['年', '月']} read={readMonth} />;
  return <TextControl {...props} inputMode="numeric" width={7} read={readMonth} />;
}
