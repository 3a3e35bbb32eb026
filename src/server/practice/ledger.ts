import excel from 'exceljs';
import { type LedgerFaultName, ledgerFaults } from './ledger-faults.ts';
import { inventFamilies, type LedgerFamily } from './ledger-households.ts';

/** How the cells of a household stand beside its rows. */
export type LedgerStyle = 'merged' | 'repeated' | 'first-row';

export type LedgerOptions = {
  readonly households: number;
  readonly seed: number;
  readonly style?: LedgerStyle;
  /** Which household (from 0, in the order of the file) is spoilt and how. */
  readonly faults?: readonly { readonly household: number; readonly fault: LedgerFaultName }[];
};

const headers = [
  '序号',
  '乡镇',
  '村（社区）',
  '户主姓名',
  '身份证号',
  '联系电话',
  '保障人口',
  '成员姓名',
  '成员身份证号',
  '与户主关系',
  '城乡类别',
  '月保障金额（元）',
  '银行账号',
  '起始月份',
  '批准文号',
  '备注',
];
const widths = [6, 12, 14, 10, 22, 14, 9, 10, 22, 12, 10, 16, 24, 12, 20, 10];
const lastColumn = headers.length;
/** Columns by their number from 1. */
const column = { number: 1, member: 8, memberId: 9, relation: 10, amount: 12, account: 13, from: 14 } as const;
/** Those that stand once for a household. */
const shared = [1, 2, 3, 4, 5, 6, 7, 11, 12, 13, 14, 15] as const;
const texts = [5, 9, 13] as const;

/** The households of the ledger that `practiceLedger` writes, spoilt as asked. */
const ledgerFamilies = ({ faults = [], ...options }: LedgerOptions): readonly LedgerFamily[] => {
  const families = inventFamilies(options);
  for (const { household, fault } of faults) {
    const family = families[household];
    if (family === undefined) throw new RangeError(`台账里没有第 ${household} 户`);
    ledgerFaults[fault](family);
  }
  return families;
};

/**
 * An invented ledger as counties keep it, as xlsx: a title and a unit row, merged cells, numbers as text, amounts with and
 * without 元, a 合计 row and a foot. The first household begins in row 4. The same options give the same rows.
 */
export const practiceLedger = async (options: LedgerOptions): Promise<Buffer> => {
  const families = ledgerFamilies(options);
  const workbook = new excel.Workbook();
  const sheet = workbook.addWorksheet('低保台账');
  for (const [index, width] of widths.entries()) sheet.getColumn(index + 1).width = width;
  writeHead(sheet);
  let row = 4;
  for (const [index, family] of families.entries()) {
    writeFamily(sheet, row, index + 1, family, options.style ?? 'merged');
    row += family.members.length;
  }
  writeFoot(sheet, row, families);
  return Buffer.from(await workbook.xlsx.writeBuffer());
};

const writeHead = (sheet: excel.Worksheet): void => {
  sheet.mergeCells(1, 1, 1, lastColumn);
  sheet.getCell(1, 1).value = '安岳县最低生活保障对象台账';
  sheet.getCell(1, 1).alignment = { horizontal: 'center' };
  sheet.mergeCells(2, 1, 2, 7);
  sheet.getCell(2, 1).value = '填报单位：安岳县民政局';
  sheet.mergeCells(2, 8, 2, lastColumn);
  sheet.getCell(2, 8).value = '单位：人、元';
  for (const [index, header] of headers.entries()) {
    sheet.getCell(3, index + 1).value = header;
    sheet.getCell(3, index + 1).font = { bold: true };
  }
};

const writeFamily = (
  sheet: excel.Worksheet,
  first: number,
  number: number,
  family: LedgerFamily,
  style: LedgerStyle,
): void => {
  const cells = [
    ...[number, family.town, family.village, family.head, family.headId, family.phone, family.size],
    ...[null, null, null],
    ...[family.standard, family.amountCell, family.account, family.fromCell, family.document],
  ];
  for (const [index, member] of family.members.entries()) {
    const row = first + index;
    const written = index === 0 || style === 'repeated';
    for (const at of written ? shared : []) sheet.getCell(row, at).value = cells[at - 1] ?? null;
    sheet.getCell(row, column.member).value = member.name;
    sheet.getCell(row, column.memberId).value = member.idNumber;
    sheet.getCell(row, column.relation).value = member.relation;
    for (const at of texts) sheet.getCell(row, at).numFmt = '@';
    if (family.fromCell instanceof Date) sheet.getCell(row, column.from).numFmt = 'yyyy"年"m"月"';
  }
  const last = first + family.members.length - 1;
  if (style !== 'merged' || last === first) return;
  for (const at of shared) sheet.mergeCells(first, at, last, at);
};

const writeFoot = (sheet: excel.Worksheet, row: number, families: readonly LedgerFamily[]): void => {
  sheet.mergeCells(row, 1, row, 6);
  sheet.getCell(row, 1).value = '合　计';
  sheet.getCell(row, 7).value = families.reduce((people, { members }) => people + members.length, 0);
  sheet.getCell(row, column.amount).value = families.reduce((sum, { amount }) => sum + amount, 0) / 100;
  sheet.getCell(row + 1, 1).value = '制表人：蒋白露';
  sheet.getCell(row + 1, column.amount).value = '审核人：邓霜降';
};
