import type { Command } from 'commander';
import { answer } from '../answer.ts';
import type { CommandIo } from '../command-io.ts';
import type { OperatorOptions } from '../with-office.ts';

interface WatchOptions extends OperatorOptions {
  json?: true;
}

/** Looks at every household in payment now: signals, and rounds that are due. */
export function registerWatch(program: Command, io: CommandIo): void {
  program
    .command('watch')
    .description('全县巡查：把在保家庭看一遍，列出线索和到期的走访')
    .option('--user <用户名>', '经办人；口令放在 JIMIN_PASSWORD')
    .option('--json', '以 JSON 输出')
    .action((options: WatchOptions) => sweep(options, io));
}

async function sweep(options: WatchOptions, io: CommandIo): Promise<void> {
  const { randomUUID } = await import('node:crypto');
  const { listSweeps, startSweep } = await import('#core/watch/index.ts');
  const { finishJob, signInOperator, withOffice } = await import('../with-office.ts');
  await withOffice(io, async (office) => {
    const actor = await signInOperator(office, options, 'xianshen');
    const made = await startSweep(office, actor, { key: randomUUID() });
    const done = await finishJob(office, actor, made.job);
    if (!done.ok) return answer(io, options.json, { ok: false, reason: done.note }, '');
    const { items } = await listSweeps(office, actor);
    const found = items.find(({ id }) => id === made.id);
    const { households = 0, opened = 0, closed = 0 } = found ?? {};
    answer(
      io,
      options.json,
      { ok: true, ...found },
      `看了 ${households} 户在保家庭：新增 ${opened} 项，起因消失关闭 ${closed} 项`,
    );
  });
}
