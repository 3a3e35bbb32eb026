import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance } from 'fastify';
import { BinaryFile } from '#core/access/binary-file.contract.ts';
import { actorOf, type Context } from '#core/access/index.ts';
import { sendWorkbook } from '#core/decisions/index.ts';
import * as contract from './figures.contract.ts';
import { exportFigures, getFigures, listFigure } from './figures.service.ts';

const tags = ['figures'];

export const figuresRoutes = (ctx: Context) => async (app: FastifyInstance) => {
  const routes = app.withTypeProvider<TypeBoxTypeProvider>();

  routes.get(
    '/api/figures',
    {
      schema: {
        summary: '一个月的统计，合计和分乡镇',
        tags,
        querystring: contract.FigureQuery,
        response: { 200: contract.FigureSheet },
      },
    },
    async (request) => getFigures(ctx, actorOf(request), request.query),
  );
  routes.get(
    '/api/figures.xlsx',
    {
      schema: {
        summary: '导出统计（xlsx）',
        tags,
        querystring: contract.FigureQuery,
        produces: ['application/octet-stream'],
        response: { 200: BinaryFile },
      },
    },
    async (request, reply) => sendWorkbook(reply, await exportFigures(ctx, actorOf(request), request.query)),
  );
  routes.get(
    '/api/figures/:key/rows',
    {
      schema: {
        summary: '一个指标背后的清单',
        tags,
        params: contract.FigureParams,
        querystring: contract.FigureListQuery,
        response: { 200: contract.FigureItems },
      },
    },
    async (request) => listFigure(ctx, actorOf(request), { ...request.query, key: request.params.key }),
  );
};
