import { createHash, randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { extname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { fileTypeFromFile } from 'file-type';
import { defineError } from './errors.ts';
import { fileExists } from './file-exists.ts';

/** A file as kept: found again by the SM3 of its bytes, so the same file is kept once. */
export interface StoredFile {
  /** SM3 in hex, 64 digits. */
  readonly hash: string;
  readonly size: number;
  readonly mediaType: MediaType;
}

/** Files on disk, never changed once written. Who may read which is not known here. */
export interface Storage {
  /** Bytes at most for one file. */
  readonly limit: number;
  /**
   * Keeps a file. The type is told by the content; the name given by the sender must agree with it.
   * Errors: `platform.file-empty`, `.file-too-large`, `.file-type-refused`, `.file-type-differs`.
   */
  put(name: string, content: AsyncIterable<Uint8Array>): Promise<StoredFile>;
  /** Throws `platform.file-gone`. */
  read(hash: string): Promise<Readable>;
  has(hash: string): Promise<boolean>;
  /** For erasure only; removing what is not there is no error. */
  remove(hash: string): Promise<void>;
}

/** What may be kept, with the ends of names that fit. */
const allowed = {
  'application/pdf': ['.pdf'],
  'image/jpeg': ['.jpg', '.jpeg'],
  'image/png': ['.png'],
  'image/webp': ['.webp'],
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': ['.xlsx'],
  'text/csv': ['.csv', '.txt'],
} as const;
export type MediaType = keyof typeof allowed;

const FileEmpty = defineError<{ name: string }>(
  'platform.file-empty',
  'invalid',
  '文件是空的',
  ({ name }) => `“${name}”是 0 字节，可能没有拍完或没有传完，请重新选择。`,
);

const FileTooLarge = defineError<{ name: string; limit: number }>(
  'platform.file-too-large',
  'invalid',
  '文件太大',
  ({ name, limit }) => `“${name}”超过 ${megabytes(limit)}，请压缩、降低照片分辨率或分成几份再传。`,
);

const FileTypeRefused = defineError<{ name: string; found: string }>(
  'platform.file-type-refused',
  'invalid',
  '不接受这种文件',
  ({ name, found }) =>
    `“${name}”的内容是${found}。可以上传 PDF、JPG、PNG、WebP 图片，以及 xlsx、csv 表格；苹果手机的 HEIC 照片请先转成 JPG。`,
);

const FileTypeDiffers = defineError<{ name: string; found: string }>(
  'platform.file-type-differs',
  'invalid',
  '文件名与内容不符',
  ({ name, found }) => `“${name}”的内容实际是 ${found}，请核对是否选错了文件，或改正扩展名后再传。`,
);

const FileGone = defineError<{ hash: string }>(
  'platform.file-gone',
  'not-found',
  '文件已不在',
  ({ hash }) => `存放目录中没有编号为 ${hash.slice(0, 12)}… 的文件，可能已按保管期限清除，或需要从备份恢复。`,
);

/** Opens the folder, made if missing, closed to other accounts. Half-written files older than a day are removed. */
export async function openStorage(folder: string, limit: number): Promise<Storage> {
  const incoming = join(folder, 'incoming');
  await mkdir(incoming, { recursive: true, mode: 0o700 });
  await removeForgotten(incoming);
  const pathOf = (hash: string) => join(folder, hash.slice(0, 2), hash);

  return {
    limit,
    async put(name, content) {
      const draft = join(incoming, randomBytes(12).toString('hex'));
      try {
        const { hash, size } = await write(draft, content, () => FileTooLarge({ name, limit }), limit);
        if (size === 0) throw FileEmpty({ name });
        const mediaType = await typeOf(draft, name);
        await mkdir(join(folder, hash.slice(0, 2)), { recursive: true, mode: 0o700 });
        await rename(draft, pathOf(hash));
        return { hash, size, mediaType };
      } finally {
        await rm(draft, { force: true });
      }
    },
    async read(hash) {
      if (!(await fileExists(pathOf(checked(hash))))) throw FileGone({ hash });
      return createReadStream(pathOf(hash));
    },
    has: (hash) => fileExists(pathOf(checked(hash))),
    remove: (hash) => rm(pathOf(checked(hash)), { force: true }),
  };
}

async function write(path: string, content: AsyncIterable<Uint8Array>, tooLarge: () => Error, limit: number) {
  const hash = createHash('sm3');
  let size = 0;
  // Opened before anything is read: a sending that breaks off at once must not leave a file that appears after it was removed.
  const file = await open(path, 'wx', 0o600);
  await pipeline(
    content,
    async function* (chunks: AsyncIterable<Uint8Array>) {
      for await (const chunk of chunks) {
        size += chunk.byteLength;
        if (size > limit) throw tooLarge();
        hash.update(chunk);
        yield chunk;
      }
    },
    file.createWriteStream({ flush: true }),
  );
  return { hash: hash.digest('hex'), size };
}

async function typeOf(path: string, name: string): Promise<MediaType> {
  const found = (await fileTypeFromFile(path))?.mime ?? ((await looksLikeText(path)) ? 'text/csv' : undefined);
  const ending = extname(name).toLowerCase();
  if (!isAllowed(found)) throw FileTypeRefused({ name, found: found ?? '无法识别的格式' });
  // A camera's picture may come without an ending; text alone must say that it is a table.
  const endings: readonly string[] = allowed[found];
  if (ending === '' && found !== 'text/csv') return found;
  if (found === 'text/csv' && !endings.includes(ending)) throw FileTypeRefused({ name, found: '文本' });
  if (!endings.includes(ending)) throw FileTypeDiffers({ name, found: endings[0]?.slice(1).toUpperCase() ?? found });
  return found;
}

function isAllowed(mediaType: string | undefined): mediaType is MediaType {
  return mediaType !== undefined && Object.hasOwn(allowed, mediaType);
}

/** UTF-8 or GB 18030 alike: no control characters but line ends and tabs in the first 64 KB. */
async function looksLikeText(path: string): Promise<boolean> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(65536), 0, 65536, 0);
    return !buffer.subarray(0, bytesRead).some((byte) => byte < 32 && byte !== 9 && byte !== 10 && byte !== 13);
  } finally {
    await file.close();
  }
}

function checked(hash: string): string {
  if (!/^[0-9a-f]{64}$/.test(hash)) throw new RangeError(`文件编号应为 64 位十六进制：${hash}`);
  return hash;
}

async function removeForgotten(incoming: string): Promise<void> {
  for (const entry of await readdir(incoming)) {
    const path = join(incoming, entry);
    const { mtimeMs } = await stat(path);
    if (Date.now() - mtimeMs > 86_400_000) await rm(path, { force: true });
  }
}

function megabytes(bytes: number): string {
  return bytes >= 1_048_576 ? `${Math.floor(bytes / 1_048_576)} MB` : `${Math.floor(bytes / 1024)} KB`;
}
