import { posix } from 'node:path';
import { NotAWorkbook } from './spreadsheet-errors.ts';
import { walkXml } from './xml-events.ts';
import type { ZipArchive } from './zip-archive.ts';

export type SheetPart = { readonly name: string; readonly path: string; readonly hidden: boolean };

/** How a style shows a number: as a date, or with leading zeros up to `digits`. */
export type NumberStyle = { readonly date: boolean; readonly digits: number };

export type WorkbookParts = {
  readonly sheets: readonly SheetPart[];
  readonly sharedStrings: readonly string[];
  readonly styles: readonly NumberStyle[];
  /** Days are counted from 1904 as old Macintosh files do. */
  readonly from1904: boolean;
};

/** Reads what the sheets refer to. Throws NotAWorkbook, WorkbookDamaged, WorkbookTooLarge. */
export async function readParts(zip: ZipArchive): Promise<WorkbookParts> {
  const book = (await targets(zip, '')).find((target) => target.type === 'officeDocument')?.path ?? 'xl/workbook.xml';
  const pieces = zip.read(book);
  if (pieces === undefined) throw NotAWorkbook({ found: '别的压缩文件' });
  const related = await targets(zip, book);
  const sheets: SheetPart[] = [];
  let from1904 = false;
  await walkXml(pieces, '工作簿目录', {
    open: (name, attributes) => {
      if (name === 'workbookPr') from1904 = isTrue(attributes.date1904);
      if (name !== 'sheet') return;
      const id = Object.entries(attributes).find(([key]) => key === 'r:id' || key.endsWith(':id'))?.[1];
      const target = related.find((one) => one.id === id && one.type === 'worksheet');
      const state = attributes.state ?? 'visible';
      if (target !== undefined) {
        sheets.push({ name: attributes.name ?? '', path: target.path, hidden: state !== 'visible' });
      }
    },
  });
  const pathOf = (type: string) => related.find((target) => target.type === type)?.path;
  return {
    sheets,
    sharedStrings: await readSharedStrings(zip, pathOf('sharedStrings')),
    styles: await readStyles(zip, pathOf('styles')),
    from1904,
  };
}

export const isTrue = (value: string | undefined): boolean => value === '1' || value === 'true';

type Target = { readonly id: string; readonly type: string; readonly path: string };

/** The parts a part refers to, with paths from the root. */
const targets = async (zip: ZipArchive, of: string): Promise<readonly Target[]> => {
  const pieces = zip.read(posix.join(posix.dirname(of), '_rels', `${posix.basename(of)}.rels`));
  const found: Target[] = [];
  if (pieces === undefined) return found;
  await walkXml(pieces, '工作簿目录', {
    open: (name, attributes) => {
      const target = attributes.Target;
      if (name !== 'Relationship' || target === undefined) return;
      const path = target.startsWith('/') ? target.slice(1) : posix.join(posix.dirname(of), target);
      found.push({ id: attributes.Id ?? '', type: (attributes.Type ?? '').split('/').at(-1) ?? '', path });
    },
  });
  return found;
};

/** Excel writes control characters as _x000D_. */
export const unescapeText = (text: string): string =>
  text.includes('_x')
    ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    : text;

const readSharedStrings = async (zip: ZipArchive, path: string | undefined): Promise<readonly string[]> => {
  const strings: string[] = [];
  const pieces = path === undefined ? undefined : zip.read(path);
  if (pieces === undefined) return strings;
  let [text, inText, phonetic] = ['', false, false];
  await walkXml(pieces, '共享文字', {
    open: (name) => {
      if (name === 'si') text = '';
      else if (name === 'rPh') phonetic = true;
      else if (name === 't') inText = !phonetic;
    },
    text: (part) => {
      if (inText) text += part;
    },
    close: (name) => {
      if (name === 'si') strings.push(unescapeText(text));
      else if (name === 'rPh') phonetic = false;
      else if (name === 't') inText = false;
    },
  });
  return strings;
};

/** Number formats every spreadsheet program knows by number and that show dates or times; 27–36 and 50–58 are the Chinese ones. */
const isBuiltInDate = (id: number): boolean =>
  (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);

const numberStyle = (id: number, code: string | undefined): NumberStyle => {
  if (code === undefined) return { date: isBuiltInDate(id), digits: 0 };
  const bare = code.replace(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/g, '').split(';')[0] ?? '';
  return { date: /[ymdhs]/i.test(bare) && !/general/i.test(bare), digits: /^0+$/.test(bare) ? bare.length : 0 };
};

const readStyles = async (zip: ZipArchive, path: string | undefined): Promise<readonly NumberStyle[]> => {
  const styles: NumberStyle[] = [];
  const pieces = path === undefined ? undefined : zip.read(path);
  if (pieces === undefined) return styles;
  const codes = new Map<number, string>();
  let inCells = false;
  await walkXml(pieces, '样式', {
    open: (name, attributes) => {
      if (name === 'numFmt') codes.set(Number(attributes.numFmtId), attributes.formatCode ?? '');
      else if (name === 'cellXfs') inCells = true;
      else if (name === 'xf' && inCells) {
        const id = Number(attributes.numFmtId ?? 0);
        styles.push(numberStyle(id, codes.get(id)));
      }
    },
    close: (name) => {
      if (name === 'cellXfs') inCells = false;
    },
  });
  return styles;
};
