import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { afterAll, describe, expect, it } from 'vitest';
import { append, auditKey, exportChain, getHead } from '#core/audit/index.ts';
import { fixedClock } from '#platform/clock.ts';
import { sealAll } from '#test/support/seal-all.ts';
import { testDatabase } from '#test/support/test-database.ts';
import { registerAudit } from './audit.ts';

const { db, keys } = await testDatabase();
const ctx = { db, keys, county: '512021', clock: fixedClock('2026-06-15T01:00:00Z') };
const folder = await mkdtemp(join(tmpdir(), 'jimin-audit-'));
afterAll(() => rm(folder, { recursive: true }));
const [file, key] = [join(folder, 'audit.jsonl'), join(folder, 'audit.key')];

await db.transaction({ role: 'jimin_job', settings: { 'app.county': '512021' } }, async (tx) => {
  for (const action of ['test.one', 'test.two', 'test.three'])
    await append(tx, ctx, { kind: 'job', job: 'test' }, { action });
});
await sealAll(ctx);
const lines: string[] = [];
for await (const line of exportChain(ctx)) lines.push(line);
await writeFile(file, `${lines.join('\n')}\n`);
await writeFile(key, `${auditKey(keys).toString('hex')}\n`);
const head = await getHead(ctx);
const anchor = `${head.position}:${head.hash.toString('hex')}`;

const run = async (...words: string[]) => {
  const said: string[] = [];
  let code = 0;
  const say = (line: string) => said.push(line);
  const program = new Command();
  const fail = (given: number) => {
    code = given;
  };
  registerAudit(program, { out: say, err: say, fail });
  await program.parseAsync(['audit', 'verify', ...words], { from: 'user' });
  return { said: said.join('\n'), code };
};

describe('jimin audit verify --file', () => {
  it('只凭导出文件和审计钥匙核验，完好时报条数和链尾', async () => {
    expect(await run('--file', file, '--key', key)).toEqual({ said: `审计链完好：3 条，链尾 ${anchor}`, code: 0 });
    expect(await run('--file', file, '--key', key, '--anchor', anchor)).toMatchObject({ code: 0 });
  });

  it('被改动、末尾被删时退出码为 1，并说明是哪一条', async () => {
    const changed = join(folder, 'changed.jsonl');
    await writeFile(changed, (await readFile(file, 'utf8')).replace('test.two', 'test.six'));
    expect(await run('--file', changed, '--key', key)).toMatchObject({
      code: 1,
      said: expect.stringContaining('第 2 环'),
    });
    const cut = join(folder, 'cut.jsonl');
    await writeFile(cut, lines.slice(0, 2).join('\n'));
    expect(await run('--file', cut, '--key', key)).toMatchObject({ code: 0 });
    const answer = await run('--file', cut, '--key', key, '--anchor', anchor, '--json');
    expect(answer.code).toBe(1);
    expect(JSON.parse(answer.said)).toMatchObject({ ok: false, fault: { kind: 'cut', position: 3 } });
  });

  it('钥匙、链尾写错和没有这个文件都用中文说明', async () => {
    expect((await run('--file', file, '--key', file)).said).toContain('不是审计钥匙文件');
    expect((await run('--file', file, '--key', key, '--anchor', '3')).said).toContain('--anchor“3”的写法不对');
    expect((await run('--file', join(folder, 'none'), '--key', key)).said).toContain('找不到文件');
  });
});
