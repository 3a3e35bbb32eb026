import { maskBankAccount } from '#kit/bank-account.ts';
import type { Field } from '#kit/field.ts';
import { type Form, mapSealed, type UnknownAnswers } from '#kit/form.ts';
import { maskIdentityNumber } from '#kit/identity-number.ts';
import { maskPhone } from '#kit/phone.ts';
import type { Keys } from '#platform/keys.ts';

/** How a sealed answer stands in a stored payload: the cipher text, and the mask that lists may show. */
type SealedAnswer = { readonly sealed: string; readonly mask: string };

const isSealed = (value: unknown): value is SealedAnswer =>
  typeof value === 'object' && value !== null && 'sealed' in value && 'mask' in value;

const maskOf = (field: Field, value: string): string => {
  if (field.type === 'identity-number') return maskIdentityNumber(value);
  return field.type === 'phone' ? maskPhone(value) : maskBankAccount(value);
};

/** Replaces every identity number, telephone and account by its cipher text and mask, before anything is stored. */
export const sealAnswers = (keys: Keys, form: Form, answers: UnknownAnswers): UnknownAnswers =>
  mapSealed(form, answers, (value, field): SealedAnswer => {
    const plain = String(value);
    return { sealed: keys.seal(plain).toString('base64'), mask: maskOf(field, plain) };
  });

/** The stored answers with masks in place of what is sealed: what guards, effects, letters and pages read. */
export const maskedAnswers = (form: Form, payload: UnknownAnswers): UnknownAnswers =>
  mapSealed(form, payload, (value) => (isSealed(value) ? value.mask : value));

/** Opens one sealed answer at the top level of a payload. Throws where there is none. */
export const openAnswer = (keys: Keys, payload: UnknownAnswers, field: string): string => {
  const value = payload[field];
  if (!isSealed(value)) throw new RangeError(`动作内容里没有加密字段 ${field}`);
  return keys.open(Buffer.from(value.sealed, 'base64'));
};
