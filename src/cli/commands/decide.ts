import type { Command } from 'commander';
import { answer } from '../answer.ts';
import type { CommandIo } from '../command-io.ts';
import type { OperatorOptions } from '../with-office.ts';

interface DecideOptions extends OperatorOptions {
  item: string;
  month: string;
  json?: true;
}

const kindNames = { start: '可能符合', change: '应调整', stop: '应停发' } as const;

/** The county decided household by household: proposals, never decisions. */
export function registerDecide(program: Command, io: CommandIo): void {
  program
    .command('decide')
    .description('全县逐户判定一次，得出该起、该调、该停的建议')
    .requiredOption('--item <事项>', '如 dibao')
    .requiredOption('--month <月份>', '判定哪个月的待遇，如 2026-07')
    .option('--user <用户名>', '发起人；口令放在 JIMIN_PASSWORD')
    .option('--json', '以 JSON 输出')
    .action((options: DecideOptions) => decide(options, io));
}

async function decide({ item, month, json, ...operator }: DecideOptions, io: CommandIo): Promise<void> {
  const { randomUUID } = await import('node:crypto');
  const { getDecisionRun, startDecisionRun } = await import('#core/decisions/index.ts');
  const { plainMonth } = await import('#kit/plain-date.ts');
  const { finishJob, signInOperator, withOffice } = await import('../with-office.ts');
  if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(month)) {
    return answer(io, json, { ok: false, reason: `--month 须写月份，如 2026-07，现为“${month}”` }, '');
  }
  await withOffice(io, async (office) => {
    const actor = await signInOperator(office, operator, 'xianshen');
    const input = { item, month: plainMonth(month), key: randomUUID() };
    const { id, job } = await startDecisionRun(office, actor, input);
    const done = await finishJob(office, actor, job);
    if (!done.ok) return answer(io, json, { ok: false, reason: done.note }, '');
    const run = await getDecisionRun(office, actor, id);
    const { yuanOf } = await import('../yuan-of.ts');
    const lines = [
      `${run.itemName}判定批次 ${run.number}：全县 ${run.households} 户，能判定 ${run.decided} 户，正在发放 ${run.running} 户`,
      `可能符合而没有享受 ${run.starts} 户，金额应调整 ${run.changes} 户，应停发 ${run.stops} 户，不变 ${run.unchanged} 户`,
      ...run.kinds.map(
        (sum) => `  ${kindNames[sum.kind]}：${sum.households} 户，每月 ${yuanOf(sum.before)} → ${yuanOf(sum.after)} 元`,
      ),
      `不能判定 ${run.notDecided} 户，其中正在发放 ${run.notDecidedInPayment} 户：`,
      ...run.undecided.map((one) => `  ${one.text}：${one.households} 户，其中正在发放 ${one.inPayment} 户`),
    ];
    answer(io, json, { ok: true, ...run }, lines.join('\n'));
  });
}
