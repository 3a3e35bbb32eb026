/** The page of GB/T 9704-2012 §5–6 in points: A4, a type area of 156 × 225 mm, 22 lines of 28 characters of size 三号. */
const millimetre = 72 / 25.4;

export const page = {
  width: 210 * millimetre,
  height: 297 * millimetre,
  top: 37 * millimetre,
  left: 28 * millimetre,
  right: 26 * millimetre,
  /** 35 mm to the 22nd line of text; tables and the verification block may use the 12 points below it. */
  bottom: 35 * millimetre - 12,
  /** Width of the type area. */
  measure: 156 * millimetre,
  /** From the bottom margin down to the page number, which stands 7 mm below the 22nd line. */
  folio: 7 * millimetre + 12,
} as const;

/** Type sizes in points by their Chinese names. */
export const size = { two: 22, three: 15.75, four: 14, smallFour: 12, five: 10.5, smallFive: 9 } as const;

/** Distance of the body's base lines when nothing speaks against it: 22 lines a page. */
export const usualLeading = 28.95;

/** The red of the organ's name and of the rule below the head. */
export const red = '#d7000f';
