import { createHmac, randomBytes } from 'node:crypto';
import { chmod, link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sm4 } from 'sm-crypto-v2';
import { Type } from 'typebox';
import { Value } from 'typebox/value';
import { defineError, type NoFacts } from './errors.ts';

/** What the program does with its secret keys; the keys themselves never leave this object. */
export interface Keys {
  /** SM4-GCM with the newest data key and a random iv: the same text seals differently every time. */
  seal(plaintext: string): Buffer;
  /** Throws `platform.sealed-unreadable`. */
  open(sealed: Buffer): string;
  /** Keyed SM3 of a value, 32 bytes, for finding equal values; the same value of another kind gives another index. */
  index(kind: string, value: string): Buffer;
  /** HMAC-SM3, 32 bytes, under a key of its own for each purpose. */
  hmac(purpose: string, bytes: Uint8Array): Buffer;
  /** A password derived for a purpose, 43 url-safe characters; always the same for the same key file. */
  secret(purpose: string): string;
  /** Tells key files apart without telling anything of the keys; 16 hex digits. */
  fingerprint(): string;
}

const hex = (bytes: number) => Type.String({ pattern: `^[0-9a-f]{${bytes * 2}}$` });

/** `seal`: one data key a version, each sealed by the key-encryption key; the last seals, all open. */
const KeyFile = Type.Object({
  note: Type.String(),
  keyEncryptionKey: hex(16),
  sealKeys: Type.Array(Type.Object({ version: Type.Integer({ minimum: 1, maximum: 65535 }), key: Type.String() }), {
    minItems: 1,
  }),
  macKey: Type.String(),
});
type KeyFile = Type.Static<typeof KeyFile>;

const SealedUnreadable = defineError<NoFacts>(
  'platform.sealed-unreadable',
  'unavailable',
  '密文无法解开',
  () => '密文与现在的钥匙不符，或已被改动。请核对数据目录中的钥匙文件（keys.json）是否为建库时的那一份。',
);

const KeyFileInvalid = defineError<{ file: string; reason: string }>(
  'platform.key-file-invalid',
  'unavailable',
  '钥匙文件不能使用',
  ({ file, reason }) =>
    `“${file}”：${reason}。请核对本用户能否读它；若已损坏，请从备份恢复，不要删除：没有它，数据无法解密。`,
);

const KeyFileMissing = defineError<{ file: string }>(
  'platform.key-file-missing',
  'unavailable',
  '找不到钥匙文件',
  ({ file }) => `已有数据，却没有“${file}”。请从备份恢复建库时的钥匙文件；没有它，数据无法解密。`,
);

/**
 * The keys of a data folder, from `keys.json` (mode 0600), which is made on the first start if `mayCreate`: pass false when
 * there are data already. Errors: `platform.key-file-missing`, `platform.key-file-invalid`.
 */
export async function openKeys(folder: string, { mayCreate }: { mayCreate: boolean }): Promise<Keys> {
  const file = join(folder, 'keys.json');
  const text = (await readIfThere(file)) ?? (mayCreate ? await createKeyFile(folder, file) : undefined);
  if (text === undefined) throw KeyFileMissing({ file });
  await chmod(file, 0o600).catch(() => undefined);
  try {
    return keysOf(Value.Parse(KeyFile, JSON.parse(text)));
  } catch (error) {
    throw KeyFileInvalid({ file, reason: error instanceof Error ? error.message : String(error) });
  }
}

/** Keys that live in memory only and are gone with it; the same seed gives the same keys. For tests and dry runs. */
export function temporaryKeys(seed: string): Keys {
  const derive = (purpose: string) => mac(Buffer.from(seed), purpose).subarray(0, 16);
  return keysFrom(new Map([[1, derive('seal')]]), mac(Buffer.from(seed), 'mac'));
}

async function readIfThere(file: string): Promise<string | undefined> {
  return await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw KeyFileInvalid({ file, reason: error.message });
  });
}

/** Written whole under another name, then linked: two first starts at once end with one and the same file. */
async function createKeyFile(folder: string, file: string): Promise<string> {
  await mkdir(folder, { recursive: true });
  const keyEncryptionKey = randomBytes(16);
  const fresh: KeyFile = {
    note: '济民的钥匙文件。请另行备份并妥善保管：没有它，身份证号等密文永远无法解开。',
    keyEncryptionKey: keyEncryptionKey.toString('hex'),
    sealKeys: [{ version: 1, key: sealWith(keyEncryptionKey, 0, randomBytes(16)).toString('base64') }],
    macKey: sealWith(keyEncryptionKey, 0, randomBytes(32)).toString('base64'),
  };
  const draft = `${file}.${process.pid}.${randomBytes(4).toString('hex')}`;
  await writeFile(draft, `${JSON.stringify(fresh, undefined, 2)}\n`, { mode: 0o600, flag: 'wx', flush: true });
  await link(draft, file).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
  await rm(draft);
  return await readFile(file, 'utf8');
}

function keysOf({ keyEncryptionKey, sealKeys, macKey }: KeyFile): Keys {
  const wrapping = Buffer.from(keyEncryptionKey, 'hex');
  const unwrap = (wrapped: string) => openWith(() => wrapping, Buffer.from(wrapped, 'base64'));
  return keysFrom(new Map(sealKeys.map(({ version, key }) => [version, unwrap(key)])), unwrap(macKey));
}

function keysFrom(sealKeys: ReadonlyMap<number, Buffer>, macKey: Buffer): Keys {
  const newest = [...sealKeys].at(-1);
  if (!newest) throw new Error('没有数据密钥');
  const [version, sealKey] = newest;
  const keyFor = memoised((purpose) => mac(macKey, purpose));
  return {
    seal: (plaintext) => sealWith(sealKey, version, Buffer.from(plaintext, 'utf8')),
    open: (sealed) => openWith((found) => sealKeys.get(found), sealed).toString('utf8'),
    index: (kind, value) => mac(keyFor(`index:${kind}`), value),
    hmac: (purpose, bytes) => mac(keyFor(`hmac:${purpose}`), bytes),
    secret: (purpose) => mac(macKey, `secret:${purpose}`).toString('base64url'),
    fingerprint: () => mac(macKey, 'fingerprint').toString('hex').slice(0, 16),
  };
}

function mac(key: Uint8Array, data: string | Uint8Array): Buffer {
  return createHmac('sm3', key).update(data).digest();
}

function memoised(derive: (purpose: string) => Buffer): (purpose: string) => Buffer {
  const known = new Map<string, Buffer>();
  return (purpose) => {
    const key = known.get(purpose) ?? derive(purpose);
    known.set(purpose, key);
    return key;
  };
}

/** Sealed: format 1, key version (2 bytes, both authenticated), iv (12), ciphertext, tag (16). */
const [format, headLength, ivLength, tagLength] = [1, 3, 12, 16];

function sealWith(key: Uint8Array, version: number, plaintext: Uint8Array): Buffer {
  const head = Buffer.from([format, version >> 8, version & 0xff]);
  const iv = randomBytes(ivLength);
  const options = { mode: 'gcm', output: 'array', outputTag: true, iv, associatedData: head } as const;
  const { output, tag } = sm4.encrypt(plaintext, key, options);
  if (!tag) throw new Error('SM4-GCM 未给出校验值');
  return Buffer.concat([head, iv, output, tag]);
}

function openWith(keyOf: (version: number) => Uint8Array | undefined, sealed: Buffer): Buffer {
  const head = sealed.subarray(0, headLength);
  const key = sealed.length >= headLength + ivLength + tagLength ? keyOf(head.readUInt16BE(1)) : undefined;
  if (!key || head[0] !== format) throw SealedUnreadable({});
  const iv = sealed.subarray(headLength, headLength + ivLength);
  const body = sealed.subarray(headLength + ivLength, -tagLength);
  const options = { mode: 'gcm', output: 'array', iv, associatedData: head, tag: sealed.subarray(-tagLength) } as const;
  try {
    return Buffer.from(sm4.decrypt(body, key, options));
  } catch {
    throw SealedUnreadable({});
  }
}
