import { ensureDefinition } from './definition-error.ts';

/** A mapping of a YAML document, by field. */
export type RawRecord = Readonly<Record<string, unknown>>;

const isRecord = (value: unknown): value is RawRecord =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A mapping without unknown fields. Throws DefinitionError that names the place, the field and those that may stand there. */
export const readRecord = (value: unknown, place: string, known?: readonly string[]): RawRecord => {
  ensureDefinition(
    isRecord(value),
    place,
    '须是一组字段',
    `每行写“字段: 值”${known === undefined ? '' : `，可用 ${known.join('、')}`}`,
  );
  if (known === undefined) return value;
  for (const field of Object.keys(value)) {
    ensureDefinition(known.includes(field), place, `不认识“${field}”`, `只能用 ${known.join('、')}`);
  }
  return value;
};

/** A list; a single value counts as a list of one. */
export const readList = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [value]);

/** A text, also where YAML read a number or a flag. Throws DefinitionError where there is none. */
export const readText = (value: unknown, place: string, mend: string): string => {
  const plain = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
  const text = plain ? String(value).trim() : '';
  ensureDefinition(text !== '', place, value === undefined ? '没有写' : '须是文字', mend);
  return text;
};
