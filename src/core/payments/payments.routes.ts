import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance } from 'fastify';
import { BinaryFile } from '#core/access/binary-file.contract.ts';
import { actorOf, type Context } from '#core/access/index.ts';
import { plainMonth } from '#kit/plain-date.ts';
import { approvePayRun, cancelPayRun, verifyPayRun } from './payments.approval.service.ts';
import { makeBankFile } from './payments.bank-file.service.ts';
import {
  BankFileParams,
  NewPayRun,
  PageQuery,
  PayHoldPage,
  PayLinePage,
  PayRunApproved,
  PayRunCancelled,
  PayRunDetail,
  PayRunKey,
  PayRunList,
  PayRunMade,
  PayRunParams,
  PayRunVerification,
} from './payments.contract.ts';
import { makePayRun } from './payments.making.service.ts';
import { getPayRun, listPayHolds, listPayLines, listPayRuns } from './payments.read.service.ts';

const tags = ['pay-runs'];

export const paymentsRoutes = (ctx: Context) => async (app: FastifyInstance) => {
  const routes = app.withTypeProvider<TypeBoxTypeProvider>();

  routes.get(
    '/api/pay-runs',
    { schema: { summary: '发放批次列表', tags, response: { 200: PayRunList } } },
    async (request) => listPayRuns(ctx, actorOf(request)),
  );

  routes.post(
    '/api/pay-runs',
    { schema: { summary: '生成发放批次', tags, body: NewPayRun, response: { 202: PayRunMade } } },
    async (request, reply) => {
      const { month, key } = request.body;
      return reply.status(202).send(await makePayRun(ctx, actorOf(request), { month: plainMonth(month), key }));
    },
  );

  routes.get(
    '/api/pay-runs/:id',
    { schema: { summary: '发放批次及乡镇小计', tags, params: PayRunParams, response: { 200: PayRunDetail } } },
    async (request) => getPayRun(ctx, actorOf(request), request.params.id),
  );

  routes.get(
    '/api/pay-runs/:id/lines',
    {
      schema: {
        summary: '发放明细',
        tags,
        params: PayRunParams,
        querystring: PageQuery,
        response: { 200: PayLinePage },
      },
    },
    async (request) => listPayLines(ctx, actorOf(request), { run: request.params.id, ...request.query }),
  );

  routes.get(
    '/api/pay-runs/:id/holds',
    {
      schema: {
        summary: '暂缓发放及原因',
        tags,
        params: PayRunParams,
        querystring: PageQuery,
        response: { 200: PayHoldPage },
      },
    },
    async (request) => listPayHolds(ctx, actorOf(request), { run: request.params.id, ...request.query }),
  );

  routes.get(
    '/api/pay-runs/:id/verification',
    {
      schema: { summary: '校验冻结的批次', tags, params: PayRunParams, response: { 200: PayRunVerification } },
    },
    async (request) => verifyPayRun(ctx, actorOf(request), request.params.id),
  );

  routes.post(
    '/api/pay-runs/:id/approve',
    {
      schema: {
        summary: '复核并冻结批次（生成人不能复核）',
        tags,
        params: PayRunParams,
        body: PayRunKey,
        response: { 200: PayRunApproved },
      },
    },
    async (request) => approvePayRun(ctx, actorOf(request), { run: request.params.id, key: request.body.key }),
  );

  routes.post(
    '/api/pay-runs/:id/cancel',
    {
      schema: {
        summary: '作废未冻结的批次',
        tags,
        params: PayRunParams,
        body: PayRunKey,
        response: { 200: PayRunCancelled },
      },
    },
    async (request) => cancelPayRun(ctx, actorOf(request), { run: request.params.id, key: request.body.key }),
  );

  routes.get(
    '/api/pay-runs/:id/bank-file.:format',
    {
      schema: {
        summary: '银行发放文件（xlsx 或 csv）',
        tags,
        params: BankFileParams,
        produces: ['application/octet-stream'],
        response: { 200: BinaryFile },
      },
    },
    async (request, reply) => {
      const { id, format } = request.params;
      const file = await makeBankFile(ctx, actorOf(request), { run: id, format });
      return reply
        .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`)
        .header('cache-control', 'private, no-store')
        .type(file.mediaType)
        .send(file.content);
    },
  );
};
