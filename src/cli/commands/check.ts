import type { Command } from 'commander';
import { answer } from '../answer.ts';
import type { CommandIo } from '../command-io.ts';
import { today } from '../today.ts';

interface CheckOptions {
  on?: string;
  json?: true;
}

export function registerCheck(program: Command, io: CommandIo): void {
  const check = program.command('check').description('校验号码（不符时输出原因，退出码 1）');
  check
    .command('id-number')
    .description('居民身份证号（GB 11643）')
    .argument('<号码>', '18 位身份证号')
    .option('--on <日期>', '以哪一天为准判断出生日期是否晚于当日（默认今天）')
    .option('--json', '以 JSON 输出')
    .action((value: string, options: CheckOptions) => checkId(value, options, io));
  check
    .command('credit-code')
    .description('统一社会信用代码（GB 32100、GB 11714）')
    .argument('<代码>', '18 位统一社会信用代码')
    .option('--json', '以 JSON 输出')
    .action((value: string, options: CheckOptions) => checkCredit(value, options, io));
}

async function checkId(value: string, { on, json }: CheckOptions, io: CommandIo): Promise<void> {
  const { formatChinese, parsePlainDate } = await import('#kit/plain-date.ts');
  const { checkIdentityNumber } = await import('#kit/identity-number.ts');
  const day = parsePlainDate(on ?? today());
  if (!day.ok) return answer(io, json, { ok: false, reason: `--on：${day.reason}` }, '');
  const result = checkIdentityNumber(value, day.date);
  const line = result.ok
    ? `有效：${result.number}，${formatChinese(result.born)}出生，${result.sex === 'male' ? '男' : '女'}`
    : '';
  answer(io, json, result, line);
}

async function checkCredit(value: string, { json }: CheckOptions, io: CommandIo): Promise<void> {
  const { checkCreditCode } = await import('#kit/credit-code.ts');
  const result = checkCreditCode(value);
  answer(io, json, result, result.ok ? `有效：${result.code}，${result.kind}，登记机关区划 ${result.authority}` : '');
}
