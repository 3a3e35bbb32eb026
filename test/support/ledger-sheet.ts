import excel from 'exceljs';

type Cell = string | number | Date | null;

/** A workbook of one sheet with these rows; `merges` such as 'B2:B4'. */
export async function ledgerSheet(rows: readonly (readonly Cell[])[], merges: readonly string[] = []): Promise<Buffer> {
  const workbook = new excel.Workbook();
  const sheet = workbook.addWorksheet('台账');
  for (const row of rows) sheet.addRow([...row]);
  for (const merge of merges) sheet.mergeCells(merge);
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

/** The header of the toy ledger. */
export const toyHeader = [
  '乡镇',
  '村（社区）',
  '户主姓名',
  '身份证号',
  '保障人口',
  '成员姓名',
  '成员身份证号',
  '与户主关系',
  '月保障金额',
  '银行账号',
  '起始月份',
  '批准文号',
] as const;

/** A household of one person in 岳阳镇棋盘村; what is given stands instead. */
export function toyRow(
  name: string,
  idNumber: string,
  account: string,
  instead: Partial<Record<(typeof toyHeader)[number], Cell>> = {},
): Cell[] {
  const usual: Record<(typeof toyHeader)[number], Cell> = {
    乡镇: '岳阳镇',
    '村（社区）': '棋盘村',
    户主姓名: name,
    身份证号: idNumber,
    保障人口: 1,
    成员姓名: name,
    成员身份证号: idNumber,
    与户主关系: '户主',
    月保障金额: 826,
    银行账号: account,
    起始月份: '2025-07',
    批准文号: '安民发〔2025〕3号',
  };
  return Object.values({ ...usual, ...instead });
}
