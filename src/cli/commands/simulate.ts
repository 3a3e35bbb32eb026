import type { Command } from 'commander';
import type { NewSimulation, SimulationResult } from '#core/decisions/decisions.simulation.contract.ts';
import { answer } from '../answer.ts';
import type { CommandIo } from '../command-io.ts';
import type { OperatorOptions } from '../with-office.ts';

interface SimulateOptions extends OperatorOptions {
  item: string;
  set: readonly string[];
  from: string;
  division?: string;
  months?: string;
  json?: true;
}

const kindNames = { enters: '新增享受', leaves: '不再享受', gains: '金额增加', loses: '金额减少' } as const;

/** What if parameters were others: nothing is stored. */
export function registerSimulate(program: Command, io: CommandIo): void {
  program
    .command('simulate')
    .description('政策测算：参数改成这样，全县谁进谁出、多少钱；不保存')
    .requiredOption('--item <事项>', '如 dibao')
    .requiredOption('--set <参数=值>', '如 dibao.standard.rural=680，可写几次', (one, all: string[] = []) => [
      ...all,
      one,
    ])
    .requiredOption('--from <月份>', '从哪个月起执行，如 2026-07；也可以写日期')
    .option('--division <代码>', '只在一个区划执行，12 位代码')
    .option('--months <数>', '测算几个月，不写为 12')
    .option('--user <用户名>', '经办人；口令放在 JIMIN_PASSWORD')
    .option('--json', '以 JSON 输出')
    .action((options: SimulateOptions) => runSimulation(options, io));
}

/** What the options ask; or what is wrong with them. */
function readOptions({ item, set, from, division, months }: SimulateOptions): NewSimulation | string {
  const day = /^\d{4}-\d{2}$/.test(from) ? `${from}-01` : from;
  const changes = set.map((one) => {
    const [, parameter = '', value = ''] = /^([^=]+)=(.+)$/.exec(one) ?? [];
    return { parameter, value, from: day, ...(division === undefined ? {} : { division }) };
  });
  const bad = set.find((_, index) => changes[index]?.parameter === '');
  if (bad !== undefined) return `--set 写“参数=值”，如 dibao.standard.rural=680，现为“${bad}”`;
  if (months !== undefined && !/^[1-9]\d?$/.test(months)) return `--months 须是 1 到 60 的整数，现为“${months}”`;
  return { item, changes, ...(months === undefined ? {} : { months: Number(months) }) };
}

async function runSimulation(options: SimulateOptions, io: CommandIo): Promise<void> {
  const asked = readOptions(options);
  if (typeof asked === 'string') return answer(io, options.json, { ok: false, reason: asked }, '');
  const { simulate } = await import('#core/decisions/index.ts');
  const { signInOperator, withOffice } = await import('../with-office.ts');
  await withOffice(io, async (office) => {
    const actor = await signInOperator(office, options, 'xianshen');
    const result = await simulate(office, actor, asked);
    answer(io, options.json, { ok: true, ...result }, (await linesOf(result)).join('\n'));
  });
}

async function linesOf(result: SimulationResult): Promise<string[]> {
  const { yuanOf } = await import('../yuan-of.ts');
  const { before, after, months } = result;
  return [
    ...result.changes.map(
      ({ name, place, from, now, proposed }) => `${place} ${name}：${now ?? '没有值'} → ${proposed}，自 ${from} 起`,
    ),
    `全县 ${result.households} 户，能测算 ${result.decided} 户；以下按 ${result.month} 比较，金额为每月`,
    `享受：${before.households} 户 ${before.people} 人 ${yuanOf(before.month)} 元 → ${after.households} 户 ${after.people} 人 ${yuanOf(after.month)} 元`,
    `${months.length} 个月合计：${yuanOf(before.total)} → ${yuanOf(after.total)} 元，相差 ${yuanOf(after.total - before.total)} 元`,
    ...result.kinds.map(
      (one) => `  ${kindNames[one.kind]}：${one.households} 户 ${one.people} 人，每月 ${yuanOf(one.amount)} 元`,
    ),
    `刚过线（超出 ${result.nearLine.within}% 以内）而没有享受：${result.nearLine.households} 户 ${result.nearLine.people} 人`,
    ...result.assumptions.map((text) => `注意：${text}`),
    '不能测算的：',
    ...result.undecided.map(({ text, households }) => `  ${text}：${households} 户`),
  ];
}
