import { appendFileSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { runScenario } from '#kit/scenario.ts';
import { readScenarios, type ScenarioLanguage } from '#kit/scenario-reading.ts';
import type * as toy from '#test/toy-catalogue/index.ts';

const guide = readFileSync(join(import.meta.dirname, '../docs/how-to/add-a-benefit.md'), 'utf8');

/** The blocks of the page that are marked as a file of the folder, or as a line of a file. */
const blocks = (mark: 'file' | 'line'): readonly (readonly [string, string])[] =>
  [...guide.matchAll(/^```\w+ (file|line)=(\S+)\n([\s\S]*?)^```$/gm)].flatMap(([, kind, name, text]) =>
    kind === mark && name !== undefined && text !== undefined ? [[name, text] as const] : [],
  );

// Inside the package, so that #kit resolves for the new folder as it does for every other.
let copy = '';

beforeAll(() => {
  copy = mkdtempSync(join(import.meta.dirname, 'toy-catalogue-'));
  cpSync(join(import.meta.dirname, 'toy-catalogue'), copy, {
    recursive: true,
    filter: (path) => !path.endsWith('.test.ts'),
  });
});
afterAll(() => rmSync(copy, { recursive: true }));

describe('添一项待遇：一个文件夹，一行', () => {
  it('照说明书建好文件夹，在清单里加一行，就能用', async () => {
    const folder = join(copy, 'fruit-basket');
    mkdirSync(folder);
    for (const [name, text] of blocks('file')) writeFileSync(join(folder, name), text);
    const [line] = blocks('line');
    expect(blocks('line')).toHaveLength(1);
    expect(line?.[1].trim().split('\n')).toHaveLength(1);
    appendFileSync(join(copy, 'list.ts'), line?.[1].replace('./assistance/', './') ?? '');

    const made: Pick<typeof toy, 'toyCatalogue' | 'toyHeadings'> = await import(join(copy, 'index.ts'));
    const language: ScenarioLanguage = { catalogue: made.toyCatalogue, headings: made.toyHeadings };
    expect(language.catalogue.items.map((item) => item.key)).toEqual(['fruit-basket', 'lemon-voucher']);

    const document: unknown = parse(readFileSync(join(folder, 'scenarios.yaml'), 'utf8'));
    const results = readScenarios(document, 'fruit-basket/scenarios.yaml', language).map(runScenario);
    expect(results).toHaveLength(3);
    expect(results.flatMap((result) => result.faults)).toEqual([]);
  });
});
