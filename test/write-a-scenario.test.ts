import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { afterAll, describe, expect, it } from 'vitest';
import { scenarioLanguage } from '#catalogue/index.ts';
import { registerScenarios } from '../src/cli/commands/scenarios.ts';

const page = readFileSync(join(import.meta.dirname, '../docs/how-to/write-a-scenario.md'), 'utf8');

/** The blocks of the page that are files. */
const files = [...page.matchAll(/^```yaml file=(\S+)\n([\s\S]*?)^```$/gm)].map(([, name = '', text = '']) => ({
  name,
  text,
}));

const folder = mkdtempSync(join(tmpdir(), 'how-to-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** What `jimin scenarios` says of a file of the page. */
const check = async (name: string, text: string): Promise<string> => {
  const path = join(folder, name);
  writeFileSync(path, text);
  const out: string[] = [];
  const program = new Command('jimin');
  registerScenarios(program, { out: (line) => out.push(line), err: (line) => out.push(line), fail: () => {} });
  await program.parseAsync(['scenarios', path], { from: 'user' });
  return out.join('\n').replaceAll(`${folder}/`, '');
};

describe('照“怎样写一个情形”写', () => {
  it.each([
    ['我的情形.yaml', '1 passed, 0 failed'],
    ['就业成本.yaml', '3 passed, 0 failed'],
    ['几个例子.yaml', '7 passed, 0 failed'],
  ])('%s：%s', async (name, said) => {
    const file = files.find((one) => one.name === name);
    expect(await check(name, file?.text ?? '')).toBe(said);
  });

  it('页上的每个文件都核对过', () => {
    expect(files.map(({ name }) => name)).toEqual(['我的情形.yaml', '就业成本.yaml', '几个例子.yaml']);
  });

  it('写错一个数，说应为多少、实为多少；写错一个词，说可以写什么', async () => {
    const [first] = files;
    const wrong = first?.text.replace('510.00元/月', '511.00元/月') ?? '';
    expect(await check('错数.yaml', wrong)).toBe(
      '✗ 错数.yaml 情形“三人户，按差额”\n  金额应为 511.00元/月，实为 510.00元/月\n0 passed, 1 failed',
    );
    const misspelt = first?.text.replace('财产净收入', '地租') ?? '';
    expect(await check('错词.yaml', misspelt)).toContain(
      '成员“乙” 收入：不认识“地租”。改法：只能用 工资性收入、经营净收入、',
    );
  });

  it('写着每个标题、每种结果', () => {
    const words = scenarioLanguage.headings.map(({ heading }) => heading);
    expect(words).toEqual(['档次', '关系', '身份', '收入', '财产', '支出']);
    const results = ['结论', '类别', '金额', '各人金额', '计入成员', '理由含', '起发月份', '逐月应发', '累计发放'];
    expect([...words, ...results].filter((word) => !new RegExp(`^\\| ${word} `, 'm').test(page))).toEqual([]);
  });
});
