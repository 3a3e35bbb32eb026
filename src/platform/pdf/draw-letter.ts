import pdfMake from 'pdfmake';
import { toString as qrToString } from 'qrcode';
import type { LetterDocument } from '#kit/letter.ts';
import { blockNodes, type Node } from './letter-blocks.ts';
import { type FontSet, fontRoles } from './letter-fonts.ts';
import { type Adjustment, type LetterLayout, layoutLetter } from './letter-layout.ts';
import { page, usualLeading } from './letter-page.ts';

/** The letter on paper. `pages` counts sides, `leading` is the distance of base lines it was set with, in points. */
export type DrawnLetter = { readonly pdf: Buffer; readonly pages: number; readonly leading: number };

/**
 * A signature must not stand alone on a page. GB/T 9704-2012 §7.3.5.5 says how: change the distance of lines. First
 * tighter, to draw it back; then a short last part goes to the next page with it; then wider lines push some over.
 */
const tighter = [28.2, 27.5, 26.8, 26.2] as const;
const wider = [29.7, 30.4, 31.2, 32, 33, 34] as const;

const adjustments = (document: LetterDocument, fonts: FontSet): readonly Adjustment[] => {
  const whole: ReadonlySet<number> = new Set<number>();
  const tail = lastPart(document, fonts);
  return [
    ...[usualLeading, ...tighter].map((leading) => ({ leading, breaks: whole })),
    ...(tail === undefined ? [] : [{ leading: usualLeading, breaks: new Set([tail]) }]),
    ...wider.map((leading) => ({ leading, breaks: whole })),
  ];
};

/** Where the last blocks begin that have at least two lines together, if they are few enough to be moved. */
const lastPart = (document: LetterDocument, fonts: FontSet): number | undefined => {
  const { lines } = blockNodes(fonts, usualLeading);
  let total = 0;
  for (let index = document.body.length - 1; index > 0; index -= 1) {
    const block = document.body[index];
    if (block === undefined) return undefined;
    total += lines(block);
    if (total > 8) return undefined;
    if (total >= 2) return document.body[index - 1]?.type === 'heading' ? index - 1 : index;
  }
  return undefined;
};

type Place = { readonly page: number; readonly top: number };

/** Where pdfmake has put the first line of a node. */
const placeOf = (node: Node): Place => {
  const positions: unknown = node.positions;
  const first: unknown = Array.isArray(positions) ? positions[0] : undefined;
  if (typeof first !== 'object' || first === null || !('pageNumber' in first) || !('top' in first))
    return { page: 1, top: 0 };
  const { pageNumber, top } = first;
  return { page: typeof pageNumber === 'number' ? pageNumber : 1, top: typeof top === 'number' ? top : 0 };
};

/** The first heading that is parted from what it heads. */
const strayHeading = ({ headings }: LetterLayout, breaks: ReadonlySet<number>): number | undefined =>
  headings.find(
    ({ index, node, needs }) => !breaks.has(index) && placeOf(node).top + needs > page.height - page.bottom + 1,
  )?.index;

/** True when two lines of the body stand above the signature on its page, or it is on the first page. */
const accompanied = ({ end, signed }: LetterLayout, leading: number): boolean => {
  const [before, after] = [placeOf(end), placeOf(signed)];
  return after.page === 1 || (before.page === after.page && before.top > page.top + 1.8 * leading);
};

/** Draws a letter on this thread. The same letter with the same fonts gives the same bytes. */
export async function drawLetter(document: LetterDocument, fonts: FontSet): Promise<DrawnLetter> {
  for (const role of fontRoles) pdfMake.virtualfs.writeFileSync(role, fonts.files[role]);
  pdfMake.setFonts(Object.fromEntries(fontRoles.map((role) => [role, { normal: role }])));
  pdfMake.setUrlAccessPolicy(() => false);
  pdfMake.setLocalAccessPolicy(() => false);
  const url = document.verification?.url;
  const qr =
    url === undefined ? undefined : await qrToString(url, { type: 'svg', margin: 0, errorCorrectionLevel: 'M' });

  const draw = async ({ leading, breaks }: Adjustment): Promise<{ drawn: DrawnLetter; layout: LetterLayout }> => {
    const layout = layoutLetter(document, fonts, { leading, breaks }, qr);
    const pdf = await pdfMake.createPdf(layout.definition).getBuffer();
    const stray = strayHeading(layout, breaks);
    if (stray !== undefined) return draw({ leading, breaks: new Set([...breaks, stray]) });
    return { drawn: { pdf, pages: layout.pages(), leading }, layout };
  };

  let last: DrawnLetter | undefined;
  for (const adjustment of adjustments(document, fonts)) {
    const { drawn, layout } = await draw(adjustment);
    last = drawn;
    if (accompanied(layout, adjustment.leading)) break;
  }
  if (last === undefined) throw new Error('没有可用的行距');
  return last;
}
