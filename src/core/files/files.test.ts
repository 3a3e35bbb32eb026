import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { asJob, identifyActors, inTransaction } from '#core/access/index.ts';
import { DomainError } from '#platform/errors.ts';
import { createHttpServer } from '#platform/http.ts';
import { bareCase } from '#test/support/bare-case.ts';
import { testContext, testResident, testStaff } from '#test/support/test-context.ts';
import { testDatabase } from '#test/support/test-database.ts';
import { getFile } from './files.service.ts';
import { attachToCase, filesRoutes, listFiles, readFile, turnFile, uploadFile } from './index.ts';

const database = await testDatabase();
const ctx = await testContext(database, { now: '2026-06-15T01:00:00Z' });
const { asSuperuser } = database;

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const [village, town] = ['512021100201', '512021100'];
const may = ['file.add', 'file.read'];
const upload = (actor: Parameters<typeof uploadFile>[1], name: string, bytes: Uint8Array) =>
  uploadFile(ctx, actor, { name, content: Readable.from([bytes]) });
const attach = (
  actor: Parameters<typeof uploadFile>[1],
  ids: readonly string[],
  ofCase: { id: string; division: string },
) =>
  inTransaction(ctx, asJob(ctx, 'test'), async (tx) => {
    await bareCase(tx, ctx, ofCase.id, ofCase.division);
    return attachToCase(tx, ctx, actor, ids, ofCase);
  });

const [someCase, otherCase] = [
  { id: '01900000-0000-7000-8000-00000000000a', division: village },
  { id: '01900000-0000-7000-8000-00000000000b', division: village },
];

describe('上传文件', () => {
  it('类型按内容判定，原样读回，上传和下载记入审计', async () => {
    const clerk = testStaff(town, ...may);
    const file = await upload(clerk, '户口本.png', png);
    expect([file.name, file.type, file.bytes]).toEqual(['户口本.png', 'image/png', png.length]);
    const { content } = await readFile(ctx, clerk, file.id);
    expect(await buffer(content)).toEqual(png);
    expect(
      await asSuperuser(`select action, detail->>'file' as file from audit_entry order by seq desc limit 2`),
    ).toEqual([
      { action: 'file.read', file: file.id },
      { action: 'file.add', file: file.id },
    ]);
  });

  it.each([
    ['“空.pdf”是 0 字节', '空.pdf', Buffer.alloc(0)],
    ['“收入.docx”的内容是', '收入.docx', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])],
    ['的内容实际是 PNG', '证明.pdf', png],
  ])('不收：%s', async (reason, name, bytes) => {
    const before = await asSuperuser('select count(*)::int as n from file');
    await expect(upload(testStaff(town, ...may), name, bytes)).rejects.toThrow(reason);
    expect(await asSuperuser('select count(*)::int as n from file')).toEqual(before);
  });

  it('没有权限的不能传', async () => {
    await expect(upload(testStaff(town), '户口本.png', png)).rejects.toMatchObject({ code: 'access.forbidden' });
  });
});

describe('谁看得到文件', () => {
  it('居民只看得到自己上传的，登记在册之前传的也算', async () => {
    const stranger = {
      ...testResident('01900000-0000-7000-8000-000000000001'),
      person: null,
      idNumberIndex: Buffer.alloc(32, 7),
    };
    const file = await upload(stranger, '身份证.png', png);
    const known = { ...stranger, person: '01900000-0000-7000-8000-000000000002' };
    expect((await readFile(ctx, known, file.id)).name).toBe('身份证.png');
    const other = testResident('01900000-0000-7000-8000-000000000003');
    await expect(readFile(ctx, other, file.id)).rejects.toMatchObject({ code: 'files.not-found' });
  });

  it('归入办件之前只有上传人的管辖范围内看得到；归入之后随办件所在的村', async () => {
    const resident = testResident('01900000-0000-7000-8000-000000000004');
    const file = await upload(resident, '身份证.png', png);
    const worker = testStaff(village, ...may);
    await expect(readFile(ctx, worker, file.id)).rejects.toMatchObject({ code: 'files.not-found' });
    await attach(resident, [file.id], someCase);
    expect((await readFile(ctx, worker, file.id)).case).toBe(someCase.id);
    await expect(readFile(ctx, testStaff('512021101', ...may), file.id)).rejects.toMatchObject({
      code: 'files.not-found',
    });
  });

  it('别人上传的不能归入自己的办件，已归入一个办件的不能再归入另一个', async () => {
    const [mine, theirs] = [testStaff(village, ...may), testStaff(village, ...may)];
    const file = await upload(mine, '户口本.png', png);
    await expect(attach(theirs, [file.id], someCase)).rejects.toMatchObject({ code: 'files.not-found' });
    await attach(mine, [file.id], someCase);
    await attach(theirs, [file.id], someCase);
    await expect(attach(mine, [file.id], otherCase)).rejects.toMatchObject({
      code: 'files.of-another-case',
      detail: '“户口本.png”已作为别的办件的材料。请重新上传一份，作为本办件的材料。',
    });
  });
});

describe('办件的材料', () => {
  it('按名称列出，转正只改显示、原件一个字节不变，别的乡镇看不到也转不了', async () => {
    const clerk = testStaff(village, ...may);
    const ofCase = { id: '01900000-0000-7000-8000-00000000000c', division: village };
    const file = await upload(clerk, '横着拍的户口本.png', png);
    await attach(clerk, [file.id], ofCase);
    await turnFile(ctx, clerk, file.id, 1);
    const listed = await listFiles(ctx, testStaff(town, ...may), ofCase.id);
    expect(listed.map(({ name, turns }) => [name, turns])).toEqual([['横着拍的户口本.png', 1]]);
    expect(await buffer((await readFile(ctx, clerk, file.id)).content)).toEqual(png);
    const stranger = testStaff('512021101', ...may);
    await expect(turnFile(ctx, stranger, file.id, 2)).rejects.toMatchObject({ code: 'files.not-found' });
    expect(await listFiles(ctx, stranger, ofCase.id)).toEqual([]);
    expect((await getFile(ctx, clerk, file.id)).turns).toBe(1);
  });

  it('居民转自己传的，转不了别人的', async () => {
    const mine = testResident('01900000-0000-7000-8000-000000000011');
    const file = await upload(mine, '身份证.png', png);
    await turnFile(ctx, mine, file.id, 3);
    expect((await getFile(ctx, mine, file.id)).turns).toBe(3);
    const other = testResident('01900000-0000-7000-8000-000000000012');
    await expect(turnFile(ctx, other, file.id, 0)).rejects.toMatchObject({ code: 'files.not-found' });
    await expect(getFile(ctx, other, file.id)).rejects.toMatchObject({ code: 'files.not-found' });
  });
});

const server = await createHttpServer({
  log: ctx.log,
  title: '测试',
  version: '0',
  fileLimit: 20 * 1024 * 1024,
  problems: (http) =>
    http.setErrorHandler((error, _request, reply) =>
      reply
        .status(error instanceof DomainError ? 422 : 500)
        .send({ message: error instanceof Error ? error.message : '' }),
    ),
});
identifyActors(ctx, server);
server.addHook('preHandler', async (request) => {
  request.actor = testStaff(town, ...may);
});
await server.register(filesRoutes(ctx));

describe('上传接口', () => {
  const post = (name: string, bytes: Uint8Array) => {
    const form = new FormData();
    form.append('file', new Blob([Buffer.from(bytes)]), name);
    const encoded = new Response(form);
    return encoded.arrayBuffer().then((body) =>
      server.inject({
        method: 'POST',
        url: '/api/files',
        headers: { 'content-type': encoded.headers.get('content-type') ?? '', 'x-jimin-request': '1' },
        payload: Buffer.from(body),
      }),
    );
  };

  it('传上去得到编号，再按编号下载', async () => {
    const answer = await post('户口本.png', png);
    expect(answer.statusCode).toBe(201);
    const { id, ...rest } = answer.json();
    expect(rest).toEqual({ name: '户口本.png', type: 'image/png', bytes: png.length });
    const download = await server.inject({ url: `/api/files/${id}` });
    expect([download.statusCode, download.headers['content-type'], download.headers['content-disposition']]).toEqual([
      200,
      'image/png',
      "inline; filename*=UTF-8''%E6%88%B7%E5%8F%A3%E6%9C%AC.png",
    ]);
    expect(download.rawPayload).toEqual(png);
  });

  it('80 MB 的扫描件不收，并说明怎样变小', async () => {
    const answer = await post('户口本.png', Buffer.concat([png, Buffer.alloc(80 * 1024 * 1024)]));
    expect([answer.statusCode, answer.json().message]).toEqual([
      422,
      '文件太大：“户口本.png”超过 20 MB，请压缩、降低照片分辨率或分成几份再传。',
    ]);
  });

  it('请求里没有文件的，说没有收到', async () => {
    const form = new Response(new FormData());
    const answer = await server.inject({
      method: 'POST',
      url: '/api/files',
      headers: { 'content-type': form.headers.get('content-type') ?? '', 'x-jimin-request': '1' },
      payload: Buffer.from(await form.arrayBuffer()),
    });
    expect([answer.statusCode, answer.json().message]).toEqual([
      422,
      '没有收到文件：请求中没有文件。请选择一个文件再上传。',
    ]);
  });
});
