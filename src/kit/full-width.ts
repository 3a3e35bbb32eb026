/** Full-width ASCII (０–９, Ａ–Ｚ, ，．－ …) and the ideographic space to their half-width forms; nothing else changes. */
export function toHalfWidth(text: string): string {
  return text
    .replace(/[\uFF01-\uFF5E]/g, (character) => String.fromCharCode(character.charCodeAt(0) - 0xfee0))
    .replaceAll('\u3000', ' ');
}

/** Strips spaces and the invisible characters that come along with a paste (zero-width space, byte order mark). */
export function withoutSpaces(text: string): string {
  return text.replace(/[\s\u200B-\u200D\u2060\uFEFF]/g, '');
}

/** What a number typed or pasted by a person looks like before it is checked: half-width, without spaces. */
export function compact(text: string): string {
  return withoutSpaces(toHalfWidth(text));
}

/** Excel shows a long number kept as a number as 5.12021E+17: its last digits are lost for good. */
export function isScientific(text: string): boolean {
  return /^\d(\.\d+)?E\+?\d+$/i.test(text);
}
