import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance } from 'fastify';
import { plainDate } from '#kit/plain-date.ts';
import * as contract from './access.deputies.contract.ts';
import { endDeputy, listColleagues, listDeputies, nameDeputy } from './access.deputies.service.ts';
import type { Context } from './context.ts';
import { actorOf } from './request-actor.ts';

const tags = ['access'];

/** Who acts with whose post meanwhile. */
export const deputyRoutes = (ctx: Context) => async (app: FastifyInstance) => {
  const routes = app.withTypeProvider<TypeBoxTypeProvider>();

  routes.get(
    '/api/deputies',
    { schema: { summary: '我的和我代理的岗位', tags, response: { 200: contract.DeputyList } } },
    async (request) => listDeputies(ctx, actorOf(request)),
  );
  routes.get(
    '/api/colleagues',
    { schema: { summary: '可以请谁代理', tags, response: { 200: contract.ColleagueList } } },
    async (request) => listColleagues(ctx, actorOf(request)),
  );
  routes.post(
    '/api/deputies',
    {
      schema: {
        summary: '请人代理现在的岗位',
        tags,
        body: contract.NewDeputy,
        response: { 201: contract.DeputyNamed },
      },
    },
    async (request, reply) => {
      const { from, to, ...rest } = request.body;
      const made = await nameDeputy(ctx, actorOf(request), { ...rest, from: plainDate(from), to: plainDate(to) });
      return reply.status(201).send(made);
    },
  );
  routes.post(
    '/api/deputies/:id/end',
    {
      schema: {
        summary: '提前结束代理',
        tags,
        params: contract.DeputyParams,
        body: contract.EndDeputy,
        response: { 200: contract.DeputyNamed },
      },
    },
    async (request) => endDeputy(ctx, actorOf(request), { id: request.params.id, key: request.body.key }),
  );
};
