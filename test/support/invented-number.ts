import { checkDigit } from '#kit/identity-number.ts';

/** The identity number of an invented person: area code 512099, which no real person can have. Odd serials are men. */
export function inventedNumber(born: string, serial: number): string {
  const first17 = `512099${born.replaceAll('-', '')}${String(serial).padStart(3, '0')}`;
  return `${first17}${checkDigit(first17)}`;
}
