import { readFile } from 'node:fs/promises';
import { Type } from 'typebox';
import { Value } from 'typebox/value';
import type { SourceAddress } from '#core/exchange/index.ts';
import type { Catalogue } from '#kit/catalogue.ts';
import { defineError } from '#platform/errors.ts';

const SourcesInvalid = defineError<{ file: string; reason: string }>(
  'server.sources-invalid',
  'invalid',
  '核对来源的设置不对',
  ({ file, reason }) => `JIMIN_SOURCES 指向的“${file}”：${reason}。写法见 docs/exchange.md。`,
);

const SourcesFile = Type.Record(
  Type.String(),
  Type.Object(
    {
      url: Type.String(),
      key: Type.String({ pattern: '^([0-9a-fA-F]{2}){32,}$' }),
      timeoutSeconds: Type.Optional(Type.Integer({ minimum: 1, maximum: 120 })),
      tries: Type.Optional(Type.Integer({ minimum: 1, maximum: 10 })),
    },
    { additionalProperties: false },
  ),
);

const thisMachine = ['127.0.0.1', 'localhost', '[::1]'];

/** Identity numbers go over the line: https, unless the line ends on this very machine, as with a proxy beside us. */
const isSafe = (url: string): boolean => {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname } = new URL(url);
  return protocol === 'https:' || (protocol === 'http:' && thisMachine.includes(hostname));
};

/** An address with what is usual where nothing else is said: ten seconds, three tries. */
export const sourceAddress = (
  url: string,
  key: string,
  { timeoutSeconds = 10, tries = 3 }: { timeoutSeconds?: number | undefined; tries?: number | undefined } = {},
): SourceAddress => ({
  url: url.replace(/\/+$/, ''),
  secret: Buffer.from(key, 'hex'),
  timeout: timeoutSeconds * 1000,
  tries,
  pause: 1000,
});

/**
 * The addresses of the sources that are connected, by key; none where there is no file. @throws SourcesInvalid for a file that
 * can't be read, an unknown source, a short key or an unsafe address
 */
export const readSourceAddresses = async (
  file: string | undefined,
  catalogue: Pick<Catalogue, 'sources'>,
): Promise<Map<string, SourceAddress>> => {
  const addresses = new Map<string, SourceAddress>();
  if (file === undefined) return addresses;
  const refuse = (reason: string) => SourcesInvalid({ file, reason });
  const text = await readFile(file, 'utf8').catch((error: Error) => {
    throw refuse(error.message);
  });
  for (const [key, { url, key: secret, ...limits }] of Object.entries(parse(text, refuse))) {
    const known = catalogue.sources.map((source) => source.key);
    if (!known.includes(key)) throw refuse(`没有核对来源“${key}”，可用的有 ${known.join('、')}`);
    if (!isSafe(url)) throw refuse(`来源“${key}”的地址须是 https 网址（本机的代理可以用 http），现为“${url}”`);
    addresses.set(key, sourceAddress(url, secret, limits));
  }
  return addresses;
};

const parse = (text: string, refuse: (reason: string) => Error): Type.Static<typeof SourcesFile> => {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw refuse('不是 JSON 文件');
  }
  if (!Value.Check(SourcesFile, value)) {
    const [first] = Value.Errors(SourcesFile, value);
    throw refuse(`${first?.instancePath ?? ''} 写得不对：每个来源写 url 和 key（64位以上十六进制）`);
  }
  return value;
};
