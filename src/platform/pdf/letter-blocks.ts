import type { LetterBlock, LetterField } from '#kit/letter.ts';
import type { FontRole, FontSet } from './letter-fonts.ts';
import { page, size } from './letter-page.ts';
import { fitColumns } from './table-columns.ts';

/** A node of pdfmake's document tree. */
export type Node = Readonly<Record<string, unknown>>;

/** How a stretch of text is set: `leading` is the distance of base lines in points. */
export type Setting = {
  readonly role: FontRole;
  readonly size: number;
  readonly leading: number;
  readonly color?: string;
};

/** Text with its faces; lines keep their distance whatever face a rare character needs. */
export const textNode = (fonts: FontSet, text: string, setting: Setting, more: Node = {}): Node => ({
  text: fonts.runs(text, setting.role).map((run) => {
    const lineHeight = setting.leading / setting.size;
    return { text: run.text, font: run.font, fontSize: setting.size, lineHeight, color: setting.color ?? 'black' };
  }),
  ...more,
});

const black = { lineWidth: 0.5, color: '#000000' } as const;

/** A line has all its room below the ink; the cell's padding makes up for it. */
const cellLayout = (setting: Setting, topRule: number = black.lineWidth): Node => {
  const least = 3;
  return {
    hLineWidth: (index: number) => (index === 0 ? topRule : black.lineWidth),
    vLineWidth: () => black.lineWidth,
    hLineColor: () => black.color,
    vLineColor: () => black.color,
    paddingLeft: () => cellPadding,
    paddingRight: () => cellPadding,
    paddingTop: () => least + setting.leading - setting.size,
    paddingBottom: () => least,
  };
};

const cellPadding = 5;

/** Rows of more lines than this may be cut by the end of a page; shorter ones stay whole. */
const longRow = 12;

type Block<Type extends LetterBlock['type']> = Extract<LetterBlock, { type: Type }>;

/**
 * Draws the blocks of a body. `leading` and `points` are those of its paragraphs; boxes and tables follow them in proportion.
 */
export const blockNodes = (fonts: FontSet, leading: number, points: number = size.three) => {
  const body: Setting = { role: 'body', size: points, leading };
  const cellSize = Math.min(size.smallFour, points);
  const cellLeading = (ofCell: number) => ofCell * (leading / points) * 0.84;
  const room = leading * 0.35;

  const paragraph = (text: string, indent: boolean, role: FontRole = 'body'): Node =>
    textNode(fonts, text, { ...body, role }, { alignment: 'justify', leadingIndent: indent ? 2 * points : 0 });

  const fields = ({ rows, pairs = 1 }: Block<'fields'>): Node => {
    const cell: Setting = { role: 'body', size: cellSize, leading: cellLeading(cellSize) };
    const labels = rows.map((row) => fonts.width(row.label, 'heading') * cell.size + 1);
    const labelWidth = Math.min(Math.max(...labels, 5 * cell.size), 9 * cell.size);
    const valueWidth = (page.measure - pairs * labelWidth - 2 * pairs * 2 * cellPadding - black.lineWidth) / pairs;
    const lines: Node[][] = [];
    for (let index = 0; index < rows.length; index += pairs) {
      const inLine = rows.slice(index, index + pairs);
      const last = inLine.length < pairs;
      lines.push(inLine.flatMap((row) => fieldCells(row, cell, last ? 3 : 1)));
    }
    return {
      table: {
        widths: Array.from({ length: pairs }, () => [labelWidth, valueWidth - black.lineWidth]).flat(),
        body: lines.map((line) => (line.length === 2 && pairs === 2 ? [...line, {}, {}] : line)),
        dontBreakRows: rows.every((row) => (fonts.width(row.value, 'body') * cell.size) / valueWidth < longRow),
      },
      layout: cellLayout(cell),
      margin: [0, room, 0, room],
    };
  };

  const fieldCells = (row: LetterField, cell: Setting, span: number): Node[] => [
    textNode(fonts, row.label, { ...cell, role: 'heading' }, { alignment: 'center', verticalAlignment: 'middle' }),
    textNode(fonts, row.value, cell, { colSpan: span, verticalAlignment: 'middle' }),
  ];

  const table = ({ caption, columns, rows }: Block<'table'>): Node => {
    const padding = 2 * cellPadding + black.lineWidth;
    const fitted = fitColumns(
      fonts,
      columns,
      rows,
      page.measure - black.lineWidth - columns.length * padding,
      cellSize,
    );
    const cell: Setting = { role: 'body', size: fitted.size, leading: cellLeading(fitted.size) };
    const header = columns.map((column) =>
      textNode(
        fonts,
        column.header,
        { ...cell, role: 'heading' },
        { alignment: 'center', verticalAlignment: 'middle' },
      ),
    );
    const body = rows.map((row) =>
      row.map((text, index) =>
        textNode(fonts, text, cell, { alignment: fitted.columns[index]?.align, verticalAlignment: 'middle' }),
      ),
    );
    const above = caption === undefined ? [] : [captionRow(caption, columns.length)];
    return {
      table: {
        headerRows: 1 + above.length,
        keepWithHeaderRows: 1,
        dontBreakRows: fitted.longest < longRow,
        widths: fitted.columns.map((column) => column.width),
        body: [...above, header, ...body],
      },
      layout: cellLayout(cell, caption === undefined ? black.lineWidth : 0),
      margin: [0, room, 0, room],
    };
  };

  /** The caption is the first row of the header, so that it is never parted from its table. */
  const captionRow = (caption: string, columns: number): Node[] => {
    const setting: Setting = { role: 'strong', size: Math.min(size.four, points), leading: leading * 0.9 };
    const border = [false, false, false, true];
    const cell = textNode(fonts, caption, setting, { alignment: 'center', colSpan: columns, border });
    return [cell, ...Array.from({ length: columns - 1 }, () => ({}))];
  };

  /** The least height at the foot of a page that a heading and the beginning of what follows it need. */
  const least = (rest: readonly LetterBlock[]): number => {
    const [first, ...others] = rest;
    if (first === undefined) return 0;
    if (first.type === 'heading') return leading + least(others);
    return first.type === 'paragraph' || first.type === 'list' ? 2 * leading : 2 * room + 4 * leading;
  };

  const draw = (block: LetterBlock): readonly Node[] => {
    switch (block.type) {
      case 'paragraph':
        return block.text.split('\n').map((line) => paragraph(line, block.indent ?? true));
      case 'heading':
        return [paragraph(block.text, true, block.level === 1 ? 'heading' : 'strong')];
      case 'fields':
        return [fields(block)];
      case 'table':
        return [table(block)];
      case 'list':
        return block.items.map((item, index) => paragraph(block.ordered ? `${index + 1}．${item}` : `· ${item}`, true));
    }
  };
  /** Lines a block will take, roughly. */
  const lines = (block: LetterBlock): number => {
    const of = (text: string) => Math.ceil((fonts.width(text, 'body') * points + 2 * points) / page.measure);
    if (block.type === 'paragraph') return block.text.split('\n').reduce((total, text) => total + of(text), 0);
    if (block.type === 'list') return block.items.reduce((total, text) => total + of(text), 0);
    return block.type === 'heading' ? of(block.text) : block.rows.length + 2;
  };

  return { body, draw, least, lines };
};
