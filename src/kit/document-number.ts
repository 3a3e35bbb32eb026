import { type Checked, refused } from './checked.ts';
import { compact } from './full-width.ts';

/** After brackets are made alike. The year, where the shape has one, is the first group. */
const shapes = [
  // 川民发〔2023〕100号 (GB/T 9704—2012 7.2.5); some papers still write 第.
  /^\p{Script=Han}[\p{Script=Han}A-Za-z]{0,19}〔(\d{4})〕第?\d{1,5}号$/u,
  // 国务院令第649号
  /^\p{Script=Han}{1,20}令第?\d{1,5}号$/u,
  // 四川省民政厅公告2023年第5号
  /^\p{Script=Han}{0,20}公告(?:(\d{4})年)?第\d{1,5}号$/u,
  // 安岳县人民政府常务会议纪要2026年第12期
  /^\p{Script=Han}{0,20}纪要(?:(\d{4})年)?第\d{1,5}[期号]$/u,
];

/**
 * The number of an official paper (文号) as people type it: spaces go, the year's brackets become 〔〕. The year is null
 * where the number has none.
 */
export function parseDocumentNumber(text: string): Checked<{ number: string; year: number | null }> {
  const typed = compact(text);
  if (typed === '') return refused('没有填写文号');
  const number = typed.replace(/[[(【{〈《](\d{4})[\])】}〉》]/u, '〔$1〕');
  for (const shape of shapes) {
    const found = shape.exec(number);
    if (found !== null) return { ok: true, number, year: found[1] === undefined ? null : Number(found[1]) };
  }
  return refused(`“${text.trim()}”不像文号，请照文件写全，如 川民发〔2023〕100号、国务院令第649号`);
}
