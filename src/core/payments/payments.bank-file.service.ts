import { createHash } from 'node:crypto';
import { PassThrough } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { type Actor, type Context, inTransaction, requireCountyStaff } from '#core/access/index.ts';
import { append } from '#core/audit/index.ts';
import { openAccounts } from '#core/people/index.ts';
import { findByKey } from '#kit/catalogue.ts';
import type { PlainMonth } from '#kit/plain-date.ts';
import type { Tx } from '#platform/database.ts';
import { type TableColumn, type TableRow, writeCsv, writeWorkbook } from '#platform/spreadsheet/index.ts';
import { linesOf } from './payments.approval.service.ts';
import * as store from './payments.store.ts';
import {
  canonicalHead,
  canonicalLine,
  type PayLine,
  type PayRun,
  PayRunNotFound,
  RunNotReady,
  RunTampered,
} from './payments.ts';

export interface BankFile {
  readonly name: string;
  readonly mediaType: string;
  readonly content: Buffer;
}

const columns: readonly TableColumn[] = [
  { header: '序号', width: 8, kind: 'integer' },
  { header: '姓名', width: 14, kind: 'text' },
  { header: '开户行', width: 24, kind: 'text' },
  { header: '账号', width: 24, kind: 'text' },
  { header: '金额(元)', width: 14, kind: 'money' },
  { header: '月份', width: 10, kind: 'text' },
  { header: '批次号', width: 14, kind: 'text' },
  { header: '摘要', width: 40, kind: 'text' },
];

const mediaTypes = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
} as const;

/**
 * The file for the bank of a frozen run: the only place where account numbers are opened. It is made from the lines whose
 * digest was taken at approval; when they differ, no file is made. The digest stands in the last cell of the last line.
 * @throws PayRunNotFound, RunNotReady, RunTampered
 */
export async function makeBankFile(
  ctx: Context,
  actor: Actor,
  input: { readonly run: string; readonly format: 'xlsx' | 'csv' },
): Promise<BankFile> {
  const staff = requireCountyStaff(actor, 'pay-run.approve', 'pay-run.make');
  return inTransaction(ctx, staff, async (tx) => {
    const run = await store.findRun(tx, ctx.county, input.run);
    if (run === undefined) throw PayRunNotFound({});
    if (run.state !== 'frozen') throw RunNotReady({ number: run.number, state: run.state, wanted: '导出银行文件' });
    const payees = new Set<string>();
    const content = await write(input.format, run, bankRows(tx, ctx, run, payees));
    await append(tx, ctx, staff, {
      action: 'pay-run.bank-file',
      purpose: `向银行提交批次 ${run.number}`,
      subjects: [...payees],
      detail: { run: run.id, number: run.number, format: input.format, digest: run.digest },
    });
    return { name: `银行发放文件-${run.number}.${input.format}`, mediaType: mediaTypes[input.format], content };
  });
}

async function write(format: 'xlsx' | 'csv', run: PayRun, rows: AsyncIterable<TableRow>): Promise<Buffer> {
  const stream = new PassThrough();
  const writing =
    format === 'xlsx'
      ? writeWorkbook(stream, { sheetName: `批次${run.number}`, columns, rows })
      : writeCsv(stream, { columns, rows });
  // A fault of the rows ends the stream too; the one thrown by the writer says why.
  const reading = buffer(stream).catch(() => Buffer.alloc(0));
  await writing.catch((error) => {
    stream.destroy();
    throw error;
  });
  return reading;
}

async function* bankRows(tx: Tx, ctx: Context, run: PayRun, payees: Set<string>): AsyncGenerator<TableRow> {
  const hash = createHash('sm3').update(canonicalHead(ctx.county, run));
  for await (const page of linesOf(tx, ctx, run.id)) {
    const accounts = await openAccounts(tx, ctx, [...new Set(page.map(({ account }) => account))]);
    for (const line of page) {
      hash.update(canonicalLine(line));
      payees.add(line.payee);
      const account = accounts.get(line.account)?.number ?? '';
      // The index was hashed at approval: another number put in the place of the sealed one shows here.
      if (!ctx.keys.index('bank-account', account).equals(line.accountIndex)) throw RunTampered({ number: run.number });
      yield [line.number, line.holder, line.bank, account, line.amount, line.month, run.number, remark(ctx, line)];
    }
  }
  const digest = hash.digest('hex');
  if (digest !== run.digest) throw RunTampered({ number: run.number });
  yield [null, '合计', null, `${run.lines}笔`, run.total, null, run.number, `校验值SM3:${digest}`];
}

/** The benefit's name, then: 2026年5月 补发 代张三领取. */
function remark(ctx: Context, line: PayLine): string {
  const name = findByKey(ctx.catalogue.benefits, line.kind)?.name ?? line.kind;
  const late = line.type === 'back-pay' ? ' 补发' : '';
  const agent = line.holder === line.payeeName ? '' : ` 代${line.payeeName}领取`;
  return `${name} ${monthInWords(line.month)}${late}${agent}`;
}

function monthInWords(month: PlainMonth): string {
  return `${month.slice(0, 4)}年${Number(month.slice(5))}月`;
}
