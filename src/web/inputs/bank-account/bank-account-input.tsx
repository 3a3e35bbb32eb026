import { checkBankAccount } from '#kit/bank-account.ts';
import type { InputProps } from '../input-props.ts';
import { TextControl } from '../text-control.tsx';
import { printText } from '../use-typed-text.ts';

/** A bank card number, in groups of four as on the card. */
export function BankAccountInput(props: InputProps) {
  return (
    <TextControl
      {...props}
      inputMode="numeric"
      width={15}
      print={(value) =>
        /^\d+$/.test(printText(value)) ? printText(value).replace(/\d{4}(?=\d)/g, '$& ') : printText(value)
      }
      read={(text) => {
        const read = checkBankAccount(text);
        return read.ok ? read.number : text;
      }}
    />
  );
}
