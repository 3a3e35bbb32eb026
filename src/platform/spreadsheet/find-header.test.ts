import excel from 'exceljs';
import { describe, expect, it } from 'vitest';
import { findHeader, findTable, type HeaderField, textOf } from './find-header.ts';
import { readWorkbook, type Workbook } from './read-workbook.ts';

const workbookOf = async (...sheets: ((sheet: excel.Worksheet) => void)[]): Promise<Workbook> => {
  const workbook = new excel.Workbook();
  for (const [index, build] of sheets.entries()) build(workbook.addWorksheet(`表${index + 1}`));
  return readWorkbook(new Uint8Array(await workbook.xlsx.writeBuffer()));
};

const fields = [
  { key: 'name', names: ['姓名', '户主姓名'] },
  { key: 'identity', names: ['身份证号', '身份证号码', '公民身份号码'] },
  { key: 'amount', names: ['金额', '月保障金额'] },
  { key: 'remark', names: ['备注'], optional: true },
] as const satisfies readonly HeaderField[];

describe('找表头', () => {
  it('标题、单位在表头上面，列名带空格、换行和单位也认得', async () => {
    const workbook = await workbookOf((sheet) => {
      sheet.addRow(['岳阳镇2026年6月发放表']);
      sheet.mergeCells('A1:D1');
      sheet.addRow(['单位：元']);
      sheet.addRow(['序号', '姓  名', '公民身份\n号码', '月保障金额（元）']);
      sheet.addRow([1, '周大山', '512099198001011234', 491]);
      sheet.addRow(['合计', null, null, 491]);
    });
    const { header, rows } = findTable(workbook, fields);
    expect(header.headerRows).toEqual([3]);
    expect(header.titles).toEqual(['岳阳镇2026年6月发放表', '单位：元']);
    expect([...header.columns]).toEqual([
      ['name', { column: 'B', header: '姓名' }],
      ['identity', { column: 'C', header: '公民身份号码' }],
      ['amount', { column: 'D', header: '月保障金额（元）', unit: '元' }],
    ]);
    expect(header.problems.map((problem) => problem.message)).toEqual(['A 列“序号”不认识，没有读取']);
    expect(rows.map((row) => textOf(row, header, 'name'))).toEqual(['周大山', '']);
  });

  it('两层表头连起来认，不与户主的列相混', async () => {
    const workbook = await workbookOf((sheet) => {
      sheet.addRow(['户主姓名', '家庭成员', null, '金额']);
      sheet.addRow([null, '姓名', '身份证号', null]);
      sheet.addRow(['周大山', '李桂芳', '512099198001011242', 982]);
      sheet.mergeCells('A1:A2');
      sheet.mergeCells('B1:C1');
    });
    const { header, rows } = findTable(workbook, [
      { key: 'head', names: ['户主', '户主姓名'] },
      { key: 'member', names: ['家庭成员姓名'] },
      { key: 'identity', names: ['身份证号'] },
      { key: 'amount', names: ['金额'] },
    ]);
    expect(header.headerRows).toEqual([1, 2]);
    expect([...header.columns].map(([key, { column }]) => `${key}:${column}`)).toEqual([
      'head:A',
      'member:B',
      'identity:C',
      'amount:D',
    ]);
    expect(rows.map((row) => textOf(row, header, 'member'))).toEqual(['李桂芳']);
  });

  it('缺列、重列、不认识的列用中文说明在哪一列', async () => {
    const { sheets } = await workbookOf((sheet) => {
      sheet.addRow(['姓名', '金额', '金额（元）', '电话']);
      sheet.addRow(['周大山', 491, 491, '13800138000']);
    });
    const header = findHeader(sheets[0]?.rows ?? [], fields);
    expect(header?.problems).toEqual([
      { kind: 'missing', columns: [], message: '缺少“身份证号”列（也可以写作“身份证号码”、“公民身份号码”）' },
      {
        kind: 'ambiguous',
        columns: ['B', 'C'],
        message: 'B 列“金额”和C 列“金额（元）”都像是“金额”，请只留一列，或改掉另一列的列名',
      },
      { kind: 'unknown', columns: ['D'], message: 'D 列“电话”不认识，没有读取' },
    ]);
    expect(header?.columns.has('amount')).toBe(false);
  });

  it('在几个工作表里选出列最全的那一个', async () => {
    const workbook = await workbookOf(
      (sheet) => sheet.addRow(['姓名', '备注']),
      (sheet) => sheet.addRow(['姓名', '身份证号', '金额']),
    );
    expect(findTable(workbook, fields).sheet.name).toBe('表2');
  });

  it('没有表头时说出应有哪些列', async () => {
    const workbook = await workbookOf((sheet) => sheet.addRow(['周大山', '512099198001011234', 491]));
    expect(() => findTable(workbook, fields)).toThrow('表头应有这些列：姓名、身份证号、金额');
  });
});
