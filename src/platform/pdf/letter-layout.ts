import type { LetterAnnex, LetterBlock, LetterDocument } from '#kit/letter.ts';
import { formatChinese } from '#kit/plain-date.ts';
import { blockNodes, type Node, type Setting, textNode } from './letter-blocks.ts';
import type { FontSet } from './letter-fonts.ts';
import { page, red, size } from './letter-page.ts';
import { senseLines } from './sense-lines.ts';

/**
 * A letter laid out for pdfmake, which writes into a node where it came to stand. `headings` are told with the room that
 * they and what follows need, `end` stands between body and signature, `signed` stands right after the signature, `pages` counts the sides
 * once drawn.
 */
export type LetterLayout = {
  readonly definition: Node;
  readonly headings: readonly Heading[];
  readonly end: Node;
  readonly signed: Node;
  readonly pages: () => number;
};
export type Heading = { readonly index: number; readonly node: Node; readonly needs: number };

/** How a layout differs from the usual one: the distance of base lines, and the blocks that begin a page. */
export type Adjustment = { readonly leading: number; readonly breaks: ReadonlySet<number> };

/** What the block by which anyone can verify the letter takes at the foot of the last page, in points. */
const verificationHeight = 74;
const qrSide = 58;

/** The organ's name stands 30 mm from the edge, as in letter form (§10.1), above the type area. */
const headRise = 22;

const rule = (width: number, color: string): Node => ({
  canvas: [{ type: 'line', x1: 0, y1: 0, x2: page.measure, y2: 0, lineWidth: width, lineColor: color }],
});

/** A point of the flow without ink, with room below it. */
const blank = (room: number): Node => ({ text: ' ', fontSize: 0.1, margin: [0, 0, 0, room] });

/** The organ's name as large as the line allows, spread a little; a very long one takes two lines. */
const head = (fonts: FontSet, document: LetterDocument): Node[] => {
  const width = (text: string) => fonts.width(text, 'title') * 1.08;
  const lines = senseLines(document.organ, Math.max(13, width(document.organ) / 2 + 2), width);
  const points = Math.min(42, page.measure / Math.max(...lines.map(width)));
  const organ: Setting = { role: 'title', size: points, leading: points * 1.3, color: red };
  const number: Setting = { role: 'body', size: size.three, leading: 24 };
  return [
    { text: ' ', fontSize: 0.1, margin: [0, -headRise, 0, 0] },
    ...lines.map((line) => textNode(fonts, line, organ, { alignment: 'center', characterSpacing: points * 0.07 })),
    blank(18),
    textNode(fonts, document.number ?? ' ', number, { alignment: 'center' }),
    { ...rule(2, red), margin: [0, 3, 0, 0] },
    blank(26),
  ];
};

const titleNodes = (fonts: FontSet, line: string): Node[] => {
  const lines = senseLines(line, page.measure / size.two - 1, (text) => fonts.width(text, 'title'));
  const setting: Setting = { role: 'title', size: size.two, leading: 35 };
  return lines.map((part) => textNode(fonts, part, setting, { alignment: 'center' }));
};

const titles = (fonts: FontSet, document: LetterDocument): Node[] => {
  const number: Setting = { role: 'body', size: size.three, leading: 26 };
  const below = document.kind === 'notice' && document.number !== undefined;
  return [
    ...document.title.flatMap((line) => titleNodes(fonts, line)),
    ...(below ? [textNode(fonts, document.number ?? '', number, { alignment: 'center' })] : []),
    blank(18),
  ];
};

const footnoteNodes = (fonts: FontSet, document: LetterDocument): Node[] => {
  const small: Setting = { role: 'body', size: size.smallFour, leading: 19 };
  return (document.footnotes ?? []).map((note) =>
    textNode(fonts, note, small, { alignment: 'justify', margin: [2 * size.smallFour, 0, 0, 0] }),
  );
};

/** §7.3.5: the date ends four characters from the right edge; the organ stands centred above it, the seal upon both. */
const closingNode = (fonts: FontSet, document: LetterDocument, setting: Setting, reserve: number): Node => {
  const { organ, on, stamp } = document.closing;
  const lines = [stamp === undefined ? organ : `${organ}（${stamp}）`, formatChinese(on)];
  const widths = lines.map((line) => fonts.width(line, 'body') * size.three);
  const [widest, ofDate] = [Math.min(Math.max(...widths), page.measure), widths[1] ?? 0];
  const right = Math.min(Math.max(0, 4 * size.three - (widest - ofDate) / 2), page.measure - widest);
  const signature = lines.map((line) => textNode(fonts, line, setting, { alignment: 'center' }));
  const left = Math.max(0, page.measure - right - widest - 1);
  const notes = footnoteNodes(fonts, document);
  return {
    stack: [
      blank(setting.leading),
      ...(document.annex === undefined
        ? []
        : [annexNote(fonts, document.annex, setting), blank(setting.leading * 0.7)]),
      { stack: signature, margin: [left, 0, right, 0] },
      ...(notes.length > 0 ? [blank(10), ...notes] : []),
      blank(reserve),
    ],
    unbreakable: true,
  };
};

/** §7.3.4: below the body, before the signature. */
const annexNote = (fonts: FontSet, { title }: LetterAnnex, setting: Setting): Node =>
  textNode(fonts, `附件：${title}`, setting, { leadingIndent: 2 * size.three });

/** Type and distance of base lines of an annex, in points. */
const annexType = { points: size.five, leading: 18 } as const;

/** §7.4: begins on a page of its own; 附件 in the left corner, its title centred below. */
const annexHead = (fonts: FontSet, { title }: LetterAnnex): Node[] => [
  textNode(fonts, '附件', { role: 'heading', size: size.three, leading: 26 }, { pageBreak: 'before' }),
  textNode(fonts, title, { role: 'title', size: size.four + 4, leading: 34 }, { alignment: 'center' }),
  blank(8),
];

/** A letter can be proved by its code; a sheet that hangs in public leads to the same notice on the net. */
const verificationTexts = {
  letter: { code: '文书验证码', how: '用手机扫左侧二维码，或打开下面的网址并输入验证码，可查验本件真伪和内容。' },
  notice: { code: '公示编号', how: '用手机扫左侧二维码，或打开下面的网址，可在网上查看本公示、提出异议。' },
} as const;

const verificationNodes = (fonts: FontSet, document: LetterDocument, qr: string | undefined): Node[] => {
  if (document.verification === undefined || document.kind === 'form' || qr === undefined) return [];
  return [verificationNode(fonts, document.verification, verificationTexts[document.kind], qr)];
};

const verificationNode = (
  fonts: FontSet,
  { code, url }: NonNullable<LetterDocument['verification']>,
  told: { readonly code: string; readonly how: string },
  qr: string,
): Node => {
  const small: Setting = { role: 'rare', size: size.smallFive, leading: 15, color: '#333333' };
  const codeSetting: Setting = { role: 'heading', size: size.five, leading: 19 };
  return {
    stack: [
      rule(0.75, '#000000'),
      {
        columns: [
          { svg: qr, width: qrSide, height: qrSide },
          {
            stack: [
              textNode(fonts, `${told.code}　${code}`, codeSetting, { preserveLeadingSpaces: true }),
              textNode(fonts, told.how, small),
              textNode(fonts, url, small),
            ],
            margin: [0, 3, 0, 0],
          },
        ],
        columnGap: 12,
        margin: [0, 9, 0, 0],
      },
    ],
    absolutePosition: { x: page.left, y: page.height - page.bottom - verificationHeight },
  };
};

/** §7.5: — 1 — below the type area, one character in from the right on odd pages, from the left on even ones. */
const folio = (fonts: FontSet, current: number): Node => {
  const odd = current % 2 === 1;
  const setting: Setting = { role: 'body', size: size.four, leading: 20 };
  return textNode(fonts, `— ${current} —`, setting, {
    alignment: odd ? 'right' : 'left',
    margin: [page.left + (odd ? 0 : size.four), page.folio, page.right + (odd ? size.four : 0), 0],
  });
};

/** The writer of the archive form (PDF/A) puts these texts into XML as they are. */
const plain = (text: string): string => text.replace(/[&<>]/g, ' ');

/** Lays a letter out. `qr` is the QR code as SVG; a blank paper has none. */
export function layoutLetter(
  document: LetterDocument,
  fonts: FontSet,
  adjustment: Adjustment,
  qr: string | undefined,
): LetterLayout {
  const blocks = blockNodes(fonts, adjustment.leading);
  const addressee = document.addressee === undefined ? [] : [textNode(fonts, `${document.addressee}：`, blocks.body)];
  const headings: Heading[] = [];
  /** `offset` counts the blocks before these: a break is told by the number of its block in the whole. */
  const drawn = (all: readonly LetterBlock[], set: ReturnType<typeof blockNodes>, offset: number): Node[] =>
    all.flatMap((block, position) => {
      const index = offset + position;
      const [first, ...others] = set.draw(block);
      if (first === undefined) return [];
      const node = adjustment.breaks.has(index) ? { ...first, pageBreak: 'before' } : first;
      if (block.type === 'heading') headings.push({ index, node, needs: set.least(all.slice(position)) });
      return [node, ...others];
    });
  const body = drawn(document.body, blocks, 0);
  const { annex } = document;
  const small = blockNodes(fonts, annexType.leading, annexType.points);
  const attached =
    annex === undefined ? [] : [...annexHead(fonts, annex), ...drawn(annex.body, small, document.body.length)];
  const end = blank(0);
  const signed = blank(0);
  let pages = 0;
  const definition = {
    pageSize: 'A4',
    pageMargins: [page.left, page.top, page.width - page.left - page.measure, page.bottom],
    version: '1.7',
    subset: 'PDF/A-2b',
    language: 'zh-CN',
    displayTitle: true,
    info: {
      title: plain(document.title.join('')),
      author: plain(document.organ),
      ...(document.number === undefined ? {} : { subject: plain(document.number) }),
      creator: plain(document.closing.organ),
      producer: 'pdfmake',
      creationDate: new Date(`${document.closing.on}T00:00:00+08:00`),
    },
    defaultStyle: { font: 'body', fontSize: size.three },
    ...(document.watermark === undefined
      ? {}
      : { watermark: { text: document.watermark, font: 'heading', color: '#888888', opacity: 0.18, fontSize: 90 } }),
    content: [
      ...(document.kind === 'letter' ? head(fonts, document) : []),
      ...titles(fonts, document),
      ...addressee,
      ...body,
      end,
      ...(document.kind === 'form'
        ? [blank(10), ...footnoteNodes(fonts, document)]
        : [closingNode(fonts, document, blocks.body, verificationHeight)]),
      signed,
      ...verificationNodes(fonts, document, qr),
      ...attached,
    ],
    footer: (current: number, count: number) => {
      pages = count;
      return folio(fonts, current);
    },
  };
  return { definition, headings, end, signed, pages: () => pages };
}
