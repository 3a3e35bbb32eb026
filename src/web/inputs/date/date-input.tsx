import { parsePlainDate } from '#kit/plain-date.ts';
import { DateParts } from '../date-parts.tsx';
import { useFormSurroundings } from '../form-services.tsx';
import type { InputProps } from '../input-props.ts';
import { TextControl } from '../text-control.tsx';

function readDate(text: string): string {
  const read = parsePlainDate(text);
  return read.ok ? read.date : text;
}

/** A date. A clerk types it in one go (20260307 will do); a resident has a box each for year, month and day. */
export function DateInput(props: InputProps) {
  const { layout } = useFormSurroundings();
  if (layout === 'steps') return <DateParts {...props} units={['年', '月', '日']} read={readDate} />;
  return <TextControl {...props} inputMode="numeric" width={9} read={readDate} />;
}
