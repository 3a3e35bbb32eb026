import { FieldFrame } from '../field-frame.tsx';
import { useFormSurroundings } from '../form-services.tsx';
import type { InputProps } from '../input-props.ts';
import { Radios } from '../radios.tsx';
import { printText } from '../use-typed-text.ts';

/** Up to so many codes are all shown at once; more go into a list. */
const shownAtOnce = { desk: 4, steps: 10 } as const;

/** One of a code set. */
export function ChoiceInput(props: InputProps) {
  const { field, value, onChange } = props;
  const { layout } = useFormSurroundings();
  const options = (field.codes?.codes ?? []).map(({ code, name }) => ({ value: code, label: name }));
  if (options.length <= shownAtOnce[layout]) return <Radios {...props} options={options} />;
  return (
    <FieldFrame {...props}>
      {(control) => (
        <select
          {...control}
          className="control"
          value={printText(value)}
          onChange={(event) => onChange(event.target.value === '' ? undefined : event.target.value)}
        >
          <option value="">请选择</option>
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </FieldFrame>
  );
}
