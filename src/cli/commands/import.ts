import type { Command } from 'commander';
import { answer } from '../answer.ts';
import type { CommandIo } from '../command-io.ts';
import type { OperatorOptions } from '../with-office.ts';

interface ImportOptions extends OperatorOptions {
  feed: string;
  confirm?: true;
  paidThrough?: string;
  json?: true;
}

/** Taking in a county's ledger: a preview with row errors; with --confirm the sound households are entered. */
export function registerImport(program: Command, io: CommandIo): void {
  program
    .command('import')
    .description('导入台账（xlsx）：先预览，逐行指出错误；加 --confirm 才写入')
    .argument('<文件>', '台账文件')
    .option('--feed <台账>', '哪种台账', 'dibao-ledger')
    .option('--confirm', '预览后写入没有错误的家庭，有错误的留下')
    .option('--paid-through <月份>', '此前已在别处发到哪个月，如 2026-05；不给则为上个月')
    .option('--user <用户名>', '以谁的岗位导入；口令放在 JIMIN_PASSWORD')
    .option('--json', '以 JSON 输出')
    .action((file: string, options: ImportOptions) => importLedger(file, options, io));
}

async function importLedger(file: string, options: ImportOptions, io: CommandIo): Promise<void> {
  const { createReadStream } = await import('node:fs');
  const { basename } = await import('node:path');
  const { fileExists } = await import('#platform/file-exists.ts');
  if (!(await fileExists(file))) return answer(io, options.json, { ok: false, reason: `找不到文件 ${file}` }, '');
  const { randomUUID } = await import('node:crypto');
  const { confirmImport, getImport, listImportHouseholds, startImport } = await import('#core/feeds/index.ts');
  const { uploadFile } = await import('#core/files/index.ts');
  const { plainMonth } = await import('#kit/plain-date.ts');
  const { finishJob, signInOperator, withOffice } = await import('../with-office.ts');
  await withOffice(io, async (office) => {
    const actor = await signInOperator(office, options, 'xianshen');
    const stored = await uploadFile(office, actor, { name: basename(file), content: createReadStream(file) });
    const started = await startImport(office, actor, { feed: options.feed, file: stored.id, key: randomUUID() });
    const read = await finishJob(office, actor, started.job);
    if (!read.ok) return answer(io, options.json, { ok: false, reason: read.note }, '');
    const faulty = await listImportHouseholds(office, actor, { batch: started.id, state: 'faulty', limit: 500 });
    if (options.json !== true) {
      for (const household of faulty.items) {
        for (const fault of household.faults)
          io.err(`第 ${fault.row} 行${fault.column === null ? '' : ` ${fault.column} 列`}：${fault.message}`);
      }
    }
    if (options.confirm === true) {
      const paidThrough = options.paidThrough === undefined ? undefined : plainMonth(options.paidThrough);
      const confirmed = await confirmImport(office, actor, { batch: started.id, paidThrough, key: randomUUID() });
      const entered = await finishJob(office, actor, confirmed.job);
      if (!entered.ok) return answer(io, options.json, { ok: false, reason: entered.note }, '');
    }
    const batch = await getImport(office, actor, started.id);
    const summary = `${batch.rows} 行，${batch.households} 户；有错误 ${batch.faulty} 户，跳过 ${batch.skipped} 户，已导入 ${batch.imported} 户`;
    answer(io, options.json, { ok: true, ...batch }, summary);
  });
}
