/** The texts of these names in an address; what is absent, blank or no text is left out. */
export function searchTexts<Name extends string>(
  search: Record<string, unknown>,
  names: readonly Name[],
): { [K in Name]?: string } {
  const found: { [K in Name]?: string } = {};
  for (const name of names) {
    const value = search[name];
    // The router reads `number=2026` as a number.
    const text = typeof value === 'number' || typeof value === 'string' ? String(value).trim() : '';
    if (text !== '') found[name] = text;
  }
  return found;
}
