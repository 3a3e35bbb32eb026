import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance } from 'fastify';
import { BinaryFile } from '#core/access/binary-file.contract.ts';
import { actorOf, type Context } from '#core/access/index.ts';
import * as contract from './notices.contract.ts';
import { listPublicNotices, objectToNotice } from './notices.public.service.ts';
import { answerObjection, getNotice, listNotices, readObjectionContact } from './notices.service.ts';
import { printNoticeSheet } from './notices.sheet.service.ts';

const tags = ['notices'];
/** A village may share one address. */
const objectionLimit = { max: 10, timeWindow: '10 minutes' };

export const noticesRoutes = (ctx: Context) => async (app: FastifyInstance) => {
  const routes = app.withTypeProvider<TypeBoxTypeProvider>();

  routes.get(
    '/api/public/notices',
    {
      config: { rateLimit: { max: 300, timeWindow: '1 minute' } },
      schema: {
        summary: '公示栏：今天正在公示的，后张贴的在前',
        tags,
        querystring: contract.PublicNoticeQuery,
        response: { 200: contract.PublicNotices },
      },
    },
    async ({ query }) => listPublicNotices(ctx, query),
  );

  routes.post(
    '/api/public/notices/:id/objections',
    {
      config: { rateLimit: objectionLimit },
      schema: {
        summary: '对公示提出异议（公示期内，可匿名）',
        tags,
        params: contract.NoticeParams,
        body: contract.NewObjection,
        response: { 201: contract.ObjectionReceipt },
      },
    },
    async ({ params, body }, reply) =>
      reply.status(201).send(await objectToNotice(ctx, { notice: params.id, ...body })),
  );

  routes.get(
    '/api/notices',
    {
      schema: {
        summary: '公示台账',
        tags,
        querystring: contract.NoticeQuery,
        response: { 200: contract.NoticeLines },
      },
    },
    async (request) => listNotices(ctx, actorOf(request), request.query),
  );

  routes.get(
    '/api/notices/:id',
    {
      schema: {
        summary: '公示及其异议',
        tags,
        params: contract.NoticeParams,
        response: { 200: contract.NoticeDetail },
      },
    },
    async (request) => getNotice(ctx, actorOf(request), request.params.id),
  );

  routes.get(
    '/api/notices/:id/sheet.pdf',
    {
      schema: {
        summary: '公示单（张贴用）',
        tags,
        params: contract.NoticeParams,
        produces: ['application/pdf'],
        response: { 200: BinaryFile },
      },
    },
    async (request, reply) => {
      const pdf = await printNoticeSheet(ctx, actorOf(request), request.params.id);
      return reply
        .header('content-disposition', `inline; filename*=UTF-8''${encodeURIComponent('公示单.pdf')}`)
        .header('cache-control', 'private, no-store')
        .type('application/pdf')
        .send(pdf);
    },
  );

  routes.post(
    '/api/notices/:id/objections/:objection/answer',
    {
      schema: {
        summary: '答复异议',
        tags,
        params: contract.ObjectionParams,
        body: contract.ObjectionAnswer,
        response: { 200: contract.ObjectionAnsweredOn },
      },
    },
    async (request) => {
      const { id, objection } = request.params;
      return answerObjection(ctx, actorOf(request), { notice: id, objection, ...request.body });
    },
  );

  routes.post(
    '/api/notices/:id/objections/:objection/contact',
    {
      schema: {
        summary: '查看提出异议人的联系方式（记入审计）',
        tags,
        params: contract.ObjectionParams,
        body: contract.ContactPurpose,
        response: { 200: contract.ObjectionContact },
      },
    },
    async (request) => {
      const { id, objection } = request.params;
      return readObjectionContact(ctx, actorOf(request), { notice: id, objection, ...request.body });
    },
  );
};
