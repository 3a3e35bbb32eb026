import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { create, type Font } from 'fontkit';
import { evenMetrics } from './even-metrics.ts';

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
  /** The files, to be given to the PDF writer; a line of any of them is one em high. */
  readonly files: Readonly<Record<FontRole, Uint8Array>>;
  /** Cuts text where the face has to change. A character no face has is written out as 〔U+20BB7〕: it never vanishes. */
  readonly runs: (text: string, role: FontRole) => readonly Run[];
  /** Width of text in ems, faces changed as `runs` does. */
  readonly width: (text: string, role: FontRole) => number;
};

/** A county's own folder may hold any of body.ttf, strong.ttf, title.ttf, heading.ttf, rare.ttf; the others are stand-ins. */
const fileOf = (role: FontRole, folder: string | undefined): string => {
  const own = folder === undefined ? undefined : join(folder, `${role}.ttf`);
  return own !== undefined && existsSync(own) ? own : fileURLToPath(import.meta.resolve(standIns[role]));
};

/** Marks without ink (joiners, variation selectors, controls); a face without a glyph for them loses nothing. */
const inkless = /(?!\n)[\p{Cc}\p{Cf}]|\p{Variation_Selector}/gu;

/** Reads the faces; `folder` is the county's font folder. Throws Error for a file that is no font. */
export function openFonts(folder?: string): FontSet {
  const read = (role: FontRole) => {
    const path = fileOf(role, folder);
    return evenMetrics(readFileSync(path), path);
  };
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

  /** Every character that some face has, and the code of one that none has, in 〔〕. */
  const drawable = (text: string): string => {
    let drawn = '';
    for (const character of text.replaceAll('\t', ' ').replace(inkless, '')) {
      const codePoint = character.codePointAt(0) ?? 0;
      const known = character === '\n' || standIn(codePoint) !== undefined;
      drawn += known ? character : `〔U+${codePoint.toString(16).toUpperCase()}〕`;
    }
    return drawn;
  };

  const runs = (text: string, role: FontRole): readonly Run[] => {
    const found: { text: string; font: FontRole }[] = [];
    for (const character of drawable(text)) {
      const codePoint = character.codePointAt(0) ?? 0;
      const has = character === '\n' || parsed[role].hasGlyphForCodePoint(codePoint);
      const font = has ? role : (standIn(codePoint) ?? role);
      const last = found.at(-1);
      if (last?.font === font) last.text += character;
      else found.push({ text: character, font });
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

  return { files, runs, width };
}
