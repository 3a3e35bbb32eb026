import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance } from 'fastify';
import { actorOf, type Context } from '#core/access/index.ts';
import { plainMonth } from '#kit/plain-date.ts';
import { Replay, ReplayParams, ReplayQuery } from './decisions.replay.contract.ts';
import { replayHousehold } from './decisions.replay.service.ts';

export const replayRoutes = (ctx: Context) => async (app: FastifyInstance) => {
  const routes = app.withTypeProvider<TypeBoxTypeProvider>();

  routes.get(
    '/api/households/:id/replay',
    {
      schema: {
        summary: '一户逐月重新判定：当时的决定，按现在所知应是多少，差额和原因',
        tags: ['decisions'],
        params: ReplayParams,
        querystring: ReplayQuery,
        response: { 200: Replay },
      },
    },
    async (request) => {
      const { month, until } = request.query;
      return replayHousehold(ctx, actorOf(request), {
        household: request.params.id,
        month: plainMonth(month),
        until: until === undefined ? undefined : plainMonth(until),
      });
    },
  );
};
