import { FieldFrame } from '../field-frame.tsx';
import type { InputProps } from '../input-props.ts';
import { TextControl } from '../text-control.tsx';
import { printText } from '../use-typed-text.ts';

/** Characters of a text when its field says nothing else; the same as in the check of the form. */
const usualMaximum = 200;

/** Free text, in one line or a larger box that counts. */
export function TextInput(props: InputProps) {
  const { field, value, onChange } = props;
  if (field.multiline !== true) {
    return <TextControl {...props} {...(field.unit === undefined ? {} : { unit: field.unit, width: 9 })} />;
  }
  const text = printText(value);
  const left = (field.max ?? usualMaximum) - Array.from(text).length;
  return (
    <FieldFrame {...props}>
      {(control) => (
        <>
          <textarea
            {...control}
            className="control"
            rows={4}
            value={text}
            onChange={(event) => onChange(event.target.value === '' ? undefined : event.target.value)}
          />
          <p className="field-help">{left < 0 ? `超出 ${-left} 个字` : `还可写 ${left} 个字`}</p>
        </>
      )}
    </FieldFrame>
  );
}
