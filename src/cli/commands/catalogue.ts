import { globSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { answer } from '../answer.ts';
import type { CommandIo } from '../command-io.ts';

export function registerCatalogue(program: Command, io: CommandIo): void {
  program
    .command('catalogue')
    .description('目录：事项、规则、参数的定义')
    .command('check')
    .description('检查全部定义、情形和走法的写法（有误时说明在哪里、怎样改，退出码 1）')
    .option('--json', '以 JSON 输出')
    .action(async (options: { json?: true }) => {
      const result = await checkCatalogue();
      answer(io, options.json, result, result.ok ? counts(result) : '');
    });
}

type Checked =
  | { readonly ok: true; readonly counts: Readonly<Record<string, number>> }
  | { readonly ok: false; readonly reason: string };

const counts = ({ counts: found }: Extract<Checked, { ok: true }>): string =>
  Object.entries(found)
    .map(([what, number]) => `${what} ${number}`)
    .join('，');

async function checkCatalogue(): Promise<Checked> {
  const { DefinitionError } = await import('#kit/definition-error.ts');
  try {
    // Importing the catalogue is what checks its definitions.
    const { catalogue } = await import('#catalogue/index.ts');
    return {
      ok: true,
      counts: {
        事项: catalogue.items.length,
        规则: catalogue.items.flatMap((item) => item.rules).length,
        待遇: catalogue.benefits.length,
        事实种类: catalogue.factKinds.length,
        参数: catalogue.parameters.length,
        待确认的参数值: catalogue.parameters.flatMap((one) => one.values).filter((one) => !one.confirmed).length,
        部门数据: catalogue.feeds.length,
        岗位: catalogue.postKinds.length,
        ...(await checkExamples()),
      },
    };
  } catch (error) {
    if (error instanceof DefinitionError) return { ok: false, reason: error.message };
    throw error;
  }
}

/** Reads all scenarios*.yaml and walks*.yaml beside the definitions. @throws DefinitionError */
async function checkExamples(): Promise<Readonly<Record<string, number>>> {
  const { DefinitionError } = await import('#kit/definition-error.ts');
  const { readScenarios } = await import('#kit/scenario-reading.ts');
  const { readWalks } = await import('#kit/walk-reading.ts');
  const { catalogue, scenarioLanguage } = await import('#catalogue/index.ts');
  const { readYaml } = await import('../scenario-files.ts');
  const folder = join(import.meta.dirname, '../../catalogue');
  const documentsOf = (name: string): readonly (readonly [string, unknown])[] =>
    globSync(`**/${name}`, { cwd: folder }).map((file) => {
      const yaml = readYaml(join(folder, file));
      if (!yaml.ok) throw new DefinitionError(file, yaml.reason, '改正 YAML 的写法');
      return [file, yaml.document];
    });
  const scenarios = documentsOf('scenarios*.yaml').flatMap(([file, document]) =>
    readScenarios(document, file, scenarioLanguage),
  );
  const walks = documentsOf('walks*.yaml').flatMap(([file, document]) => readWalks(document, file, { catalogue }));
  return { 情形: scenarios.length, 走法: walks.length };
}
