import type { Command } from 'commander';
import type { ExplainedDecision } from '#kit/rule.ts';
import { answer } from '../answer.ts';
import type { CommandIo } from '../command-io.ts';

/** A decision with what it is about, or the reason why there is none. */
export type Explained =
  | { readonly ok: true; readonly title: string; readonly decision: ExplainedDecision }
  | { readonly ok: false; readonly reason: string };

/** Finds the latest decision of a case by its number, in the database of this installation. */
export type ExplainCase = (number: string) => Promise<Explained>;

/** The command; `explainCase` is given where a database is at hand. */
export const explainCommand =
  (explainCase: ExplainCase) =>
  (program: Command, io: CommandIo): void => {
    program
      .command('explain')
      .description('说明一个认定结果：结论、理由、每一步计算，可以照着手工复算')
      .argument('<办件或情形>', '办件编号，或 情形文件#名称，如 scenarios.yaml#EX-A01 差额计算，三人户')
      .option('--json', '以 JSON 输出')
      .action(async (subject: string, options: { json?: true }) => {
        const explained = subject.includes('#') ? await explainScenario(subject) : await explainCase(subject);
        await print(explained, options.json, io);
      });
  };

async function explainScenario(subject: string): Promise<Explained> {
  const { readScenarioFile } = await import('../scenario-files.ts');
  const { decideScenario } = await import('#kit/scenario.ts');
  const [file = '', name = ''] = splitOnce(subject);
  const read = await readScenarioFile(file);
  if (!read.ok) return read;
  const exact = read.scenarios.filter((one) => one.name === name);
  const found = exact.length > 0 ? exact : read.scenarios.filter((one) => one.name.startsWith(name));
  const [scenario, another] = found;
  if (scenario === undefined) {
    return {
      ok: false,
      reason: `${file} 里没有情形“${name}”，有：${read.scenarios.map((one) => one.name).join('；')}`,
    };
  }
  if (another !== undefined)
    return { ok: false, reason: `“${name}”不止一例：${found.map((one) => one.name).join('；')}，请写全名称` };
  try {
    return { ok: true, title: `${scenario.item.name} · ${scenario.name}`, decision: decideScenario(scenario) };
  } catch (error) {
    // A parameter without a value, or a day before any rule: the message says which.
    return { ok: false, reason: error instanceof Error ? error.message : String(error) };
  }
}

function splitOnce(subject: string): readonly string[] {
  const at = subject.indexOf('#');
  return [subject.slice(0, at), subject.slice(at + 1)];
}

async function print(explained: Explained, json: true | undefined, io: CommandIo): Promise<void> {
  const { explanationLines } = await import('#kit/explanation.ts');
  const lines = explained.ok ? [explained.title, ...explanationLines(explained.decision)] : [];
  answer(io, json, explained, lines.join('\n'));
}
