import type { CodeSet } from './code-set.ts';
import type { Condition } from './condition.ts';

/** Who may see a value unmasked without giving a purpose; `sealed` values are stored encrypted and shown as a mask. */
export type Masking = 'open' | 'sealed';

/** The types of question a form can ask; each has one folder of inputs in the web. */
export type FieldType =
  | 'text'
  | 'number'
  | 'money'
  | 'date'
  | 'month'
  | 'choice'
  | 'flag'
  | 'division'
  | 'person-name'
  | 'identity-number'
  | 'phone'
  | 'bank-account'
  | 'attachment'
  | 'person'
  | 'row'
  | 'list';

/** Beyond `max` a value is surely a slip, where the condition on the fields beside it holds. */
export type Limit = { readonly when: Condition; readonly max: number; readonly message: string };

declare const answerType: unique symbol;

/** One question. Plain data but for the phantom type of its answer. */
export type Field<Value = unknown, Optional extends boolean = boolean> = {
  readonly type: FieldType;
  readonly label: string;
  readonly help?: string;
  readonly optional: Optional;
  readonly when?: Condition;
  readonly masking: Masking;
  /** Bounds: characters of a text, value of a number, rows of a list, files of an attachment; money in 分. */
  readonly min?: number;
  readonly max?: number;
  /** number, money: tighter bounds in certain cases, with what to say beyond them (“是否把年收入填成了月收入？”). */
  readonly limits?: readonly Limit[];
  /** date: a day that has come already. */
  readonly past?: boolean;
  readonly multiline?: boolean;
  /** text: what stands behind the box (“元/月”). */
  readonly unit?: string;
  readonly codes?: CodeSet;
  /** division: the level that must be chosen. */
  readonly level?: 'town' | 'village';
  /** row: the list field of the same form that the answer points into, by row number from 0. */
  readonly list?: string;
  /** list: the questions of one row. */
  readonly fields?: Fields;
  /** list: what one row is called (“成员”). */
  readonly rowName?: string;
  readonly [answerType]?: Value;
};

export type Fields = { readonly [key: string]: Field };

/** The answer a field takes. */
export type AnswerOf<F> = F extends Field<infer Value, boolean> ? Value : never;

type OptionalKeys<Fs> = { [K in keyof Fs]: Fs[K] extends Field<unknown, false> ? never : K }[keyof Fs];

/** The answers a set of fields takes; optional and conditional fields may be absent. */
export type AnswersOfFields<Fs> = {
  readonly [K in Exclude<keyof Fs, OptionalKeys<Fs>>]: AnswerOf<Fs[K]>;
} & { readonly [K in OptionalKeys<Fs>]?: AnswerOf<Fs[K]> };

type Options = { help?: string; min?: number; max?: number };
type Maybe = { optional?: true; when?: Condition };
type IsOptional<O> = O extends { optional: true } ? true : O extends { when: Condition } ? true : false;

const field = <Value, O extends Options & Maybe>(
  type: FieldType,
  label: string,
  options: O | undefined,
  more: Partial<Field> = {},
): Field<Value, IsOptional<O>> => {
  // The phantom answer type and the literal `optional` are brands: nothing of them exists at run time.
  return { masking: 'open', ...options, ...more, type, label, optional: options?.optional === true } as Field<
    Value,
    IsOptional<O>
  >;
};

/** Free text; `max` characters (default 200), `multiline` for a larger box, `unit` behind a small one. */
export const text = <const O extends Options & Maybe & { multiline?: true; unit?: string }>(
  label: string,
  options?: O,
) => field<string, O>('text', label, options);
/** A whole number between `min` and `max`. */
export const wholeNumber = <const O extends Options & Maybe>(label: string, options?: O) =>
  field<number, O>('number', label, options);
/** An amount in 分; people type 元. */
export const money = <const O extends Options & Maybe & { limits?: readonly Limit[] }>(label: string, options?: O) =>
  field<number, O>('money', label, options);
/** A date, YYYY-MM-DD; `past` of something that has happened already. */
export const date = <const O extends Options & Maybe & { past?: true }>(label: string, options?: O) =>
  field<string, O>('date', label, options);
/** A month, YYYY-MM. */
export const month = <const O extends Options & Maybe>(label: string, options?: O) =>
  field<string, O>('month', label, options);
/** One of a code set. */
export const choice = <C extends string, const O extends Options & Maybe>(
  label: string,
  codes: CodeSet<C>,
  options?: O,
) => field<C, O>('choice', label, options, { codes });
/** Yes or no. */
export const flag = <const O extends Options & Maybe>(label: string, options?: O) =>
  field<boolean, O>('flag', label, options);
/** A division of the given level, 12 digits. */
export const division = <const O extends Options & Maybe>(label: string, level: 'town' | 'village', options?: O) =>
  field<string, O>('division', label, options, { level });
/** A person's name, 2–50 characters. */
export const personName = <const O extends Options & Maybe>(label: string, options?: O) =>
  field<string, O>('person-name', label, options);
/** An identity number (GB 11643); sealed. */
export const identityNumber = <const O extends Options & Maybe>(label: string, options?: O) =>
  field<string, O>('identity-number', label, options, { masking: 'sealed' });
/** A telephone number; sealed. */
export const phone = <const O extends Options & Maybe>(label: string, options?: O) =>
  field<string, O>('phone', label, options, { masking: 'sealed' });
/** A bank card number (Luhn); sealed. */
export const bankAccount = <const O extends Options & Maybe>(label: string, options?: O) =>
  field<string, O>('bank-account', label, options, { masking: 'sealed' });
/** Ids of uploaded files, `min`–`max` of them. */
export const attachment = <const O extends Options & Maybe>(label: string, options?: O) =>
  field<readonly string[], O>('attachment', label, options);
/** A person of the case, by id. */
export const person = <const O extends Options & Maybe>(label: string, options?: O) =>
  field<string, O>('person', label, options);
/** A row of a list of the same form, by its number from 0. */
export const row = <const O extends Options & Maybe>(label: string, list: string, options?: O) =>
  field<number, O>('row', label, options, { list });
/** Several rows of the same questions. */
export const listOf = <Fs extends Fields, const O extends Options & Maybe>(
  label: string,
  rowName: string,
  fields: Fs,
  options?: O,
) => field<readonly AnswersOfFields<Fs>[], O>('list', label, options, { fields, rowName });
