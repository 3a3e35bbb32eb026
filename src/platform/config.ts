import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { defineError } from './errors.ts';
import { type LogLevel, logLevels } from './log.ts';

/** What the environment says; every setting has a default under which `npm start` works. */
export interface Config {
  /** `PORT`, 8080. 0 takes any free port. */
  readonly port: number;
  /** `HOST`, 127.0.0.1: this machine only. 0.0.0.0 lets others in; then HTTPS is needed. */
  readonly host: string;
  /** `JIMIN_DATA`, ./data: key file, uploaded files and the embedded database. */
  readonly dataFolder: string;
  /** `DATABASE_URL`: a PostgreSQL of one's own, by a user who may create roles. Unset: the embedded one. */
  readonly databaseUrl: string | undefined;
  /** `JIMIN_TLS_CERT` and `JIMIN_TLS_KEY`: PEM files, both or neither. */
  readonly tls: { readonly cert: Buffer; readonly key: Buffer } | undefined;
  /** `JIMIN_FONTS`: a folder with the county's own typefaces for letters. */
  readonly fontFolder: string | undefined;
  /** `JIMIN_SOURCES`: a JSON file with the addresses of other departments that are asked, and the keys to sign with. */
  readonly sourcesFile: string | undefined;
  /** `JIMIN_LOG`, warn. */
  readonly logLevel: LogLevel;
}

const SettingInvalid = defineError<{ name: string; value: string; expected: string }>(
  'platform.setting-invalid',
  'invalid',
  '环境变量的值不对',
  ({ name, value, expected }) => `${name} 现在是“${value}”，应为${expected}。`,
);

const TlsIncomplete = defineError<{ present: string; missing: string }>(
  'platform.tls-incomplete',
  'invalid',
  'HTTPS 设置不完整',
  ({ present, missing }) => `设置了 ${present}，却没有设置 ${missing}。证书和私钥要同时给出，或都不给。`,
);

const TlsUnreadable = defineError<{ name: string; file: string; reason: string }>(
  'platform.tls-unreadable',
  'invalid',
  '读不到 HTTPS 证书或私钥',
  ({ name, file, reason }) => `${name} 指向“${file}”：${reason}。请核对路径，并让运行济民的账户能读它。`,
);

type Setting =
  | 'PORT'
  | 'HOST'
  | 'JIMIN_DATA'
  | 'DATABASE_URL'
  | 'JIMIN_TLS_CERT'
  | 'JIMIN_TLS_KEY'
  | 'JIMIN_LOG'
  | 'JIMIN_SOURCES'
  | 'JIMIN_FONTS';
type Environment = { readonly [Name in Setting]?: string | undefined };

/** Reads the settings. Errors: `platform.setting-invalid`, `.tls-incomplete`, `.tls-unreadable`. */
export async function readConfig(environment: Environment): Promise<Config> {
  return {
    port: portOf(environment),
    host: environment.HOST || '127.0.0.1',
    dataFolder: resolve(environment.JIMIN_DATA || 'data'),
    databaseUrl: databaseUrlOf(environment),
    tls: await tlsOf(environment),
    fontFolder: environment.JIMIN_FONTS ? resolve(environment.JIMIN_FONTS) : undefined,
    sourcesFile: environment.JIMIN_SOURCES ? resolve(environment.JIMIN_SOURCES) : undefined,
    logLevel: logLevelOf(environment),
  };
}

function portOf(environment: Environment): number {
  const value = environment.PORT || '8080';
  const port = Number(value);
  if (!/^\d+$/.test(value) || port > 65535) {
    throw SettingInvalid({ name: 'PORT', value, expected: '0 到 65535 的整数，如 8080' });
  }
  return port;
}

function databaseUrlOf(environment: Environment): string | undefined {
  const value = environment.DATABASE_URL;
  if (!value) return undefined;
  if (!URL.canParse(value) || !/^postgres(ql)?:$/.test(new URL(value).protocol) || !new URL(value).host) {
    // The value holds a password and is not repeated.
    throw SettingInvalid({
      name: 'DATABASE_URL',
      value: '（略）',
      expected: '形如 postgres://用户:口令@主机:5432/库名 的地址，口令中的特殊字符要按网址编码',
    });
  }
  return value;
}

function logLevelOf(environment: Environment): LogLevel {
  const value = environment.JIMIN_LOG || 'warn';
  const level = logLevels.find((known) => known === value);
  if (!level) throw SettingInvalid({ name: 'JIMIN_LOG', value, expected: logLevels.join('、') });
  return level;
}

async function tlsOf(environment: Environment): Promise<Config['tls']> {
  const cert = environment.JIMIN_TLS_CERT;
  const key = environment.JIMIN_TLS_KEY;
  if (!cert && !key) return undefined;
  if (!cert) throw TlsIncomplete({ present: 'JIMIN_TLS_KEY', missing: 'JIMIN_TLS_CERT' });
  if (!key) throw TlsIncomplete({ present: 'JIMIN_TLS_CERT', missing: 'JIMIN_TLS_KEY' });
  return { cert: await pem('JIMIN_TLS_CERT', cert), key: await pem('JIMIN_TLS_KEY', key) };
}

async function pem(name: string, file: string): Promise<Buffer> {
  const content = await readFile(file).catch((error: Error) => {
    throw TlsUnreadable({ name, file, reason: error.message });
  });
  if (!content.includes('-----BEGIN ')) throw TlsUnreadable({ name, file, reason: '不是 PEM 格式的文件' });
  return content;
}
