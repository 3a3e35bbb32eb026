import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance } from 'fastify';
import { BinaryFile } from '#core/access/binary-file.contract.ts';
import { actorOf, type Context } from '#core/access/index.ts';
import { CaseFiles, CaseFilesQuery, CaseFileView, FileParams, FileTurns, FileView } from './files.contract.ts';
import { getFile, listFiles, readFile, turnFile, uploadFile } from './files.service.ts';
import { type File, FileMissing } from './files.ts';

/** Shown by the browser itself; tables are downloaded. */
const shown = /^(image\/|application\/pdf$)/;

export const filesRoutes = (ctx: Context) => async (app: FastifyInstance) => {
  const routes = app.withTypeProvider<TypeBoxTypeProvider>();

  routes.post(
    '/api/files',
    {
      schema: {
        summary: '上传文件',
        description: 'multipart/form-data，一个文件。最大 20 MB；PDF、JPG、PNG、WebP、xlsx、csv，按内容判定。',
        tags: ['files'],
        consumes: ['multipart/form-data'],
        response: { 201: FileView },
      },
    },
    async (request, reply) => {
      const actor = actorOf(request);
      const part = await request.file();
      if (part === undefined) throw FileMissing({});
      const { id, name, type, bytes } = await uploadFile(ctx, actor, { name: part.filename, content: part.file });
      return reply.status(201).send({ id, name, type, bytes });
    },
  );

  routes.get(
    '/api/files',
    {
      schema: { summary: '办件的材料', tags: ['files'], querystring: CaseFilesQuery, response: { 200: CaseFiles } },
    },
    async (request) => {
      const files = await listFiles(ctx, actorOf(request), request.query.case);
      return { items: files.map(fileView) };
    },
  );

  routes.get(
    '/api/files/:id/about',
    {
      schema: {
        summary: '文件的名称、类型和显示方向',
        tags: ['files'],
        params: FileParams,
        response: { 200: CaseFileView },
      },
    },
    async (request) => fileView(await getFile(ctx, actorOf(request), request.params.id)),
  );

  routes.put(
    '/api/files/:id/turns',
    {
      schema: {
        summary: '把扫描件转正：只改显示，原件不变',
        tags: ['files'],
        params: FileParams,
        body: FileTurns,
        response: { 200: FileTurns },
      },
    },
    async (request) => {
      await turnFile(ctx, actorOf(request), request.params.id, request.body.turns);
      return request.body;
    },
  );

  routes.get(
    '/api/files/:id',
    {
      schema: {
        summary: '下载文件',
        tags: ['files'],
        params: FileParams,
        produces: ['application/octet-stream'],
        response: { 200: BinaryFile },
      },
    },
    async (request, reply) => {
      const { name, type, bytes, content } = await readFile(ctx, actorOf(request), request.params.id);
      const manner = shown.test(type) ? 'inline' : 'attachment';
      return reply
        .header('content-disposition', `${manner}; filename*=UTF-8''${encodeURIComponent(name)}`)
        .header('cache-control', 'private, no-store')
        .type(type)
        .header('content-length', bytes)
        .send(content);
    },
  );
};

const fileView = ({ id, name, type, bytes, at, turns }: File): CaseFileView => ({ id, name, type, bytes, at, turns });
