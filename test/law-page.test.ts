import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { catalogue } from '#catalogue/index.ts';

const root = join(import.meta.dirname, '..');
const page = readFileSync(join(root, 'docs/law.md'), 'utf8');

describe('法与程序的对照页', () => {
  it('docs/law.md 与目录一致；不一致时运行 npm run law', async () => {
    const script = ['--import', './src/register-yaml.mjs', 'scripts/write-law-page.ts', '--check'];
    const { stderr } = await promisify(execFile)(process.execPath, script, { cwd: root });
    expect(stderr).toBe('');
  });

  it('写着每个规则引的每份文件、每个参数和每种事实', () => {
    const rules = catalogue.items.flatMap((item) => item.rules);
    const wanted = [
      ...rules.flatMap((rule) => [`\`${rule.key}\``, ...rule.law]),
      ...rules.flatMap((rule) => rule.parameters.map((key) => `\`${key}\``)),
      ...rules.flatMap((rule) => rule.reads.map((kind) => `\`${kind.key}\``)),
    ];
    expect(wanted.filter((text) => !page.includes(text))).toEqual([]);
  });

  it('待确认的每个值都在县里要填的清单里', () => {
    const [, list = ''] = page.split('## 待确认的参数');
    const open = catalogue.parameters.filter(({ values }) => values.some(({ confirmed }) => !confirmed));
    expect(open.length).toBeGreaterThan(20);
    expect(open.filter(({ name }) => !list.includes(`| ${name} |`)).map(({ key }) => key)).toEqual([]);
  });
});
