import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance } from 'fastify';
import { BinaryFile } from '#core/access/binary-file.contract.ts';
import { actorOf } from '#core/access/index.ts';
import { plainMonth } from '#kit/plain-date.ts';
import {
  FeedList,
  ImportConfirmation,
  ImportHouseholdPage,
  ImportHouseholdsQuery,
  ImportList,
  ImportParams,
  ImportStarted,
  ImportSummary,
  NewImport,
} from './feeds.contract.ts';
import { makeFaultsFile } from './feeds.faults-file.service.ts';
import { confirmImport } from './feeds.importing.service.ts';
import { getImport, listFeeds, listImportHouseholds, listImports } from './feeds.read.service.ts';
import { startImport } from './feeds.reading.service.ts';
import type { ImportOffice } from './feeds.ts';

const tags = ['imports'];

export const feedsRoutes = (office: ImportOffice) => async (app: FastifyInstance) => {
  const routes = app.withTypeProvider<TypeBoxTypeProvider>();

  routes.get(
    '/api/feeds',
    { schema: { summary: '可以导入的台账', tags, response: { 200: FeedList } } },
    async (request) => listFeeds(office, actorOf(request)),
  );

  routes.get(
    '/api/imports',
    { schema: { summary: '导入批次列表', tags, response: { 200: ImportList } } },
    async (request) => listImports(office, actorOf(request)),
  );

  routes.post(
    '/api/imports',
    { schema: { summary: '读取已上传的台账', tags, body: NewImport, response: { 202: ImportStarted } } },
    async (request, reply) => reply.status(202).send(await startImport(office, actorOf(request), request.body)),
  );

  routes.get(
    '/api/imports/:id',
    { schema: { summary: '导入批次', tags, params: ImportParams, response: { 200: ImportSummary } } },
    async (request) => getImport(office, actorOf(request), request.params.id),
  );

  routes.get(
    '/api/imports/:id/households',
    {
      schema: {
        summary: '导入批次中的家庭和错误',
        tags,
        params: ImportParams,
        querystring: ImportHouseholdsQuery,
        response: { 200: ImportHouseholdPage },
      },
    },
    async (request) => listImportHouseholds(office, actorOf(request), { batch: request.params.id, ...request.query }),
  );

  routes.post(
    '/api/imports/:id/confirm',
    {
      schema: {
        summary: '确认导入无错误的家庭',
        tags,
        params: ImportParams,
        body: ImportConfirmation,
        response: { 202: ImportStarted },
      },
    },
    async (request, reply) => {
      const { paidThrough, key } = request.body;
      const month = paidThrough === undefined ? undefined : plainMonth(paidThrough);
      const input = { batch: request.params.id, paidThrough: month, key };
      return reply.status(202).send(await confirmImport(office, actorOf(request), input));
    },
  );

  routes.get(
    '/api/imports/:id/faults.xlsx',
    {
      schema: {
        summary: '未导入的行及错误说明',
        tags,
        params: ImportParams,
        produces: ['application/octet-stream'],
        response: { 200: BinaryFile },
      },
    },
    async (request, reply) => {
      const { name, content } = await makeFaultsFile(office, actorOf(request), request.params.id);
      return reply
        .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(name)}`)
        .header('cache-control', 'private, no-store')
        .type('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
        .send(content);
    },
  );
};
