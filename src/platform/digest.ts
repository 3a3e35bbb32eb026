import { createHash } from 'node:crypto';

const canonical = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(canonical);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, part]) => part !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, part]) => [key, canonical(part)]),
  );
};

/** JSON with sorted keys and no `undefined`: equal values give equal text. */
export const canonicalJson = (value: unknown): string => JSON.stringify(canonical(value));

/** The SM3 (GB/T 32905) of a value's canonical JSON. */
export const sm3Of = (value: unknown): Buffer => createHash('sm3').update(canonicalJson(value)).digest();
