const words = new Intl.Segmenter('zh', { granularity: 'word' });

/** Marks that may not begin a line; they stay with the word before. */
const closingMark = /^[\p{Pe}\p{Pf}，。、；：？！·—…]/u;
/** Marks that may not end a line; they stay with the word after. */
const openingMark = /[\p{Ps}\p{Pi}·]$/u;

const unitsOf = (text: string): readonly string[] => {
  const units: string[] = [];
  for (const { segment } of words.segment(text)) {
    const last = units.at(-1);
    if (last !== undefined && (closingMark.test(segment) || openingMark.test(last)))
      units[units.length - 1] = last + segment;
    else units.push(segment);
  }
  return units;
};

/**
 * Breaks a title between words into the fewest lines no wider than `widest`, as even as can be
 * (GB/T 9704-2012 §7.3.1: 回行时，要做到词意完整，排列对称). A single word wider than a line stays whole.
 */
export function senseLines(text: string, widest: number, width: (text: string) => number): readonly string[] {
  const units = unitsOf(text);
  const total = width(text);
  if (total <= widest) return [text];
  for (let count = Math.ceil(total / widest); count <= units.length; count += 1) {
    const lines = evenly(units, count, total / count, widest, width);
    if (lines !== undefined) return lines;
  }
  return [text];
}

/** The cut into `count` lines with the least sum of squared differences from `target`, if there is one that fits. */
const evenly = (
  units: readonly string[],
  count: number,
  target: number,
  widest: number,
  width: (text: string) => number,
): readonly string[] | undefined => {
  type Cut = { readonly cost: number; readonly lines: readonly string[] };
  const widths = units.map(width);
  let best: (Cut | undefined)[] = [{ cost: 0, lines: [] }];
  for (let line = 1; line <= count; line += 1) {
    const next: (Cut | undefined)[] = [];
    for (let end = line; end <= units.length; end += 1) {
      let wide = 0;
      for (let start = end - 1; start >= line - 1; start -= 1) {
        wide += widths[start] ?? 0;
        if (wide > widest) break;
        const before = best[start];
        if (before === undefined) continue;
        const cost = before.cost + (wide - target) ** 2;
        if (cost < (next[end]?.cost ?? Number.POSITIVE_INFINITY)) {
          next[end] = { cost, lines: [...before.lines, units.slice(start, end).join('')] };
        }
      }
    }
    best = next;
  }
  return best[units.length]?.lines;
};
