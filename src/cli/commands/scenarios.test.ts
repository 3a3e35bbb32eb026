import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { registerCatalogue } from './catalogue.ts';
import { explainCommand } from './explain.ts';
import { registerScenarios } from './scenarios.ts';

async function run(...words: string[]) {
  const [out, err]: [string[], string[]] = [[], []];
  let code = 0;
  const program = new Command('jimin');
  const io = {
    out: (line: string) => out.push(line),
    err: (line: string) => err.push(line),
    fail: (failure: number) => {
      code = failure;
    },
  };
  registerScenarios(program, io);
  registerCatalogue(program, io);
  explainCommand(async (number) => ({ ok: false, reason: `没有办件 ${number}` }))(program, io);
  await program.parseAsync(words, { from: 'user' });
  return { out: out.join('\n'), err: err.join('\n'), code };
}

const family = (amount: string) => `
情形:
  - 名称: 两口之家，人均300元
    事项: 最低生活保障
    区划: "512021000000"
    申请月份: 2026-06
    决定日期: 2026-06-30
    参数: { 农村低保标准: 620, 必要就业成本扣减方式: 不扣减 }
    家庭: { 城乡类别: 农村 }
    成员:
      - { 姓名: 甲, 关系: 户主, 年龄: 45, 收入: { 工资性收入: 600元/月 } }
      - { 姓名: 乙, 关系: 配偶, 年龄: 44, 收入: 无 }
    结果: { 金额: ${amount} }
`;

let folder = '';
const write = (name: string, text: string): string => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'scenarios-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('jimin scenarios', () => {
  it('全部相符', async () => {
    const file = write('good.yaml', family('640.00元/月'));
    expect(await run('scenarios', file, file)).toEqual({ out: '2 passed, 0 failed', err: '', code: 0 });
  });

  it('有不符的，说明应为多少、实为多少，退出码 1', async () => {
    const file = write('wrong.yaml', family('641.00元/月'));
    expect(await run('scenarios', file)).toEqual({
      out: `✗ ${file} 情形“两口之家，人均300元”\n  金额应为 641.00元/月，实为 640.00元/月\n0 passed, 1 failed`,
      err: '',
      code: 1,
    });
    const { out } = await run('scenarios', file, '--json');
    expect(JSON.parse(out)).toEqual({
      passed: 0,
      failed: 1,
      results: [{ file, name: '两口之家，人均300元', ok: false, faults: ['金额应为 641.00元/月，实为 640.00元/月'] }],
    });
  });

  it('写错的、没有的、不是 YAML 的文件，逐个说明，别的照样核对', async () => {
    const good = write('good.yaml', family('640.00元/月'));
    const misspelt = write('misspelt.yaml', family('640.00元/月').replace('工资性收入', '工资'));
    const broken = write('broken.yaml', '情形: [');
    const { out, code } = await run('scenarios', good, misspelt, join(folder, 'none.yaml'), broken);
    expect(out).toContain('成员“甲” 收入：不认识“工资”。改法：只能用 工资性收入、');
    expect(out).toContain(`没有文件 ${join(folder, 'none.yaml')}`);
    expect(out).toContain('broken.yaml 不是合格的 YAML');
    expect(out.split('\n').at(-1)).toBe('1 passed, 3 failed');
    expect(code).toBe(1);
  });

  it('没有值的参数、规则施行以前的日子，算不相符', async () => {
    const text = family('640.00元/月').replace('2026-06-30', '2020-06-30').replace('2026-06\n', '2020-06\n');
    const { out, code } = await run('scenarios', write('early.yaml', text));
    expect(out).toContain('在 2020-06-30 还没有施行的规则');
    expect(code).toBe(1);
  });
});

describe('jimin explain', () => {
  it('情形：名称写开头就行', async () => {
    const file = write('good.yaml', family('640.00元/月'));
    const { out, code } = await run('explain', `${file}#两口`);
    expect(out).toContain('最低生活保障 · 两口之家，人均300元\n结论：符合条件（最低生活保障），640.00元/月');
    expect(out).toContain('减去家庭月收入 600.00元，补差 640.00元/月');
    expect(code).toBe(0);
    expect(JSON.parse((await run('explain', `${file}#两口`, '--json')).out)).toMatchObject({
      ok: true,
      decision: { outcome: 'granted', amount: 64000, members: ['甲', '乙'] },
    });
  });

  it('没有这一例、没有这个办件，说明原因，退出码 1', async () => {
    const file = write('good.yaml', family('640.00元/月'));
    expect(await run('explain', `${file}#三口`)).toEqual({
      out: '',
      err: `${file} 里没有情形“三口”，有：两口之家，人均300元`,
      code: 1,
    });
    expect(await run('explain', 'DIBAO2026000009')).toEqual({ out: '', err: '没有办件 DIBAO2026000009', code: 1 });
  });
});

describe('jimin catalogue check', () => {
  it('定义、情形、走法都合写法，给出个数', async () => {
    const { out, code } = await run('catalogue', 'check');
    expect(out).toMatch(
      /^事项 \d+，规则 \d+，待遇 \d+，事实种类 \d+，参数 \d+，待确认的参数值 \d+，.*情形 \d+，走法 \d+$/,
    );
    expect(code).toBe(0);
  });
});
