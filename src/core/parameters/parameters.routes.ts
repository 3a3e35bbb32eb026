import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance } from 'fastify';
import { actorOf, type Context } from '#core/access/index.ts';
import { ParameterList } from './parameters.contract.ts';
import { listParameters } from './parameters.service.ts';

export const parametersRoutes = (ctx: Context) => async (app: FastifyInstance) => {
  const routes = app.withTypeProvider<TypeBoxTypeProvider>();

  routes.get(
    '/api/parameters',
    { schema: { summary: '标准参数', tags: ['parameters'], response: { 200: ParameterList } } },
    async (request) => listParameters(ctx, actorOf(request)),
  );
};
