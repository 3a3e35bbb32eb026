import { compact } from '#kit/full-width.ts';

/** A month as people type it (2026-6, 202606, 2026年6月) as YYYY-MM; what can't be read stays as it is. */
export function readMonth(text: string): string {
  const [, year, month] = /^(\d{4})(?:年|[-/.])?(\d{1,2})月?$/.exec(compact(text)) ?? [];
  return year === undefined || month === undefined ? text : `${year}-${month.padStart(2, '0')}`;
}
