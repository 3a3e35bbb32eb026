/**
 * A new client key (UUID, version 4). Not `crypto.randomUUID`: browsers offer that only over HTTPS, and a practice
 * county is also tried from a phone over plain HTTP in the office network.
 */
export function newClientKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const hex = [...bytes].map((byte, index) => {
    const value = index === 6 ? (byte & 0x0f) | 0x40 : index === 8 ? (byte & 0x3f) | 0x80 : byte;
    return value.toString(16).padStart(2, '0');
  });
  return [hex.slice(0, 4), hex.slice(4, 6), hex.slice(6, 8), hex.slice(8, 10), hex.slice(10)]
    .map((part) => part.join(''))
    .join('-');
}

/**
 * What a person sends, as text: two presses with the same content are one attempt. Files count by name, size and time.
 */
export function contentOf(input: unknown): string {
  // JSON has no text for undefined, which is what a write without input sends.
  return (
    JSON.stringify(input instanceof FormData ? [...input.entries()] : input, (_name, value: unknown) =>
      value instanceof File ? [value.name, value.size, value.lastModified] : value,
    ) ?? ''
  );
}
