import { createHash } from 'node:crypto';
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import type { LetterBlock, LetterDocument } from '#kit/letter.ts';
import { plainDate } from '#kit/plain-date.ts';
import { type DrawnLetter, drawLetter } from './draw-letter.ts';
import { openFonts } from './letter-fonts.ts';
import { renderLetter } from './render-letter.ts';
import { senseLines } from './sense-lines.ts';
import { fitColumns } from './table-columns.ts';

const fonts = openFonts();
const letter = (body: readonly LetterBlock[], more: Partial<LetterDocument> = {}): LetterDocument => ({
  kind: 'letter',
  organ: '安岳县民政局',
  number: '安民低保〔2026〕12号',
  title: ['最低生活保障审核确认通知书'],
  addressee: '周𠅤禤',
  body,
  closing: { organ: '安岳县民政局', on: plainDate('2026-06-15'), stamp: '盖章' },
  verification: { code: '7K3M-9QXF-2TPW', url: 'https://minzheng.example.gov.cn/verify/7K3M-9QXF-2TPW' },
  ...more,
});
const paragraphs = (count: number): LetterBlock[] =>
  Array.from({ length: count }, (_, index) => ({ type: 'paragraph', text: `第${index + 1}段。` }));
const looks = ({ pages, leading }: DrawnLetter) => ({ pages, leading });

describe('文书排版', () => {
  it('一页能放下的文书是一页，行距 28.95 磅', async () => {
    expect(looks(await drawLetter(letter(paragraphs(8)), fonts))).toEqual({ pages: 1, leading: 28.95 });
  });

  it('落款差一点放不下时收紧行距拉回同页', async () => {
    expect(looks(await drawLetter(letter(paragraphs(11)), fonts))).toEqual({ pages: 1, leading: 27.5 });
  });

  it('收紧也放不下时，最后一段随落款到下一页，落款不单独成页', async () => {
    expect(looks(await drawLetter(letter(paragraphs(14)), fonts))).toEqual({ pages: 2, leading: 28.95 });
  });

  it('最后一段很长而落款恰好落空时，放宽行距让正文跟到下一页', async () => {
    const text = '经审核，您家庭共同生活的家庭成员人均月收入低于本县最低生活保障标准，财产状况符合规定。'.repeat(9);
    const drawn = await drawLetter(letter([{ type: 'paragraph', text }], { addressee: '周大山' }), fonts);
    expect(drawn.pages).toBe(2);
    expect(drawn.leading).toBeGreaterThan(28.95);
  });

  it('附件另起一页，不改变正文和落款的排法', async () => {
    const annex = { title: '认定的事实和依据', body: paragraphs(8) };
    expect(looks(await drawLetter(letter(paragraphs(8), { annex }), fonts))).toEqual({ pages: 2, leading: 28.95 });
    const long = { ...annex, body: paragraphs(120) };
    expect(looks(await drawLetter(letter(paragraphs(8), { annex: long }), fonts))).toEqual({
      pages: 5,
      leading: 28.95,
    });
  });

  it('七百行的公示名单排得下', async () => {
    const rows = Array.from({ length: 700 }, (_, index) => [
      String(index + 1),
      '阿依古丽·买买提',
      '岳阳镇石桥铺村3组',
      '982.00',
    ]);
    const columns = [{ header: '序号' }, { header: '户主' }, { header: '住址' }, { header: '金额（元）' }];
    const notice = letter([{ type: 'table', caption: '拟新增名单', columns, rows }], { kind: 'notice' });
    expect((await drawLetter(notice, fonts)).pages).toBeGreaterThan(25);
  });

  it('同一份文书两次生成，字节相同', async () => {
    const hash = (pdf: Buffer) => createHash('sm3').update(pdf).digest('hex');
    const first = await renderLetter(letter(paragraphs(3)));
    const second = await renderLetter(letter(paragraphs(3)));
    expect(first.subarray(0, 5).toString()).toBe('%PDF-');
    expect(hash(second)).toBe(hash(first));
    expect(hash((await drawLetter(letter(paragraphs(3)), fonts)).pdf)).toBe(hash(first));
  });

  it('几份文书同时生成，各得各的', async () => {
    const [one, two, again] = await Promise.all([
      renderLetter(letter(paragraphs(1))),
      renderLetter(letter(paragraphs(2))),
      renderLetter(letter(paragraphs(1))),
    ]);
    expect(again.equals(one)).toBe(true);
    expect(two.equals(one)).toBe(false);
  });

  it('字体文件夹不存在时说明是哪一个', async () => {
    await expect(renderLetter(letter([]), { fontFolder: '/nowhere/fonts' })).rejects.toThrow(
      '字体文件夹“/nowhere/fonts”不存在',
    );
  });
});

describe('字体', () => {
  const folder = mkdtempSync(join(tmpdir(), 'fonts-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  it('生僻字由正文字体直接印出', () => {
    expect(fonts.runs('𠅤禤䶮㛃', 'body')).toEqual([{ text: '𠅤禤䶮㛃', font: 'body' }]);
  });

  it('正文字体没有的字换一种字体', () => {
    expect(fonts.runs('吃𰻝面', 'body')).toEqual([
      { text: '吃', font: 'body' },
      { text: '𰻝', font: 'rare' },
      { text: '面', font: 'body' },
    ]);
  });

  it('所有字体都没有的字印出编码，不会消失', () => {
    expect(fonts.runs('王𠮷祥', 'body')).toEqual([{ text: '王〔U+20BB7〕祥', font: 'body' }]);
  });

  it('零宽字符不占位置', () => {
    expect(fonts.runs('周\u200b大\ufeff山', 'body')).toEqual([{ text: '周大山', font: 'body' }]);
  });

  it('县里自备的正文字体优先，其余用自带的', () => {
    const own = fileURLToPath(
      import.meta.resolve('@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf'),
    );
    copyFileSync(own, join(folder, 'body.ttf'));
    expect(openFonts(folder).runs('𰻝', 'body')).toEqual([{ text: '𰻝', font: 'body' }]);
    expect(openFonts(folder).runs('禤', 'title')).toEqual([{ text: '禤', font: 'title' }]);
  });
});

describe('县里自备的字体有错', () => {
  it('不是字体的文件，说明是哪一个', async () => {
    const broken = mkdtempSync(join(tmpdir(), 'fonts-'));
    writeFileSync(join(broken, 'title.ttf'), '<html>未找到</html>');
    await expect(renderLetter(letter([]), { fontFolder: broken })).rejects.toThrow('title.ttf”不是 TTF 或 OTF 字体');
    rmSync(broken, { recursive: true });
  });
});

describe('标题换行', () => {
  const width = (text: string) => [...text].length;

  it('放得下的不换行', () => {
    expect(senseLines('不予确认决定书', 20, width)).toEqual(['不予确认决定书']);
  });

  it('在词与词之间断开，各行长短相近', () => {
    expect(senseLines('2026年6月拟新增农村最低生活保障对象公示', 20, width)).toEqual([
      '2026年6月拟新增农村',
      '最低生活保障对象公示',
    ]);
  });

  it('标点不放在行首', () => {
    for (const line of senseLines('关于《社会救助暂行办法》、《最低生活保障审核确认办法》的通知', 13, width)) {
      expect(line).not.toMatch(/^[》、]/);
    }
  });
});

describe('表格列宽', () => {
  it('长数字不折断，放不下时缩小字号', () => {
    const columns = [{ header: '姓名' }, { header: '公民身份号码' }, { header: '开户银行账号' }, { header: '住址' }];
    const rows = [['周大山', '512099198001011234', '6228480469811234567', '安岳县岳阳镇石桥铺村3组18号']];
    expect(fitColumns(fonts, columns, rows, 300).size).toBe(10.5);
    expect(fitColumns(fonts, columns, rows, 420).size).toBe(12);
  });

  it('短的居中，折行的靠左', () => {
    const rows = [['1', '因患重大疾病住院治疗，家庭支出突然增加，基本生活出现严重困难，经入户调查属实']];
    const { columns } = fitColumns(fonts, [{ header: '序号' }, { header: '理由' }], rows, 200);
    expect(columns.map((column) => column.align)).toEqual(['center', 'left']);
  });
});
