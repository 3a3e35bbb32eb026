import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { catalogue } from '#catalogue/index.ts';
import { readSourceAddresses } from './source-addresses.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'jimin-sources-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true });
});

const key = 'ab'.repeat(32);
const read = async (content: unknown) => {
  const file = join(folder, 'sources.json');
  await writeFile(file, typeof content === 'string' ? content : JSON.stringify(content));
  return readSourceAddresses(file, catalogue);
};

describe('核对来源的设置', () => {
  it('没有设置就是一个来源也没有接入', async () => {
    expect((await readSourceAddresses(undefined, catalogue)).size).toBe(0);
  });

  it('读出地址、密钥和时限；没有写的按常用的', async () => {
    const found = await read({
      'bank-deposits': { url: 'https://hd.example.gov.cn/bank/', key, timeoutSeconds: 30 },
      vehicles: { url: 'http://127.0.0.1:4100/vehicles', key },
    });
    expect(found.get('bank-deposits')).toEqual({
      url: 'https://hd.example.gov.cn/bank',
      secret: Buffer.alloc(32, 0xab),
      timeout: 30_000,
      tries: 3,
      pause: 1000,
    });
    expect(found.get('vehicles')?.timeout).toBe(10_000);
  });

  it.each([
    ['不是 JSON', '{', '不是 JSON 文件'],
    ['没有这个来源', { 'bank-gold': { url: 'https://a.example', key } }, '没有核对来源“bank-gold”'],
    ['身份证号会明文上路', { vehicles: { url: 'http://hd.example.gov.cn/v', key } }, '地址须是 https 网址'],
    ['密钥太短', { vehicles: { url: 'https://hd.example.gov.cn/v', key: 'abcd' } }, '写得不对'],
  ])('%s：拒绝，说明怎样改', async (_name, content, reason) => {
    await expect(read(content)).rejects.toThrow(reason);
  });

  it('文件不在：拒绝', async () => {
    await expect(readSourceAddresses(join(folder, 'none.json'), catalogue)).rejects.toMatchObject({
      code: 'server.sources-invalid',
    });
  });
});
