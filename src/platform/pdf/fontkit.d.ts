/** The part of fontkit 2 that we use; the package brings no types. Measures are in font units. */
declare module 'fontkit' {
  export interface Font {
    readonly unitsPerEm: number;
    hasGlyphForCodePoint(codePoint: number): boolean;
    glyphForCodePoint(codePoint: number): { readonly advanceWidth: number };
  }
  export function create(data: Uint8Array): Font;
}
