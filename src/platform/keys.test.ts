import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sm4 } from 'sm-crypto-v2';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openKeys, temporaryKeys } from './keys.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'jimin-keys-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true });
});

describe('sealing', () => {
  const keys = temporaryKeys('sealing');

  it('gives back what was sealed, Chinese too', () => {
    expect(keys.open(keys.seal('512099199001011237'))).toBe('512099199001011237');
    expect(keys.open(keys.seal('𠅤家村 三组'))).toBe('𠅤家村 三组');
    expect(keys.open(keys.seal(''))).toBe('');
  });

  it('never seals the same text twice alike', () => {
    expect(keys.seal('512099199001011237').equals(keys.seal('512099199001011237'))).toBe(false);
  });

  it('adds 31 bytes: format, key version, iv and tag', () => {
    expect(keys.seal('512099199001011237')).toHaveLength(18 + 31);
    expect(keys.seal('x').subarray(0, 3)).toEqual(Buffer.from([1, 0, 1]));
  });

  it.each([
    ['the key version', 2],
    ['the iv', 5],
    ['the ciphertext', 16],
    ['the tag', -1],
  ])('notices a change of %s', (_part, at) => {
    const sealed = keys.seal('512099199001011237');
    const position = at < 0 ? sealed.length + at : at;
    sealed.writeUInt8((sealed[position] ?? 0) ^ 1, position);
    expect(() => keys.open(sealed)).toThrow('密文无法解开');
  });

  it('is not opened by other keys, nor from rubbish', () => {
    expect(() => temporaryKeys('other').open(keys.seal('x'))).toThrow('密文无法解开');
    expect(() => keys.open(Buffer.from('not sealed'))).toThrow('密文无法解开');
  });

  it('uses SM4-GCM as RFC 8998 (A.1) has it', () => {
    const { output, tag } = sm4.encrypt(
      Buffer.from(
        'aaaaaaaaaaaaaaaabbbbbbbbbbbbbbbbccccccccccccccccddddddddddddddddeeeeeeeeeeeeeeeeffffffffffffffffeeeeeeeeeeeeeeeeaaaaaaaaaaaaaaaa',
        'hex',
      ),
      '0123456789abcdeffedcba9876543210',
      {
        mode: 'gcm',
        output: 'array',
        outputTag: true,
        iv: '00001234567800000000abcd',
        associatedData: Buffer.from('feedfacedeadbeeffeedfacedeadbeefabaddad2', 'hex'),
      },
    );
    expect(Buffer.from(output).toString('hex')).toBe(
      '17f399f08c67d5ee19d0dc9969c4bb7d5fd46fd3756489069157b282bb200735d82710ca5c22f0ccfa7cbf93d496ac15a56834cbcf98c397b4024a2691233b8d',
    );
    expect(Buffer.from(tag ?? []).toString('hex')).toBe('83de3541e4c2b58177e065a9bf7b62ec');
  });
});

describe('the index of a value', () => {
  const keys = temporaryKeys('index');

  it('is the same for the same value, 32 bytes long', () => {
    expect(keys.index('identity-number', '512099199001011237')).toEqual(
      keys.index('identity-number', '512099199001011237'),
    );
    expect(keys.index('identity-number', '512099199001011237')).toHaveLength(32);
  });

  it('differs by value, by kind and by key', () => {
    const index = keys.index('identity-number', '13800000000').toString('hex');
    expect(keys.index('identity-number', '13800000001').toString('hex')).not.toBe(index);
    expect(keys.index('phone', '13800000000').toString('hex')).not.toBe(index);
    expect(temporaryKeys('other').index('identity-number', '13800000000').toString('hex')).not.toBe(index);
  });

  it('does not change between versions of the program', () => {
    expect(keys.index('phone', '13800000000').toString('hex')).toBe(
      '24fa36613c1fd8e4e7093cb5bc4cfff8cb5716e106a59f0dda47f070d575b675',
    );
    expect(keys.hmac('audit', Buffer.from('abc')).toString('hex')).toBe(
      '746bb2012b2731530c282817aeeb61f759ec29ccca2fb49469caef42a364f649',
    );
    expect(keys.secret('role:jimin_app')).toBe('nCSh7wpr4833CbAzKqkigNOlUKBPGEEVdMUU8yj4Q-A');
    expect(keys.fingerprint()).toBe('fa489161e5b73ceb');
  });
});

describe('the key file', () => {
  it('is made on the first start, readable by its owner alone', async () => {
    await openKeys(folder, { mayCreate: true });
    expect((await stat(join(folder, 'keys.json'))).mode & 0o777).toBe(0o600);
  });

  it('gives the same keys on every later start', async () => {
    const first = await openKeys(folder, { mayCreate: true });
    const later = await openKeys(folder, { mayCreate: false });
    expect(later.open(first.seal('安岳'))).toBe('安岳');
    expect(later.fingerprint()).toBe(first.fingerprint());
  });

  it('is one and the same for two first starts at once', async () => {
    const place = await mkdtemp(join(folder, 'race-'));
    const [one, two] = await Promise.all([openKeys(place, { mayCreate: true }), openKeys(place, { mayCreate: true })]);
    expect(one.fingerprint()).toBe(two.fingerprint());
  });

  it('holds no data key in the clear', async () => {
    const { sealKeys, macKey } = JSON.parse(await readFile(join(folder, 'keys.json'), 'utf8'));
    expect(Buffer.from(sealKeys[0].key, 'base64')).toHaveLength(16 + 31);
    expect(Buffer.from(macKey, 'base64')).toHaveLength(32 + 31);
  });

  it('is asked back from the backup when there are data without it', async () => {
    const place = await mkdtemp(join(folder, 'lost-'));
    await expect(openKeys(place, { mayCreate: false })).rejects.toMatchObject({ code: 'platform.key-file-missing' });
  });

  it('is refused when damaged, and not overwritten', async () => {
    const place = await mkdtemp(join(folder, 'damaged-'));
    await writeFile(join(place, 'keys.json'), '{"keyEncryptionKey": "00"}');
    await expect(openKeys(place, { mayCreate: true })).rejects.toMatchObject({ code: 'platform.key-file-invalid' });
    expect(await readFile(join(place, 'keys.json'), 'utf8')).toBe('{"keyEncryptionKey": "00"}');
  });
});
