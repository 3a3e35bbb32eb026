import type { Command } from 'commander';
import { answer } from '../answer.ts';
import type { CommandIo } from '../command-io.ts';

interface DeadlineOptions {
  from: string;
  length: string;
  roll?: true;
  back?: true;
  json?: true;
}

export function registerDeadline(program: Command, io: CommandIo): void {
  program
    .command('deadline')
    .description('推算期限的最后一日（只输出 ISO 日期；缺日历时报错，退出码 1）')
    .requiredOption('--from <日期>', '起算事由发生之日，当日不计，如 2026-09-18')
    .requiredOption('--length <期限>', '10wd 工作日 | 30cal 自然日 | 1mon 月 | 2y 年')
    .option('--roll', '最后一日是休息日的，顺延到其后第一个工作日')
    .option('--back', '向前倒推（“至少提前”），不因节假日移动')
    .option('--json', '以 JSON 输出')
    .action((options: DeadlineOptions) => printDeadline(options, io));
}

async function printDeadline({ from, length, roll, back, json }: DeadlineOptions, io: CommandIo): Promise<void> {
  const { parsePlainDate } = await import('#kit/plain-date.ts');
  const parsed = parsePlainDate(from);
  if (!parsed.ok) return answer(io, json, { ok: false, reason: `--from：${parsed.reason}` }, '');
  const { deadline } = await import('#kit/work-calendar.ts');
  const { stateCouncilCalendar } = await import('#catalogue/calendars/work-calendar.ts');
  const result = deadline(stateCouncilCalendar, { from: parsed.date, length, roll, back });
  answer(io, json, result, result.ok ? result.date : '');
}
