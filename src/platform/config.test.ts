import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readConfig } from './config.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'jimin-config-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true });
});

describe('the settings', () => {
  it('need nothing: this machine only, port 8080, data beside the program, embedded database', async () => {
    expect(await readConfig({})).toEqual({
      port: 8080,
      host: '127.0.0.1',
      dataFolder: resolve('data'),
      databaseUrl: undefined,
      tls: undefined,
      logLevel: 'warn',
    });
  });

  it('take an empty variable for unset', async () => {
    expect((await readConfig({ PORT: '', JIMIN_DATA: '', DATABASE_URL: '' })).port).toBe(8080);
  });

  it.each(['http', '80a', '-1', '65536', '8080.5'])('refuse PORT=%s', async (PORT) => {
    await expect(readConfig({ PORT })).rejects.toMatchObject({
      code: 'platform.setting-invalid',
      detail: `PORT 现在是“${PORT}”，应为0 到 65535 的整数，如 8080。`,
    });
  });

  it('refuse a database address of another kind, without repeating the password', async () => {
    await expect(readConfig({ DATABASE_URL: 'mysql://root:geheim@db/x' })).rejects.toMatchObject({
      detail: expect.not.stringContaining('geheim'),
    });
  });

  it('want certificate and key together', async () => {
    await expect(readConfig({ JIMIN_TLS_CERT: 'a.pem' })).rejects.toMatchObject({
      code: 'platform.tls-incomplete',
      detail: '设置了 JIMIN_TLS_CERT，却没有设置 JIMIN_TLS_KEY。证书和私钥要同时给出，或都不给。',
    });
  });

  it('name the certificate file that cannot be read, or is none', async () => {
    const key = join(folder, 'key.pem');
    await writeFile(key, 'no key');
    const missing = { JIMIN_TLS_CERT: join(folder, 'none.pem'), JIMIN_TLS_KEY: key };
    await expect(readConfig(missing)).rejects.toMatchObject({ facts: { name: 'JIMIN_TLS_CERT' } });
    await expect(readConfig({ JIMIN_TLS_CERT: key, JIMIN_TLS_KEY: key })).rejects.toMatchObject({
      facts: { reason: '不是 PEM 格式的文件' },
    });
  });
});
