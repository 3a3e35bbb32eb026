import type { Command } from 'commander';
import type { Actor } from '#core/access/index.ts';
import type { Office } from '#server/office.ts';
import { answer } from '../answer.ts';
import type { CommandIo } from '../command-io.ts';
import type { OperatorOptions } from '../with-office.ts';

interface MakeOptions extends OperatorOptions {
  month: string;
  json?: true;
}
interface ApproveOptions extends OperatorOptions {
  json?: true;
}
interface FileOptions extends OperatorOptions {
  file: string;
}

/** The monthly pay run from the command line: made by one, approved by another, written as a bank file. */
export function registerPayRun(program: Command, io: CommandIo): void {
  const payRun = program.command('pay-run').description('发放批次：制单、复核、银行文件');
  payRun
    .command('make')
    .description('新建某月的发放批次')
    .requiredOption('--month <月份>', '如 2026-06')
    .option('--user <用户名>', '制单人；口令放在 JIMIN_PASSWORD')
    .option('--json', '以 JSON 输出')
    .action((options: MakeOptions) => make(options, io));
  payRun
    .command('approve')
    .description('复核并冻结一个批次（须与制单人不同）')
    .argument('<批次>', '批次编号')
    .option('--user <用户名>', '复核人；口令放在 JIMIN_PASSWORD')
    .option('--json', '以 JSON 输出')
    .action((number: string, options: ApproveOptions) => approve(number, options, io));
  payRun
    .command('bank-file')
    .description('写出已冻结批次的银行文件')
    .argument('<批次>', '批次编号')
    .requiredOption('--file <文件>', '写到哪里，以 .xlsx 或 .csv 结尾')
    .option('--user <用户名>', '经办人；口令放在 JIMIN_PASSWORD')
    .action((number: string, options: FileOptions) => writeFile(number, options, io));
  payRun
    .command('list')
    .description('列出发放批次')
    .option('--user <用户名>', '查看人；口令放在 JIMIN_PASSWORD')
    .option('--json', '以 JSON 输出')
    .action((options: ApproveOptions) => list(options, io));
}

async function total(amount: number): Promise<string> {
  const { fen, formatYuan } = await import('#kit/money.ts');
  return formatYuan(fen(amount));
}

async function make(options: MakeOptions, io: CommandIo): Promise<void> {
  const { randomUUID } = await import('node:crypto');
  const { getPayRun, makePayRun } = await import('#core/payments/index.ts');
  const { plainMonth } = await import('#kit/plain-date.ts');
  const { finishJob, signInOperator, withOffice } = await import('../with-office.ts');
  if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(options.month)) {
    return answer(io, options.json, { ok: false, reason: `--month 须写月份，如 2026-06，现为“${options.month}”` }, '');
  }
  await withOffice(io, async (office) => {
    const actor = await signInOperator(office, options, 'zhidan');
    const made = await makePayRun(office, actor, { month: plainMonth(options.month), key: randomUUID() });
    const done = await finishJob(office, actor, made.job);
    if (!done.ok) return answer(io, options.json, { ok: false, reason: done.note }, '');
    const run = await getPayRun(office, actor, made.id);
    answer(
      io,
      options.json,
      { ok: true, ...run },
      `${run.number}：${run.lines} 行，${await total(run.total)} 元，待复核`,
    );
  });
}

async function findRun(office: Office, actor: Actor, number: string) {
  const { listPayRuns } = await import('#core/payments/index.ts');
  const { items } = await listPayRuns(office, actor);
  return items.find((run) => run.number === number);
}

async function approve(number: string, options: ApproveOptions, io: CommandIo): Promise<void> {
  const { randomUUID } = await import('node:crypto');
  const { approvePayRun } = await import('#core/payments/index.ts');
  const { signInOperator, withOffice } = await import('../with-office.ts');
  await withOffice(io, async (office) => {
    const actor = await signInOperator(office, options, 'fuhe');
    const run = await findRun(office, actor, number);
    if (run === undefined) return answer(io, options.json, { ok: false, reason: `没有批次 ${number}` }, '');
    await approvePayRun(office, actor, { run: run.id, key: randomUUID() });
    answer(io, options.json, { ok: true }, `${number} 已复核并冻结`);
  });
}

async function writeFile(number: string, options: FileOptions, io: CommandIo): Promise<void> {
  const { createWriteStream } = await import('node:fs');
  const { pipeline } = await import('node:stream/promises');
  const { makeBankFile } = await import('#core/payments/index.ts');
  const { signInOperator, withOffice } = await import('../with-office.ts');
  const format = options.file.endsWith('.csv') ? 'csv' : 'xlsx';
  await withOffice(io, async (office) => {
    const actor = await signInOperator(office, options, 'zhidan');
    const run = await findRun(office, actor, number);
    if (run === undefined) return answer(io, false, { ok: false, reason: `没有批次 ${number}` }, '');
    const { content } = await makeBankFile(office, actor, { run: run.id, format });
    await pipeline(content, createWriteStream(options.file, { mode: 0o600 }));
    io.out(`已写出 ${options.file}`);
  });
}

async function list(options: ApproveOptions, io: CommandIo): Promise<void> {
  const { listPayRuns } = await import('#core/payments/index.ts');
  const { signInOperator, withOffice } = await import('../with-office.ts');
  await withOffice(io, async (office) => {
    const { items } = await listPayRuns(office, await signInOperator(office, options, 'zhidan'));
    const lines = await Promise.all(
      items.map(async (run) => `${run.number}  ${run.state}  ${run.lines} 行  ${await total(run.total)} 元`),
    );
    const listed = { ok: true, items };
    answer(io, options.json, listed, lines.join('\n'));
  });
}
