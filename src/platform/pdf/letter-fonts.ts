import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { create, type Font } from 'fontkit';

/** The faces of a letter; GB/T 9704-2012 wants 仿宋 for the body, 小标宋 for the title and the organ, 黑体 for headings. */
export const fontRoles = ['body', 'strong', 'title', 'heading', 'rare'] as const;
export type FontRole = (typeof fontRoles)[number];

/** Free stand-ins: the official faces may not be passed on. */
const standIns: Readonly<Record<FontRole, string>> = {
  body: '@expo-google-fonts/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf',
  strong: '@expo-google-fonts/noto-serif-sc/700Bold/NotoSerifSC_700Bold.ttf',
  title: '@expo-google-fonts/noto-serif-sc/900Black/NotoSerifSC_900Black.ttf',
  heading: '@expo-google-fonts/noto-sans-sc/500Medium/NotoSansSC_500Medium.ttf',
  rare: '@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf',
};

/** Who helps out when a face lacks a character: first the one kept for that. */
const standInOrder: readonly FontRole[] = ['rare', 'body', 'strong', 'title', 'heading'];

/** A stretch of text that one face can draw. */
export type Run = { readonly text: string; readonly font: FontRole };

export type FontSet = {
  /** The files, to be given to the PDF writer. */
  readonly files: Readonly<Record<FontRole, Uint8Array>>;
  /** Cuts text where the face has to change. A character no face has is written out as 〔U+20BB7〕: it never vanishes. */
  readonly runs: (text: string, role: FontRole) => readonly Run[];
  /** Width of text in ems, faces changed as `runs` does. */
  readonly width: (text: string, role: FontRole) => number;
  /** Height of the face above and below its base line, in ems. */
  readonly extent: (role: FontRole) => { readonly above: number; readonly below: number };
};

/** A county's own folder may hold any of body.ttf, strong.ttf, title.ttf, heading.ttf, rare.ttf; the others are stand-ins. */
const fileOf = (role: FontRole, folder: string | undefined): string => {
  const own = folder === undefined ? undefined : join(folder, `${role}.ttf`);
  return own !== undefined && existsSync(own) ? own : fileURLToPath(import.meta.resolve(standIns[role]));
};

/** Marks without ink (joiners, variation selectors, controls); a face without a glyph for them loses nothing. */
const inkless = /(?!\n)[\p{Cc}\p{Cf}]|\p{Variation_Selector}/gu;

/** Reads the faces; `folder` is the county's font folder. */
export function openFonts(folder?: string): FontSet {
  const read = (role: FontRole) => new Uint8Array(readFileSync(fileOf(role, folder)));
  const files = {
    body: read('body'),
    strong: read('strong'),
    title: read('title'),
    heading: read('heading'),
    rare: read('rare'),
  };
  const parsed: Readonly<Record<FontRole, Font>> = {
    body: create(files.body),
    strong: create(files.strong),
    title: create(files.title),
    heading: create(files.heading),
    rare: create(files.rare),
  };
  const standIn = (codePoint: number): FontRole | undefined =>
    standInOrder.find((role) => parsed[role].hasGlyphForCodePoint(codePoint));

  const runs = (text: string, role: FontRole): readonly Run[] => {
    const found: { text: string; font: FontRole }[] = [];
    for (const character of text.replaceAll('\t', ' ').replace(inkless, '')) {
      const codePoint = character.codePointAt(0) ?? 0;
      const has = character === '\n' || parsed[role].hasGlyphForCodePoint(codePoint);
      const font = has ? role : standIn(codePoint);
      const drawn = font === undefined ? `〔U+${codePoint.toString(16).toUpperCase()}〕` : character;
      const last = found.at(-1);
      if (last?.font === (font ?? role)) last.text += drawn;
      else found.push({ text: drawn, font: font ?? role });
    }
    return found;
  };

  const width = (text: string, role: FontRole): number => {
    let total = 0;
    for (const run of runs(text, role)) {
      const font = parsed[run.font];
      for (const character of run.text) {
        total += font.glyphForCodePoint(character.codePointAt(0) ?? 0).advanceWidth / font.unitsPerEm;
      }
    }
    return total;
  };

  const extent = (role: FontRole) => {
    const font = parsed[role];
    return { above: font.ascent / font.unitsPerEm, below: -font.descent / font.unitsPerEm };
  };

  return { files, runs, width, extent };
}
