import { useState } from 'react';
import { compact } from '#kit/full-width.ts';
import { GroupFrame } from './field-frame.tsx';
import { controlId, type InputProps } from './input-props.ts';
import { printText } from './use-typed-text.ts';

interface DatePartsProps extends InputProps {
  units: readonly string[];
  /** Makes the answer of `1960-3-5`, or leaves it as it is. */
  read: (text: string) => string;
}

/** A date or month in boxes: easier on a phone than a calendar when the year is 1948. */
export function DateParts({ units, read, ...input }: DatePartsProps) {
  const { path, value, onChange, fault } = input;
  const [typed, setTyped] = useState<{ parts: string[]; value: unknown }>({ parts: partsOf(value), value });
  const parts = Object.is(typed.value, value) ? typed.parts : partsOf(value);
  const type = (index: number, text: string) => {
    const next = units.map((_unit, each) => (each === index ? text : (parts[each] ?? '')));
    const answer = next.every((part) => part.trim() === '') ? undefined : read(next.map(compact).join('-'));
    setTyped({ parts: next, value: answer });
    onChange(answer);
  };
  return (
    <GroupFrame {...input}>
      <div className="date-parts">
        {units.map((unit, index) => (
          <label key={unit}>
            <input
              id={index === 0 ? `${controlId(path)}-first` : undefined}
              className="control"
              inputMode="numeric"
              autoComplete="off"
              aria-invalid={fault === undefined ? undefined : true}
              style={{ width: index === 0 ? '5.5em' : '3.6em' }}
              value={parts[index] ?? ''}
              onChange={(event) => type(index, event.target.value)}
            />
            {unit}
          </label>
        ))}
      </div>
    </GroupFrame>
  );
}

function partsOf(value: unknown): string[] {
  return printText(value).split('-');
}
