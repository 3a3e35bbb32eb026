import { createInflateRaw } from 'node:zlib';
import {
  NotAWorkbook,
  OldWorkbookFormat,
  WorkbookDamaged,
  WorkbookLocked,
  WorkbookTooLarge,
} from './spreadsheet-errors.ts';

/** The parts of a zip file by name; names are compared without case, with `/`. */
export type ZipArchive = {
  readonly names: readonly string[];
  /** The content of a part, piece by piece; undefined when there is none. All reading shares one limit of bytes. */
  readonly read: (name: string) => AsyncIterable<Uint8Array> | undefined;
};

type Entry = { readonly name: string; readonly stored: boolean; readonly start: number; readonly size: number };

const [endSignature, directorySignature, localSignature] = [0x06054b50, 0x02014b50, 0x04034b50];
const [endLength, directoryLength, localLength] = [22, 46, 30];
const longestComment = 0xffff;

const normal = (name: string): string => name.replaceAll('\\', '/').replace(/^\//, '').toLowerCase();
const damaged = (reason: string) => WorkbookDamaged({ part: '压缩包', reason });

/**
 * Opens a zip file from memory. What can be read from it is limited to `limit` bytes after decompression, whatever its
 * headers say. Throws WorkbookDamaged, OldWorkbookFormat, WorkbookLocked, NotAWorkbook.
 */
export function openZip(bytes: Uint8Array, limit: number): ZipArchive {
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  refuseOthers(data);
  const entries = new Map(directory(data).map((entry) => [entry.name, entry]));
  const budget = { left: limit, megabytes: Math.round(limit / 1_000_000) };
  return {
    names: [...entries.keys()],
    read: (name) => {
      const entry = entries.get(normal(name));
      return entry === undefined ? undefined : content(data, entry, budget);
    },
  };
}

/** Files of another kind under the name of a workbook, each with its mend. */
const refuseOthers = (data: Buffer): void => {
  if (data.length >= 8 && data.readUInt32BE(0) === 0xd0cf11e0) {
    throw data.includes(Buffer.from('EncryptedPackage', 'utf16le')) ? WorkbookLocked({}) : OldWorkbookFormat({});
  }
  if (data.length >= 4 && data.readUInt32LE(0) === localSignature) return;
  if (data.length === 0) throw NotAWorkbook({ found: '空文件' });
  const start = data.subarray(0, 512).toString('latin1').trimStart().toLowerCase();
  if (/^(\xef\xbb\xbf)?<(!doctype|html|table|\?xml)/.test(start)) throw NotAWorkbook({ found: '网页或 XML 文件' });
  if (start.startsWith('%pdf')) throw NotAWorkbook({ found: ' PDF 文件' });
  throw NotAWorkbook({ found: data.subarray(0, 512).includes(0) ? '别的格式的文件' : '文本文件（如 CSV）' });
};

const directory = (data: Buffer): readonly Entry[] => {
  let end = data.length - endLength;
  const first = Math.max(0, end - longestComment);
  while (end >= first && data.readUInt32LE(end) !== endSignature) end -= 1;
  if (end < first) throw damaged('文件不完整');
  const count = data.readUInt16LE(end + 10);
  let at = data.readUInt32LE(end + 16);
  const entries: Entry[] = [];
  for (let index = 0; index < count; index += 1) {
    if (at + directoryLength > data.length || data.readUInt32LE(at) !== directorySignature) throw damaged('目录不完整');
    const [flags, method, size] = [data.readUInt16LE(at + 8), data.readUInt16LE(at + 10), data.readUInt32LE(at + 20)];
    const nameLength = data.readUInt16LE(at + 28);
    const name = normal(data.toString('utf8', at + directoryLength, at + directoryLength + nameLength));
    if ((flags & 1) !== 0) throw WorkbookLocked({});
    if (method !== 0 && method !== 8) throw damaged('压缩方式不认识');
    entries.push({ name, stored: method === 0, start: data.readUInt32LE(at + 42), size });
    at += directoryLength + nameLength + data.readUInt16LE(at + 30) + data.readUInt16LE(at + 32);
  }
  return entries;
};

async function* content(data: Buffer, entry: Entry, budget: { left: number; readonly megabytes: number }) {
  const { start } = entry;
  if (start + localLength > data.length || data.readUInt32LE(start) !== localSignature) throw damaged('内容不完整');
  const from = start + localLength + data.readUInt16LE(start + 26) + data.readUInt16LE(start + 28);
  const packed = data.subarray(from, from + entry.size);
  for await (const piece of entry.stored ? [packed] : inflated(packed)) {
    budget.left -= piece.length;
    if (budget.left < 0) throw WorkbookTooLarge({ megabytes: budget.megabytes });
    yield piece;
  }
}

async function* inflated(packed: Buffer): AsyncGenerator<Buffer> {
  const inflate = createInflateRaw({ chunkSize: 65_536 });
  inflate.end(packed);
  try {
    for await (const piece of inflate) {
      if (Buffer.isBuffer(piece)) yield piece;
    }
  } catch (error) {
    throw damaged(error instanceof Error ? error.message : '解压失败');
  }
}
