import type { LetterColumn } from '#kit/letter.ts';
import type { FontSet } from './letter-fonts.ts';
import { size } from './letter-page.ts';

export type FittedColumn = { readonly width: number; readonly align: 'left' | 'center' | 'right' };

/** A table that fits: type size in points, widths without padding, and the lines of its longest cell (estimated). */
export type FittedColumns = {
  readonly size: number;
  readonly columns: readonly FittedColumn[];
  readonly longest: number;
};

/** What a column would like, in ems. `least` is its longest stretch that should not be broken. */
type Wish = { readonly least: number; readonly wanted: number; readonly widest: number };

/** Numbers and Latin words are not broken; Chinese is broken anywhere, but a name of four characters should stay whole. */
const unbreakable = /[\u0021-\u007e\u00b7]+/g;
const shortName = 4;
/** A column is made for this share of its rows; the few longer ones are wrapped. */
const mostRows = 0.8;
/** Types differ a little in width from face to face. */
const slack = 0.15;

/** A long header may take two lines: it is only one row. */
const headerWidth = (fonts: FontSet, header: string): number => {
  const width = fonts.width(header, 'heading');
  return width > 6 ? width / 2 + 1 : width;
};

const wishOf = (fonts: FontSet, header: string, texts: readonly string[]): Wish => {
  const ofHeader = headerWidth(fonts, header);
  let least = Math.min(ofHeader, shortName);
  const widths: number[] = [];
  for (const text of texts) {
    const width = fonts.width(text, 'body');
    widths.push(width);
    for (const word of text.match(unbreakable) ?? []) least = Math.max(least, fonts.width(word, 'body'));
    least = Math.max(least, Math.min(width, shortName));
  }
  widths.sort((a, b) => a - b);
  const usual = widths[Math.floor(widths.length * mostRows)] ?? 0;
  return { least: least + slack, wanted: Math.max(least, usual, ofHeader) + slack, widest: widths.at(-1) ?? 0 };
};

/** Shares `ems` so that small wishes are met in full and the great ones have the same increase, as long as there is some. */
const share = (wishes: readonly Wish[], ems: number): readonly number[] => {
  const widths = wishes.map((wish) => wish.least);
  let rest = ems - widths.reduce((total, width) => total + width, 0);
  const byNeed = wishes
    .map((wish, index) => ({ index, need: wish.wanted - wish.least }))
    .sort((a, b) => a.need - b.need);
  for (const [position, { index, need }] of byNeed.entries()) {
    const given = Math.min(need, rest / (byNeed.length - position));
    widths[index] = (widths[index] ?? 0) + given;
    rest -= given;
  }
  return widths;
};

/**
 * Widths for a table in `available` points: what should not be broken, then what each column would like; room left over
 * is spread. Type is of `largest` points at most and shrinks from 小四 to 五号 to 小五 where numbers would otherwise break.
 */
export function fitColumns(
  fonts: FontSet,
  columns: readonly LetterColumn[],
  rows: readonly (readonly string[])[],
  available: number,
  largest: number = size.smallFour,
): FittedColumns {
  const wishes = columns.map((column, index) =>
    wishOf(
      fonts,
      column.header,
      rows.map((row) => row[index] ?? ''),
    ),
  );
  const least = wishes.reduce((total, wish) => total + wish.least, 0);
  const sizes = [size.smallFour, size.five, size.smallFive].filter((points) => points <= largest);
  const chosen = sizes.find((points) => least * points <= available) ?? size.smallFive;
  const shared = share(wishes, Math.max(least, available / chosen));
  const scale = available / shared.reduce((total, width) => total + width * chosen, 0);
  const widths = shared.map((width) => width * chosen * scale);
  const linesOf = (index: number) => ((wishes[index]?.widest ?? 0) * chosen) / (widths[index] ?? available);
  return {
    size: chosen,
    columns: columns.map((column, index) => ({
      width: widths[index] ?? 0,
      align: column.align ?? (linesOf(index) > 1.3 ? 'left' : 'center'),
    })),
    longest: Math.max(1, ...columns.map((_, index) => linesOf(index))),
  };
}
