import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { parse } from 'csv-parse/sync';
import excel from 'exceljs';
import { afterAll, describe, expect, it } from 'vitest';
import { harmlessText } from './harmless-text.ts';
import { readWorkbook } from './read-workbook.ts';
import type { TableColumn, TableRow } from './table-columns.ts';
import { writeCsv } from './write-csv.ts';
import { writeWorkbook } from './write-workbook.ts';

const columns: readonly TableColumn[] = [
  { header: '姓名', width: 12, kind: 'text' },
  { header: '身份证号', width: 22, kind: 'text' },
  { header: '金额（元）', width: 14, kind: 'money' },
  { header: '起始日期', width: 12, kind: 'date' },
  { header: '人数', width: 8, kind: 'integer' },
];
const rows: readonly TableRow[] = [
  ['周大山', '512099198001011234', 89250, '2026-06-15', 3],
  ['=HYPERLINK("http://x")', '+86 13800138000', 0, null, 1],
];

describe('导出工作簿', () => {
  const folder = mkdtempSync(join(tmpdir(), 'sheets-'));
  const path = join(folder, 'table.xlsx');
  afterAll(() => rmSync(folder, { recursive: true }));

  it('写出的表读回来一字不差，身份证号是文本，金额以元为单位，日期是日期', async () => {
    await writeWorkbook(path, { sheetName: '发放表', title: '2026年6月发放表', columns, rows });
    const { sheets } = await readWorkbook(path);
    expect(sheets[0]?.name).toBe('发放表');
    expect(sheets[0]?.rows.map((row) => row.cells.map((cell) => `${cell.kind} ${cell.text}`))).toEqual([
      Array.from({ length: 5 }, () => 'text 2026年6月发放表'),
      ['text 姓名', 'text 身份证号', 'text 金额（元）', 'text 起始日期', 'text 人数'],
      ['text 周大山', 'text 512099198001011234', 'number 892.5', 'date 2026-06-15', 'number 3'],
      ['text =HYPERLINK("http://x")', 'text +86 13800138000', 'number 0', 'number 1'],
    ]);
  });

  it('像公式的文字存成无害的文本', async () => {
    const workbook = new excel.Workbook();
    await workbook.xlsx.readFile(path);
    const cell = workbook.worksheets[0]?.getCell('A4');
    expect(cell?.value).toBe('\'=HYPERLINK("http://x")');
    expect(cell?.numFmt).toBe('@');
    expect(workbook.worksheets[0]?.getCell('C3').numFmt).toBe('#,##0.00');
  });

  it('表头冻结、可筛选，打印时每页重复', async () => {
    const workbook = new excel.Workbook();
    await workbook.xlsx.readFile(path);
    const sheet = workbook.worksheets[0];
    expect(sheet?.views[0]).toMatchObject({ state: 'frozen', ySplit: 2 });
    expect(sheet?.autoFilter).toBe('A2:E2');
    expect(sheet?.pageSetup.printTitlesRow).toBe('1:2');
  });

  it('对方一边读一边写，中途断开就停下', async () => {
    const stream = new PassThrough();
    let taken = 0;
    const endless = function* (): Generator<TableRow> {
      for (;;) {
        taken += 1;
        yield ['周大山'.repeat(30), '512099198001011234', 100, '2026-06-15', 1];
      }
    };
    stream.once('data', () => stream.destroy());
    await expect(writeWorkbook(stream, { sheetName: '表', columns, rows: endless() })).rejects.toThrow();
    expect(taken).toBeLessThan(200_000);
  });

  it('金额不是整数分、日期不存在的，拒绝写', async () => {
    const write = (row: TableRow) =>
      writeWorkbook(new PassThrough().resume(), { sheetName: '表', columns, rows: [row] });
    await expect(write(['周大山', '', 0.5, null, 1])).rejects.toThrow('应为整数，现为 0.5');
    await expect(write(['周大山', '', 1, '2026-02-30', 1])).rejects.toThrow('2026-02-30');
  });
});

describe('导出 CSV', () => {
  const csv = async (given: Iterable<TableRow>): Promise<string> => {
    const stream = new PassThrough();
    const [bytes] = await Promise.all([buffer(stream), writeCsv(stream, { columns, rows: given })]);
    return bytes.toString('utf8');
  };

  it('带字节序标记，回车换行，金额以元为单位', async () => {
    expect(await csv([['周大山', '512099198001011234', 89250, '2026-06-15', 3]])).toBe(
      '\ufeff姓名,身份证号,金额（元）,起始日期,人数\r\n周大山,512099198001011234,892.50,2026-06-15,3\r\n',
    );
  });

  it('逗号、引号、换行照样读得回来', async () => {
    const name = '周"大"山,\n又名周山';
    expect(parse(await csv([[name, '', null, null, null]]), { bom: true })[1]).toEqual([name, '', '', '', '']);
  });

  it('五万行分批写出，一行不少', async () => {
    const many = function* (): Generator<TableRow> {
      for (let index = 1; index <= 50_000; index += 1) yield ['周大山', '', index, null, index];
    };
    expect((await csv(many())).split('\r\n').length).toBe(50_002);
  });
});

describe('防公式注入', () => {
  it.each([
    ['=1+1', "'=1+1"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['+cmd|x', "'+cmd|x"],
    ['-2+3+cmd', "'-2+3+cmd"],
    ['\t=1+1', "'=1+1"],
    [' =1+1', "'=1+1"],
  ])('%j 写作 %j', (text, written) => {
    expect(harmlessText(text)).toBe(written);
  });

  it.each(['周大山', '-', '-12.50', '+86 138-0013-8000', 'a=b', ''])('%j 照原样写', (text) => {
    expect(harmlessText(text)).toBe(text);
  });
});
