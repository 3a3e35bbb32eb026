import { checkDigit } from '#kit/identity-number.ts';

/** The area code of invented people: no real person can have it. */
const inventedArea = '512099';

/** An invented identity number with its right check digit; `sequence` 1–999, odd for men. */
export const inventedNumber = (born: string, sequence: number): string => {
  const first = `${inventedArea}${born.replaceAll('-', '')}${String(sequence).padStart(3, '0')}`;
  return `${first}${checkDigit(first)}`;
};

const luhnDigit = (digits: string): number => {
  const sum = [...digits].reverse().reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 0 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return (10 - (sum % 10)) % 10;
};

/** An invented card number that passes Luhn; its issuer prefix belongs to no bank. */
export const inventedCard = (sequence: number): string => {
  const digits = `699999${String(sequence).padStart(12, '0')}`;
  return `${digits}${luhnDigit(digits)}`;
};
