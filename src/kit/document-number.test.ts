import { describe, expect, it } from 'vitest';
import { parseDocumentNumber } from './document-number.ts';

describe('文号', () => {
  it.each([
    ['川民发〔2023〕100号', '川民发〔2023〕100号', 2023],
    ['川民发[2023]100号', '川民发〔2023〕100号', 2023],
    [' 安府办函（２０２６）１２ 号 ', '安府办函〔2026〕12号', 2026],
    ['民发【2021】第57号', '民发〔2021〕第57号', 2021],
    ['国务院令第649号', '国务院令第649号', null],
    ['四川省民政厅公告2023年第5号', '四川省民政厅公告2023年第5号', 2023],
    ['安岳县人民政府常务会议纪要2026年第12期', '安岳县人民政府常务会议纪要2026年第12期', 2026],
  ])('认得 %s', (typed, number, year) => {
    expect(parseDocumentNumber(typed)).toEqual({ ok: true, number, year });
  });

  it.each(['待查', '100号', '川民发2023-100', '川民发〔23〕100号', '关于提高标准的通知', '2023年7月1日', '文件'])(
    '不认 %s',
    (typed) => {
      expect(parseDocumentNumber(typed)).toEqual({
        ok: false,
        reason: `“${typed}”不像文号，请照文件写全，如 川民发〔2023〕100号、国务院令第649号`,
      });
    },
  );

  it('没有填写', () => {
    expect(parseDocumentNumber('  ')).toEqual({ ok: false, reason: '没有填写文号' });
  });
});
