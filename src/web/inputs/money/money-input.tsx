import { fen, formatYuan, parseYuan } from '#kit/money.ts';
import type { InputProps } from '../input-props.ts';
import { TextControl } from '../text-control.tsx';

/** An amount: people type 元, the answer is 分. */
export function MoneyInput(props: InputProps) {
  return (
    <TextControl
      {...props}
      inputMode="decimal"
      width={9}
      unit="元"
      print={(value) => (typeof value === 'number' ? formatYuan(fen(value)) : typeof value === 'string' ? value : '')}
      read={(text) => {
        const read = parseYuan(text);
        return read.ok ? read.fen : text;
      }}
    />
  );
}
