/** The colours of Jimin, once: read by the style sheets (as custom properties) and by the theme of antd. */
export const palette = {
  ink: '#1c2629',
  inkSoft: '#4a575c',
  paper: '#f4f5f2',
  surface: '#ffffff',
  surfaceSoft: '#eef1ef',
  line: '#d5dbd8',
  lineStrong: '#7a878b',
  primary: '#1f5864',
  primaryStrong: '#163f49',
  primarySoft: '#e3eef0',
  onPrimary: '#ffffff',
  onPrimarySoft: '#c9dde1',
  seal: '#9e3123',
  focus: '#b45309',
  danger: '#a3281f',
  dangerSoft: '#fbeae7',
  warn: '#754700',
  warnSoft: '#fdf1d8',
  good: '#24623a',
  goodSoft: '#e4f1e7',
} as const;

/** Sans-serif faces found on the computers and phones of a county, then the free one. */
export const fontFamily =
  '"PingFang SC", "Hiragino Sans GB", "Microsoft YaHei", "Noto Sans SC", "Noto Sans CJK SC", "Source Han Sans SC", "WenQuanYi Micro Hei", system-ui, sans-serif';

/** Hands the palette to the style sheets: `inkSoft` becomes `--ink-soft`. Run once, before the first render. */
export function applyPalette(root: HTMLElement): void {
  for (const [name, value] of Object.entries(palette)) {
    root.style.setProperty(`--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`, value);
  }
  root.style.setProperty('--font-family', fontFamily);
}
