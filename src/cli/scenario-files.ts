import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { DefinitionError } from '#kit/definition-error.ts';
import type { Scenario } from '#kit/scenario.ts';
import { readScenarios } from '#kit/scenario-reading.ts';

/** What a file holds, or the reason why it can't be read: the file, the scenario, the field and how to mend it. */
export type ScenarioFile =
  | { readonly ok: true; readonly scenarios: readonly Scenario[] }
  | { readonly ok: false; readonly reason: string };

/** A YAML document, or why there is none. */
export const readYaml = (file: string): { ok: true; document: unknown } | { ok: false; reason: string } => {
  try {
    return { ok: true, document: parse(readFileSync(file, 'utf8')) };
  } catch (error) {
    const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    return {
      ok: false,
      reason: missing
        ? `没有文件 ${file}`
        : `${file} 不是合格的 YAML：${error instanceof Error ? error.message : error}`,
    };
  }
};

/** Reads the scenarios of a file in the language of our catalogue. */
export const readScenarioFile = async (file: string): Promise<ScenarioFile> => {
  const { scenarioLanguage } = await import('#catalogue/index.ts');
  const yaml = readYaml(file);
  if (!yaml.ok) return yaml;
  try {
    return { ok: true, scenarios: readScenarios(yaml.document, file, scenarioLanguage) };
  } catch (error) {
    if (error instanceof DefinitionError) return { ok: false, reason: error.message };
    throw error;
  }
};
