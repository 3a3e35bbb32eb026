import type { Command } from 'commander';
import type { ChainReport, Head } from '#core/audit/index.ts';
import { answer } from '../answer.ts';
import type { CommandIo } from '../command-io.ts';

interface VerifyOptions {
  file?: string;
  key?: string;
  anchor?: string;
  json?: true;
}

/** Proving the audit trail, in the database or outside it. Everything heavy is loaded inside the actions. */
export function registerAudit(program: Command, io: CommandIo): void {
  const audit = program.command('audit').description('审计链：核验、导出、留存链尾');
  audit
    .command('verify')
    .description('核验审计记录有没有被改动、删除、调换（有问题时说明第一处，退出码 1）')
    .option('--file <文件>', '核验导出的文件，不用数据库')
    .option('--key <文件>', '审计钥匙文件（由 audit key 导出）；不给则用数据目录中的钥匙')
    .option('--anchor <链尾>', '此前留存的链尾，如 1200:9f0c…（由 audit head 输出）；只有它能查出末尾被删')
    .option('--json', '以 JSON 输出')
    .action((options: VerifyOptions) => verifyTrail(options, io));
  audit
    .command('export')
    .description('把审计链导出为文件，每行一环，供链外核验')
    .requiredOption('--file <文件>', '写到哪里；已有的文件不覆盖')
    .action(({ file }: { file: string }) => exportTrail(file, io));
  audit
    .command('head')
    .description('输出链尾（位置:摘要）；每日打印或发往别处留存')
    .action(() => printHead(io));
  audit
    .command('key')
    .description('导出审计钥匙，交给链外的核验人；有它不能解密任何数据')
    .requiredOption('--file <文件>', '写到哪里，仅本账户可读；已有的文件不覆盖')
    .action(({ file }: { file: string }) => exportKey(file, io));
}

async function verifyTrail({ file, key, anchor, json }: VerifyOptions, io: CommandIo): Promise<void> {
  await withReason(io, json, async () => {
    const head = anchor === undefined ? undefined : headOf(anchor);
    const report = file === undefined ? await verifyHere(head) : await verifyFile(file, key, head);
    const line = report.ok ? `审计链完好：${report.entries} 条，链尾 ${textOf(report.head)}` : '';
    answer(io, json, resultOf(report), line);
  });
}

function resultOf(report: ChainReport) {
  if (report.ok) return { ok: true, entries: report.entries, head: textOf(report.head) };
  return { ok: false, reason: report.fault.message, fault: report.fault };
}

async function verifyHere(anchor: Head | undefined): Promise<ChainReport> {
  const { verify } = await import('#core/audit/index.ts');
  const { inOffice } = await import('../with-office.ts');
  return inOffice((office) => verify(office, anchor));
}

async function verifyFile(file: string, keyFile: string | undefined, anchor: Head | undefined): Promise<ChainReport> {
  const { createReadStream } = await import('node:fs');
  const { createInterface } = await import('node:readline');
  const { verifyExport } = await import('#core/audit/index.ts');
  const key = await readKey(keyFile);
  return verifyExport(
    createInterface({ input: createReadStream(file), crlfDelay: Number.POSITIVE_INFINITY }),
    key,
    anchor,
  );
}

async function readKey(file: string | undefined): Promise<Buffer> {
  if (file === undefined) return keyHere();
  const { readFile } = await import('node:fs/promises');
  const text = (await readFile(file, 'utf8')).trim();
  if (!/^[0-9a-f]{64}$/.test(text)) throw new Error(`“${file}”不是审计钥匙文件：应为 64 位十六进制数字一行`);
  return Buffer.from(text, 'hex');
}

async function keyHere(): Promise<Buffer> {
  const { readConfig } = await import('#platform/config.ts');
  const { openKeys } = await import('#platform/keys.ts');
  const { auditKey } = await import('#core/audit/index.ts');
  const { dataFolder } = await readConfig(process.env);
  return auditKey(await openKeys(dataFolder, { mayCreate: false }));
}

async function exportTrail(file: string, io: CommandIo): Promise<void> {
  await withReason(io, undefined, async () => {
    const { createWriteStream } = await import('node:fs');
    const { Readable } = await import('node:stream');
    const { pipeline } = await import('node:stream/promises');
    const { exportChain, sealNow } = await import('#core/audit/index.ts');
    const { inOffice } = await import('../with-office.ts');
    let links = 0;
    await inOffice(async (office) => {
      await sealNow(office);
      const lines = async function* () {
        for await (const line of exportChain(office)) {
          links += 1;
          yield `${line}\n`;
        }
      };
      await pipeline(Readable.from(lines()), createWriteStream(file, { mode: 0o600, flags: 'wx' }));
    });
    io.out(`已导出 ${links} 环到 ${file}`);
  });
}

async function printHead(io: CommandIo): Promise<void> {
  await withReason(io, undefined, async () => {
    const { getHead } = await import('#core/audit/index.ts');
    const { inOffice } = await import('../with-office.ts');
    io.out(textOf(await inOffice(getHead)));
  });
}

async function exportKey(file: string, io: CommandIo): Promise<void> {
  await withReason(io, undefined, async () => {
    const { writeFile } = await import('node:fs/promises');
    await writeFile(file, `${(await keyHere()).toString('hex')}\n`, { mode: 0o600, flag: 'wx' });
    io.out(`审计钥匙已写入 ${file}，请当面交给核验人`);
  });
}

/** Says in one line why it could not be done, instead of a stack. */
async function withReason(io: CommandIo, json: true | undefined, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    answer(io, json, { ok: false, reason: reasonOf(error) }, '');
  }
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { code, path } = { code: undefined, path: undefined, ...error };
  if (code === 'ENOENT') return `找不到文件“${path}”，请核对路径`;
  if (code === 'EEXIST') return `“${path}”已存在，没有覆盖；请换一个文件名`;
  return error.message;
}

function textOf({ position, hash }: Head): string {
  return `${position}:${hash.toString('hex')}`;
}

function headOf(text: string): Head {
  const [, position, hash] = /^(\d+):([0-9a-f]{64})$/.exec(text.trim()) ?? [];
  if (position === undefined || hash === undefined) {
    throw new Error(`--anchor“${text}”的写法不对：应为 位置:64 位十六进制摘要，照 audit head 输出的原样填写`);
  }
  return { position: Number(position), hash: Buffer.from(hash, 'hex') };
}
