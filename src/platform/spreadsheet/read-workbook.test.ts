import excel from 'exceljs';
import { describe, expect, it } from 'vitest';
import type { SheetRow } from './read-sheet.ts';
import { findCell, readWorkbook } from './read-workbook.ts';

type Build = (sheet: excel.Worksheet, workbook: excel.Workbook) => void;

const bytesOf = async (build: Build): Promise<Uint8Array> => {
  const workbook = new excel.Workbook();
  build(workbook.addWorksheet('名册'), workbook);
  return new Uint8Array(await workbook.xlsx.writeBuffer());
};
const rowsOf = async (build: Build): Promise<readonly SheetRow[]> => {
  const { sheets } = await readWorkbook(await bytesOf(build));
  return sheets[0]?.rows ?? [];
};
const texts = (row: SheetRow | undefined) => row?.cells.map((cell) => `${cell.column}:${cell.text}`);

/** A zip of uncompressed parts, as a program other than Excel might write it. */
const zipOf = (parts: Readonly<Record<string, string>>): Uint8Array => {
  const [local, central]: [Buffer[], Buffer[]] = [[], []];
  let offset = 0;
  for (const [path, content] of Object.entries(parts)) {
    const [name, data] = [Buffer.from(path), Buffer.from(content)];
    const head = Buffer.alloc(30);
    head.writeUInt32LE(0x04034b50, 0);
    head.writeUInt16LE(name.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt32LE(data.length, 20);
    entry.writeUInt32LE(data.length, 24);
    entry.writeUInt16LE(name.length, 28);
    entry.writeUInt32LE(offset, 42);
    local.push(head, name, data);
    central.push(entry, name);
    offset += 30 + name.length + data.length;
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(Object.keys(parts).length, 10);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...local, ...central, end]);
};

describe('读取县里的工作簿', () => {
  it('每格有列号、文字和原值，行号与 Excel 一致', async () => {
    const rows = await rowsOf((sheet) => {
      sheet.getCell('A3').value = '  周大山\u200b ';
      sheet.getCell('C3').value = 491.5;
    });
    expect(rows).toEqual([
      {
        number: 3,
        hidden: false,
        cells: [
          { column: 'A', text: '周大山', raw: '  周大山\u200b ', kind: 'text' },
          { column: 'C', text: '491.5', raw: '491.5', kind: 'number' },
        ],
      },
    ]);
  });

  it('一户几人合并的户主格，值给到每一行，并注明来自哪一格', async () => {
    const rows = await rowsOf((sheet) => {
      sheet.addRow(['周大山', '周大山']);
      sheet.addRow([null, '李桂芳']);
      sheet.addRow(['王建国', '王建国']);
      sheet.mergeCells('A1:A2');
    });
    expect(rows.map((row) => findCell(row, 'A'))).toEqual([
      { column: 'A', text: '周大山', raw: '周大山', kind: 'text' },
      { column: 'A', text: '周大山', raw: '周大山', kind: 'text', mergedFrom: 'A1' },
      { column: 'A', text: '王建国', raw: '王建国', kind: 'text' },
    ]);
  });

  it('整列合并到表底也不会越过有内容的行和列', async () => {
    const rows = await rowsOf((sheet) => {
      sheet.addRow(['岳阳镇', '周大山']);
      sheet.addRow([null, '李桂芳']);
      sheet.mergeCells('A1:A1000');
      sheet.mergeCells('C1:XFD1');
    });
    expect(rows.map(texts)).toEqual([
      ['A:岳阳镇', 'B:周大山'],
      ['A:岳阳镇', 'B:李桂芳'],
    ]);
  });

  it('按数值保存的身份证号已丢位数，单独报出；按文本保存的完整', async () => {
    const [row] = await rowsOf((sheet) => {
      sheet.addRow([Number('512099198001011234'), '512099198001011234', 13800138000]);
    });
    expect(findCell(row ?? failed(), 'A')).toMatchObject({ kind: 'number', problem: 'digits-lost' });
    expect(findCell(row ?? failed(), 'B')).toEqual({
      column: 'B',
      text: '512099198001011234',
      raw: '512099198001011234',
      kind: 'text',
    });
    expect(findCell(row ?? failed(), 'C')).toMatchObject({ text: '13800138000', kind: 'number' });
  });

  it('日期格式的格子读成日期，月日格式、中文格式和带时间的也是', async () => {
    const [row] = await rowsOf((sheet) => {
      const formats = ['yyyy-mm-dd', 'yyyy"年"m"月"d"日"', '[$-804]yyyy/m/d;@', 'm/d/yy h:mm'];
      for (const [index, numFmt] of formats.entries()) {
        sheet.getCell(1, index + 1).value = index === 3 ? 46188.5 : 46188;
        sheet.getCell(1, index + 1).numFmt = numFmt;
      }
      sheet.getCell('E1').value = '2026年6月15日';
      sheet.getCell('F1').value = 46188;
    });
    expect(texts(row)).toEqual([
      'A:2026-06-15',
      'B:2026-06-15',
      'C:2026-06-15',
      'D:2026-06-15 12:00',
      'E:2026年6月15日',
      'F:46188',
    ]);
    expect(row?.cells.map((cell) => cell.kind)).toEqual(['date', 'date', 'date', 'date', 'text', 'number']);
  });

  it('金额格式、红字格式不是日期，浮点误差不带出来，前导零格式补零', async () => {
    const [row] = await rowsOf((sheet) => {
      sheet.addRow([0.1 + 0.2, 1234.5, 7]);
      sheet.getCell('B1').numFmt = '#,##0.00;[Red]-#,##0.00';
      sheet.getCell('C1').numFmt = '000';
    });
    expect(texts(row)).toEqual(['A:0.3', 'B:1234.5', 'C:007']);
  });

  it('公式取算好的值；没有算过的、出错的单独报出', async () => {
    const [row] = await rowsOf((sheet) => {
      sheet.getCell('A1').value = { formula: 'SUM(B2:B9)', result: 982 };
      sheet.getCell('B1').value = { formula: 'SUM(B2:B9)' };
      sheet.getCell('C1').value = { error: '#N/A' };
      sheet.getCell('D1').value = { formula: 'A2&A3', result: '周大山' };
    });
    expect(row?.cells).toEqual([
      { column: 'A', text: '982', raw: '982', kind: 'number' },
      { column: 'B', text: '', raw: '', kind: 'text', problem: 'formula-without-value' },
      { column: 'C', text: '#N/A', raw: '#N/A', kind: 'text', problem: 'error-value' },
      { column: 'D', text: '周大山', raw: '周大山', kind: 'text' },
    ]);
  });

  it('部分加粗的格子连成一段文字', async () => {
    const [row] = await rowsOf((sheet) => {
      sheet.getCell('A1').value = { richText: [{ text: '周' }, { font: { bold: true }, text: '大山' }] };
    });
    expect(texts(row)).toEqual(['A:周大山']);
  });

  it('隐藏的行、列和工作表注明隐藏', async () => {
    const { sheets } = await readWorkbook(
      await bytesOf((sheet, workbook) => {
        sheet.addRow(['周大山', '备用']);
        sheet.addRow(['李桂芳', '备用']).hidden = true;
        sheet.getColumn(2).hidden = true;
        workbook.addWorksheet('字典', { state: 'veryHidden' }).addRow(['男']);
      }),
    );
    expect(sheets.map(({ name, hidden, hiddenColumns }) => ({ name, hidden, hiddenColumns }))).toEqual([
      { name: '名册', hidden: false, hiddenColumns: ['B'] },
      { name: '字典', hidden: true, hiddenColumns: [] },
    ]);
    expect(sheets[0]?.rows.map((row) => row.hidden)).toEqual([false, true]);
  });

  it('只有边框没有内容的行不算', async () => {
    const rows = await rowsOf((sheet) => {
      sheet.addRow(['周大山']);
      for (let row = 2; row <= 200; row += 1) sheet.getCell(row, 1).border = { top: { style: 'thin' } };
    });
    expect(rows.length).toBe(1);
  });

  it('别的程序写的工作簿：带前缀的标签、没有格子编号、文字直接写在格子里', async () => {
    const relation = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
    const { sheets } = await readWorkbook(
      zipOf({
        'xl/workbook.xml': `<x:workbook xmlns:x="x" xmlns:r="${relation}"><x:sheets><x:sheet name="名册" sheetId="1" r:id="R1"/></x:sheets></x:workbook>`,
        'xl/_rels/workbook.xml.rels': `<Relationships xmlns="p"><Relationship Id="R1" Type="${relation}/worksheet" Target="/xl/worksheets/data.xml"/></Relationships>`,
        'xl/worksheets/data.xml':
          '<x:worksheet xmlns:x="x"><x:sheetData><x:row><x:c t="inlineStr"><x:is><x:r><x:t>周</x:t></x:r><x:r><x:t>大山</x:t></x:r></x:is></x:c><x:c><x:v>3</x:v></x:c></x:row></x:sheetData></x:worksheet>',
      }),
    );
    expect(texts(sheets[0]?.rows[0])).toEqual(['A:周大山', 'B:3']);
  });
});

describe('读不了的文件，说明怎么办', () => {
  const reading = (bytes: Uint8Array | string, limits = {}) =>
    readWorkbook(typeof bytes === 'string' ? Buffer.from(bytes, 'latin1') : bytes, limits);

  it('旧版 xls 请另存为 xlsx', async () => {
    await expect(reading('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 Workbook')).rejects.toThrow('另存为');
  });

  it('设了打开密码的请取消密码', async () => {
    const locked = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.from('EncryptedPackage', 'utf16le')]);
    await expect(reading(locked)).rejects.toThrow('取消“用密码进行加密”');
  });

  it('网页、CSV、空文件改了扩展名的，说出它其实是什么', async () => {
    await expect(reading('<html><table></table></html>')).rejects.toThrow('其实是网页');
    await expect(reading('a,b\r\n1,2')).rejects.toThrow('其实是文本文件（如 CSV）');
    await expect(reading('')).rejects.toThrow('其实是空文件');
  });

  it('传了一半的文件是损坏的', async () => {
    const whole = await bytesOf((sheet) => sheet.addRow(['周大山']));
    await expect(reading(whole.subarray(0, whole.length / 2))).rejects.toThrow('文件不完整');
  });

  it('不是 XML 的工作表是损坏的', async () => {
    await expect(reading(zipOf({ 'xl/workbook.xml': '<workbook><sheets>' }))).rejects.toThrow('工作簿目录读不出来');
  });

  it('行数、格数、解开后的大小都有上限', async () => {
    const bytes = await bytesOf((sheet) => {
      for (let index = 0; index < 20; index += 1) sheet.addRow(['周大山', '李桂芳']);
    });
    await expect(reading(bytes, { rows: 19 })).rejects.toThrow('工作表“名册”有内容的行超过 19 行');
    await expect(reading(bytes, { cells: 39 })).rejects.toThrow('工作表“名册”有内容的格子超过 39 个');
    await expect(reading(bytes, { bytes: 2000 })).rejects.toThrow('工作簿太大');
    expect((await reading(bytes, { rows: 20, cells: 40 })).sheets[0]?.rows.length).toBe(20);
  });
});

const failed = (): never => {
  throw new Error('没有读到这一行');
};
