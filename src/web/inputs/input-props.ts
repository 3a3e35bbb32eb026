import type { Field } from '#kit/field.ts';

/**
 * What every input takes. A value is the answer as it will be sent (money in 分, dates YYYY-MM-DD), `undefined` when
 * blank, or the very text a person typed where that can't be read: the check of the form then says why.
 */
export interface InputProps {
  field: Field;
  /** JSON pointer of the answer: `/members/0/name`. */
  path: string;
  value: unknown;
  onChange: (value: unknown) => void;
  fault?: string | undefined;
  /** The question is the heading of the page. */
  asHeading?: boolean;
}

/** The id of the control of a field, also the target of links in the summary of faults. */
export function controlId(path: string): string {
  return `field${path.replaceAll('/', '-')}`;
}
