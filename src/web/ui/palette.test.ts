import { describe, expect, it } from 'vitest';
import { palette } from './palette.ts';

type Colour = keyof typeof palette;

function luminance(colour: string): number {
  const channel = (start: number) => {
    const share = Number.parseInt(colour.slice(start, start + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
}

function contrast(one: Colour, other: Colour): number {
  const [a, b] = [luminance(palette[one]), luminance(palette[other])];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

const readable: [Colour, Colour][] = [
  ['ink', 'paper'],
  ['inkSoft', 'surface'],
  ['inkSoft', 'paper'],
  ['inkSoft', 'surfaceSoft'],
  ['primary', 'surface'],
  ['primary', 'primarySoft'],
  ['primary', 'paper'],
  ['onPrimary', 'primary'],
  ['onPrimary', 'primaryStrong'],
  ['onPrimarySoft', 'primaryStrong'],
  ['onPrimary', 'seal'],
  ['onPrimary', 'danger'],
  ['danger', 'dangerSoft'],
  ['danger', 'surface'],
  ['warn', 'warnSoft'],
  ['good', 'goodSoft'],
];

describe('palette', () => {
  it.each(readable)('%s on %s can be read by people with weak sight (WCAG AA, 4.5 to 1)', (text, ground) => {
    expect(contrast(text, ground)).toBeGreaterThanOrEqual(4.5);
  });

  it.each([
    ['lineStrong', 'surface'],
    ['lineStrong', 'paper'],
    ['focus', 'surface'],
    ['focus', 'paper'],
  ] satisfies [Colour, Colour][])('the edge %s shows on %s (WCAG AA, 3 to 1)', (edge, ground) => {
    expect(contrast(edge, ground)).toBeGreaterThanOrEqual(3);
  });
});
