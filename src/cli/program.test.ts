import { describe, expect, it } from 'vitest';
import { buildProgram } from './program.ts';

/** Runs the command line as a person would and gives what it printed. */
async function run(...words: string[]) {
  const out: string[] = [];
  const err: string[] = [];
  let code = 0;
  const program = buildProgram({
    out: (line) => out.push(line),
    err: (line) => err.push(line),
    fail: (failure) => {
      code = failure;
    },
  });
  await program.parseAsync(words, { from: 'user' });
  return { out, err, code };
}

describe('jimin deadline', () => {
  it.each([
    [['--from', '2026-09-18', '--length', '10wd'], '2026-10-09'],
    [['--from', '2026-09-21', '--length', '15cal', '--roll'], '2026-10-08'],
    [['--from', '2026年9月21日', '--length', '15cal'], '2026-10-06'],
    [['--from', '2026-12-12', '--length', '20cal', '--back'], '2026-11-22'],
    [['--from', '2026-01-31', '--length', '1mon'], '2026-02-28'],
    [['--from', '2024-02-29', '--length', '2y'], '2026-02-28'],
  ])('%j 只输出日期', async (options, date) => {
    expect(await run('deadline', ...options)).toEqual({ out: [date], err: [], code: 0 });
  });

  it('缺日历时在标准错误说明，退出码 1', async () => {
    const { out, err, code } = await run('deadline', '--from', '2026-12-29', '--length', '5wd');
    expect({ out, code }).toEqual({ out: [], code: 1 });
    expect(err.join()).toContain('calendar 2027 missing');
  });

  it('日期或期限写错时说明原因', async () => {
    expect(await run('deadline', '--from', '2026-02-30', '--length', '5wd')).toEqual({
      out: [],
      err: ['--from：2026年2月没有 30 日，请核对“2026-02-30”'],
      code: 1,
    });
    expect((await run('deadline', '--from', '2026-02-03', '--length', '5')).code).toBe(1);
    expect((await run('deadline', '--from', '2026-02-03', '--length', '5cal', '--roll', '--back')).code).toBe(1);
  });

  it('--json 一行给出全部答案', async () => {
    expect((await run('deadline', '--from', '2026-09-18', '--length', '10wd', '--json')).out).toEqual([
      '{"ok":true,"date":"2026-10-09"}',
    ]);
    const { out, code } = await run('deadline', '--from', '2026-12-23', '--length', '30cal', '--roll', '--json');
    expect(JSON.parse(out.join())).toMatchObject({ ok: false, nominal: '2027-01-22' });
    expect(code).toBe(1);
  });
});

describe('jimin check', () => {
  it('身份证号有效时给出出生日期和性别', async () => {
    expect(await run('check', 'id-number', '512021194603070019', '--on', '2026-11-23')).toEqual({
      out: ['有效：512021194603070019，1946年3月7日出生，男'],
      err: [],
      code: 0,
    });
    expect((await run('check', 'id-number', '512021194603070019')).code).toBe(0);
  });

  it('身份证号不符时给出原因，退出码 1', async () => {
    const { out, err, code } = await run('check', 'id-number', '512021194603070018');
    expect({ out, err, code }).toEqual({
      out: [],
      err: ['身份证号校验码不符：很可能有一位录错，请对照证件逐位核对'],
      code: 1,
    });
  });

  it('统一社会信用代码', async () => {
    expect((await run('check', 'credit-code', '51512021MJ0123456D')).out).toEqual([
      '有效：51512021MJ0123456D，社会团体，登记机关区划 512021',
    ]);
    const refusal = await run('check', 'credit-code', '52512021MJ0123457D', '--json');
    expect(refusal.code).toBe(1);
    expect(JSON.parse(refusal.out.join())).toMatchObject({
      ok: false,
      reason: expect.stringMatching(/^主体标识码校验失败/),
    });
  });
});

describe('jimin --help', () => {
  it('用中文列出命令', () => {
    const help = buildProgram({ out: () => {}, err: () => {}, fail: () => {} }).helpInformation();
    expect(help).toContain('用法： jimin [选项] [命令]');
    expect(help).toContain('deadline [选项]');
    expect(help).not.toMatch(/options|command/);
  });
});
