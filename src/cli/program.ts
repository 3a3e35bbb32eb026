import { Command } from 'commander';
import type { CommandIo } from './command-io.ts';
import { registerAudit } from './commands/audit.ts';
import { registerCatalogue } from './commands/catalogue.ts';
import { registerCheck } from './commands/check.ts';
import { registerCounty } from './commands/county.ts';
import { registerDeadline } from './commands/deadline.ts';
import { registerDecide } from './commands/decide.ts';
import { explainCommand } from './commands/explain.ts';
import { registerImport } from './commands/import.ts';
import { registerPayRun } from './commands/pay-run.ts';
import { replayCommand } from './commands/replay.ts';
import { registerScenarios } from './commands/scenarios.ts';
import { registerSimulate } from './commands/simulate.ts';
import { registerWatch } from './commands/watch.ts';
import { explainCase } from './explain-case.ts';
import { replayHousehold } from './replay-household.ts';

/** One line a command. A command's module stays thin: what is heavy is imported inside its action, so that help is instant. */
const commands: readonly ((program: Command, io: CommandIo) => void)[] = [
  registerDeadline,
  registerCheck,
  registerScenarios,
  explainCommand(explainCase),
  replayCommand(replayHousehold),
  registerCatalogue,
  registerImport,
  registerPayRun,
  registerDecide,
  registerSimulate,
  registerWatch,
  registerAudit,
  registerCounty,
];

/** The whole command line; run it by `parseAsync`. */
export function buildProgram(io: CommandIo): Command {
  const program = new Command('jimin')
    .description('济民：县级民政业务系统的命令行')
    .helpOption('-h, --help', '显示帮助')
    .helpCommand('help [命令]', '显示某个命令的帮助')
    .configureHelp({
      styleTitle: (title) => helpTitles[title] ?? title,
      styleUsage: inChineseBrackets,
      styleSubcommandTerm: inChineseBrackets,
      displayWidth: (text) => text.replace(/[\u2E80-\uFFFF]/g, '**').length,
    })
    .configureOutput({
      writeOut: (text) => io.out(text.trimEnd()),
      writeErr: (text) => io.err(text.trimEnd()),
      outputError: (text, write) => write(inChinese(text)),
    });
  for (const register of commands) register(program, io);
  return program;
}

const helpTitles: Readonly<Record<string, string>> = {
  'Usage:': '用法：',
  'Arguments:': '参数：',
  'Options:': '选项：',
  'Commands:': '命令：',
};

function inChineseBrackets(text: string): string {
  return text.replace('[options]', '[选项]').replace('[command]', '[命令]');
}

const complaints: readonly (readonly [pattern: RegExp, chinese: string])[] = [
  [/required option '(.+)' not specified/, '缺少选项 $1'],
  [/missing required argument '(.+)'/, '缺少参数 <$1>'],
  [/option '(.+)' argument missing/, '选项 $1 后面要写值'],
  [/unknown option '(.+)'/, '没有选项 $1'],
  [/unknown command '(.+)'/, '没有命令 $1'],
  [/too many arguments.*/, '参数过多'],
  [/\(Did you mean (.+)\?\)/, '（是不是 $1？）'],
  [/^error: /, '错误：'],
];

function inChinese(complaint: string): string {
  return complaints.reduce((text, [pattern, chinese]) => text.replace(pattern, chinese), complaint);
}
