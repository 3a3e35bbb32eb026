import { globSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { answer } from '../answer.ts';
import type { CommandIo } from '../command-io.ts';

export function registerCatalogue(program: Command, io: CommandIo): void {
  const command = program.command('catalogue').description('目录：事项、规则、参数的定义');
  command
    .command('check')
    .description('检查全部定义、情形和走法的写法（有误时说明在哪里、怎样改，退出码 1）')
    .option('--json', '以 JSON 输出')
    .action(async (options: { json?: true }) => {
      const result = await checkCatalogue();
      answer(io, options.json, result, result.ok ? counts(result) : '');
    });
  command
    .command('doc')
    .description('由定义生成事项的说明页（Markdown）：办事指南、流程图、阶段、动作、文书（没有这个事项，退出码 1）')
    .argument('<事项>', '事项的标识，如 dibao')
    .option('--out <文件>', '写入文件，不在屏幕上显示')
    .action(async (key: string, options: { out?: string }) => {
      const page = await pageOf(key);
      if (page.ok && options.out !== undefined) writeFileSync(options.out, page.text);
      answer(io, undefined, page, page.ok ? (options.out ?? page.text.trimEnd()) : '');
    });
}

type Page = { readonly ok: true; readonly text: string } | { readonly ok: false; readonly reason: string };

async function pageOf(key: string): Promise<Page> {
  const { catalogue } = await import('#catalogue/index.ts');
  const { itemPage } = await import('../item-page.ts');
  const item = catalogue.items.find((one) => one.key === key);
  if (item !== undefined) return { ok: true, text: itemPage(item, catalogue) };
  const known = catalogue.items.map((one) => `${one.key}（${one.name}）`).join('、');
  return { ok: false, reason: `没有标识为“${key}”的事项；有 ${known}` };
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
