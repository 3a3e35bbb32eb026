import type { HTMLAttributes } from 'react';
import { FieldFrame } from './field-frame.tsx';
import type { InputProps } from './input-props.ts';
import { printText, useTypedText } from './use-typed-text.ts';

interface TextControlProps extends InputProps {
  print?: (value: unknown) => string;
  read?: (text: string) => unknown;
  inputMode?: HTMLAttributes<HTMLInputElement>['inputMode'];
  type?: 'text' | 'tel';
  autoComplete?: string;
  /** Width in characters that suits the answer. */
  width?: number;
  /** Behind the control: 元. */
  unit?: string;
  /** What the program understood, for the eye to check: “1960年3月5日出生，男”. */
  understood?: string | undefined;
}

/** One line of text: what most inputs are made of. */
export function TextControl({
  print = printText,
  read = (text) => text,
  inputMode,
  type = 'text',
  autoComplete = 'off',
  width,
  unit,
  understood,
  ...input
}: TextControlProps) {
  const typed = useTypedText(input.value, input.onChange, print, read);
  return (
    <FieldFrame {...input}>
      {(control) => (
        <>
          <span className="control-line">
            <input
              {...control}
              className="control"
              type={type}
              inputMode={inputMode}
              autoComplete={autoComplete}
              spellCheck={false}
              value={typed.text}
              style={width === undefined ? undefined : { maxWidth: `${width + 2}em` }}
              onChange={(event) => typed.type(event.target.value)}
              onBlur={typed.settle}
            />
            {unit !== undefined && <span>{unit}</span>}
          </span>
          <p className="field-understood" role="status">
            {understood}
          </p>
        </>
      )}
    </FieldFrame>
  );
}
