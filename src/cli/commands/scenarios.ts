import type { Command } from 'commander';
import type { CommandIo } from '../command-io.ts';

interface Outcome {
  readonly file: string;
  readonly name: string | null;
  readonly ok: boolean;
  readonly faults: readonly string[];
}

export function registerScenarios(program: Command, io: CommandIo): void {
  program
    .command('scenarios')
    .description('核对情形文件：谁享受、多少、为什么（有一例不符，退出码 1）')
    .argument('<文件...>', '情形文件（YAML），如 src/catalogue/assistance/dibao/scenarios.yaml')
    .option('--json', '以 JSON 输出')
    .action((files: readonly string[], options: { json?: true }) => runFiles(files, options.json === true, io));
}

async function runFiles(files: readonly string[], json: boolean, io: CommandIo): Promise<void> {
  const outcomes: Outcome[] = [];
  for (const file of files) outcomes.push(...(await runFile(file)));
  const failed = outcomes.filter((outcome) => !outcome.ok);
  const summary = { passed: outcomes.length - failed.length, failed: failed.length };
  if (json) {
    io.out(JSON.stringify({ ...summary, results: outcomes }));
  } else {
    for (const { file, name, faults } of failed) {
      io.out(`✗ ${name === null ? file : `${file} 情形“${name}”`}`);
      for (const fault of faults) io.out(`  ${fault}`);
    }
    io.out(`${summary.passed} passed, ${summary.failed} failed`);
  }
  if (failed.length > 0) io.fail(1);
}

async function runFile(file: string): Promise<readonly Outcome[]> {
  const { readScenarioFile } = await import('../scenario-files.ts');
  const { runScenario } = await import('#kit/scenario.ts');
  const read = await readScenarioFile(file);
  if (!read.ok) return [{ file, name: null, ok: false, faults: [read.reason] }];
  return read.scenarios.map((scenario) => {
    const faults = findFaults(() => runScenario(scenario).faults);
    return { file, name: scenario.name, ok: faults.length === 0, faults };
  });
}

/** A scenario that can't be decided at all (a parameter without a value, a day before any rule) has failed too. */
function findFaults(run: () => readonly string[]): readonly string[] {
  try {
    return run();
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)];
  }
}
