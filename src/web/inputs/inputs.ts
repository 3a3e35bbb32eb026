import type { ComponentType } from 'react';
import type { FieldType } from '#kit/field.ts';
import { AttachmentInput } from './attachment/attachment-input.tsx';
import { BankAccountInput } from './bank-account/bank-account-input.tsx';
import { ChoiceInput } from './choice/choice-input.tsx';
import { DateInput } from './date/date-input.tsx';
import { DivisionInput } from './division/division-input.tsx';
import { FlagInput } from './flag/flag-input.tsx';
import { IdentityNumberInput } from './identity-number/identity-number-input.tsx';
import type { InputProps } from './input-props.ts';
import { ListInput } from './list/list-input.tsx';
import { MoneyInput } from './money/money-input.tsx';
import { MonthInput } from './month/month-input.tsx';
import { NumberInput } from './number/number-input.tsx';
import { PersonInput } from './person/person-input.tsx';
import { PersonNameInput } from './person-name/person-name-input.tsx';
import { PhoneInput } from './phone/phone-input.tsx';
import { RowInput } from './row/row-input.tsx';
import { TextInput } from './text/text-input.tsx';

/** The input of each field type; a type without one does not compile. */
export const inputs: Record<FieldType, ComponentType<InputProps>> = {
  text: TextInput,
  number: NumberInput,
  money: MoneyInput,
  date: DateInput,
  month: MonthInput,
  choice: ChoiceInput,
  flag: FlagInput,
  division: DivisionInput,
  'person-name': PersonNameInput,
  'identity-number': IdentityNumberInput,
  phone: PhoneInput,
  'bank-account': BankAccountInput,
  attachment: AttachmentInput,
  person: PersonInput,
  row: RowInput,
  list: ListInput,
};
