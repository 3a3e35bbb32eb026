import { GroupFrame } from './field-frame.tsx';
import { controlId, type InputProps } from './input-props.ts';

interface RadiosProps extends InputProps {
  options: readonly { value: string | boolean; label: string }[];
}

/** One of a few, all in sight. An optional answer can be taken back. */
export function Radios({ options, ...input }: RadiosProps) {
  const { field, path, value, onChange } = input;
  return (
    <GroupFrame {...input}>
      <div className="choices">
        {options.map((option, index) => (
          <label key={option.label} className="choice">
            <input
              type="radio"
              id={index === 0 ? `${controlId(path)}-first` : undefined}
              name={controlId(path)}
              checked={value === option.value}
              onChange={() => onChange(option.value)}
            />
            {option.label}
          </label>
        ))}
        {field.optional && value !== undefined && (
          <button type="button" className="button button-link" onClick={() => onChange(undefined)}>
            清除选择
          </button>
        )}
      </div>
    </GroupFrame>
  );
}
