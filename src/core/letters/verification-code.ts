import { randomInt } from 'node:crypto';
import { compact } from '#kit/full-width.ts';

/** Without 0 O 1 I L, which people take for one another. */
const alphabet = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
const length = 12;

const grouped = (code: string): string => code.replace(/(.{4})(?=.)/g, '$1-');

/** Twelve characters from 31, 59 bits that cannot be guessed or counted on: `7K3M-XW9P-2RTB`. */
export function newVerificationCode(): string {
  return grouped(Array.from({ length }, () => alphabet.charAt(randomInt(alphabet.length))).join(''));
}

/** A code as people type it: small letters, full-width, spaces and dashes of any kind; undefined when it can't be one. */
export function parseVerificationCode(text: string): string | undefined {
  const code = compact(text)
    .toUpperCase()
    .replace(/[-—–－_]/g, '');
  const fits = code.length === length && [...code].every((character) => alphabet.includes(character));
  return fits ? grouped(code) : undefined;
}
