import { mkdtemp, readdir, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import ExcelJS from 'exceljs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStorage, type Storage } from './storage.ts';

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII=',
  'base64',
);
const pdf = Buffer.from('%PDF-1.7\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n');

let folder = '';
let storage: Storage;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'jimin-files-'));
  storage = await openStorage(join(folder, 'files'), 100_000);
});
afterAll(async () => {
  await rm(folder, { recursive: true });
});

const keep = (name: string, content: Uint8Array) => storage.put(name, Readable.from([content]));

describe('a kept file', () => {
  it('is found again by the SM3 of its bytes', async () => {
    const { hash, size, mediaType } = await keep('三组公示.csv', Buffer.from('abc'));
    expect(hash).toBe('66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0');
    expect(size).toBe(3);
    expect(mediaType).toBe('text/csv');
    expect((await buffer(await storage.read(hash))).toString()).toBe('abc');
  });

  it('is kept once however often it comes', async () => {
    const first = await keep('身份证.png', png);
    const second = await keep('另一个名字.PNG', png);
    expect(second).toEqual(first);
    expect(await readdir(join(folder, 'files', first.hash.slice(0, 2)))).toEqual([first.hash]);
  });

  it('can be read by nobody else on the machine', async () => {
    const { hash } = await keep('身份证.png', png);
    expect((await stat(join(folder, 'files', hash.slice(0, 2), hash))).mode & 0o777).toBe(0o600);
  });

  it('may be a picture of a phone without an ending', async () => {
    expect((await keep('image', png)).mediaType).toBe('image/png');
  });

  it('may be an xlsx', async () => {
    const book = new ExcelJS.Workbook();
    book.addWorksheet('名单').addRow(['姓名']);
    const bytes = new Uint8Array(await book.xlsx.writeBuffer());
    const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
    expect((await keep('名单.xlsx', bytes)).mediaType).toBe(type);
  });

  it('may be a csv in GB 18030 as old spreadsheets write it', async () => {
    expect((await keep('名单.csv', Buffer.from('d0d5c3fb0d0ad5c5c8fd0d0a', 'hex'))).mediaType).toBe('text/csv');
  });

  it('can be erased, twice without harm', async () => {
    const { hash } = await keep('撤回.pdf', pdf);
    await storage.remove(hash);
    await storage.remove(hash);
    expect(await storage.has(hash)).toBe(false);
    await expect(storage.read(hash)).rejects.toMatchObject({ code: 'platform.file-gone' });
  });
});

describe('a file is refused', () => {
  it('when it is empty', async () => {
    await expect(keep('空.pdf', Buffer.alloc(0))).rejects.toMatchObject({
      code: 'platform.file-empty',
      detail: '“空.pdf”是 0 字节，可能没有拍完或没有传完，请重新选择。',
    });
  });

  it('when it is larger than allowed, with the limit said', async () => {
    await expect(keep('大.pdf', Buffer.concat([pdf, Buffer.alloc(100_000)]))).rejects.toMatchObject({
      code: 'platform.file-too-large',
      detail: '“大.pdf”超过 97 KB，请压缩、降低照片分辨率或分成几份再传。',
    });
  });

  it('when its name promises something else than it holds', async () => {
    await expect(keep('合同.pdf', png)).rejects.toMatchObject({
      code: 'platform.file-type-differs',
      detail: '“合同.pdf”的内容实际是 PNG，请核对是否选错了文件，或改正扩展名后再传。',
    });
  });

  it.each([
    ['a program', '工具.exe', Buffer.from('4d5a90000300000004000000ffff0000', 'hex')],
    ['a web page', '页面.html', Buffer.from('<script>alert(1)</script>')],
    ['a web page that calls itself a picture', '照片.jpg', Buffer.from('<script>alert(1)</script>')],
    ['bytes of no known format', '数据.csv', Buffer.from([0, 1, 2, 3, 4, 5])],
  ])('when it is %s', async (_what, name, content) => {
    await expect(keep(name, content)).rejects.toMatchObject({ code: 'platform.file-type-refused' });
  });

  it('when the sending breaks off; nothing is left behind', async () => {
    const broken = Readable.from(
      (async function* () {
        yield pdf;
        throw new Error('连接中断');
      })(),
    );
    await expect(storage.put('断.pdf', broken)).rejects.toThrow('连接中断');
    expect(await readdir(join(folder, 'files', 'incoming'))).toEqual([]);
  });
});

describe('a storage', () => {
  it('clears away what a killed process left half written a day ago', async () => {
    const left = join(folder, 'files', 'incoming', 'left');
    const fresh = join(folder, 'files', 'incoming', 'fresh');
    await writeFile(left, 'x');
    await writeFile(fresh, 'x');
    await utimes(left, new Date('2026-01-01'), new Date('2026-01-01'));
    await openStorage(join(folder, 'files'), 100_000);
    expect(await readdir(join(folder, 'files', 'incoming'))).toEqual(['fresh']);
    await rm(fresh);
  });

  it('never leaves its folder', async () => {
    await expect(storage.read('../keys.json')).rejects.toThrow(RangeError);
  });
});
